import PDFDocument from 'pdfkit';
import type { Instant } from '../primitives/instant.ts';
import { printRuns, type PrintRun } from '../site/print-fonts.ts';

/** A4 in points, and its margin. */
const PAPER = { width: 595.28, height: 841.89 } as const;
export const MARGIN = 56;
export const INNER = PAPER.width - 2 * MARGIN;

/** How a text stands: its size in points, where it ends when it is too long for a line, and its colour. */
export interface Look {
  readonly size: number;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly colour?: string;
}

const LEADING = 1.55;

/** One sheet of paper that is written from top to bottom. The same texts at the same moment give the same bytes. */
export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #done: Promise<Uint8Array>;
  /** Where the next line begins, in points from the top. */
  y = MARGIN;

  constructor(about: { readonly title: string; readonly author: string; readonly at: Instant }) {
    // Without a first font of its own: pdfkit would put in one that can't write Japanese.
    this.#doc = new PDFDocument({ size: 'A4', margin: 0, font: '', info: { Title: about.title, Author: about.author, Creator: 'Choku', Producer: 'Choku', CreationDate: new Date(about.at), ModDate: new Date(about.at) } });
    const chunks: Buffer[] = [];
    this.#done = new Promise((resolve, reject) => {
      this.#doc.on('data', (chunk: Buffer) => { chunks.push(chunk); });
      this.#doc.on('end', () => { resolve(Buffer.concat(chunks)); });
      this.#doc.on('error', reject);
    });
  }

  #use({ font }: PrintRun, size: number): void {
    this.#doc.registerFont(font.name, font.bytes);
    this.#doc.font(font.name).fontSize(size);
  }

  #widthOf(text: string, size: number): number {
    return printRuns(text).reduce((sum, run) => {
      this.#use(run, size);
      return sum + this.#doc.widthOfString(run.text);
    }, 0);
  }

  /** Cuts a text into lines that fit: Japanese breaks anywhere, words of letters stay whole while they fit. */
  #lines(text: string, { size, width = INNER }: Look): string[] {
    const pieces = text.match(/[\w.,:@/-]+|[\s\S]/gu) ?? [];
    const lines: string[] = [];
    let line = '';
    for (const piece of pieces.flatMap((one) => this.#widthOf(one, size) > width ? [...one] : [one])) {
      // A closing mark never begins a line: it hangs over the edge.
      if (line !== '' && !/^[。、」』）)]$/u.test(piece) && this.#widthOf(line + piece, size) > width) {
        lines.push(line);
        line = piece.trimStart();
      } else line += piece;
    }
    return [...lines, line];
  }

  #line(text: string, at: { readonly x: number; readonly y: number }, look: Look): void {
    const { size, width = INNER, align = 'left', colour = '#1c232e' } = look;
    const room = width - this.#widthOf(text, size);
    let x = at.x + (align === 'left' ? 0 : align === 'right' ? room : room / 2);
    for (const run of printRuns(text)) {
      this.#use(run, size);
      this.#doc.fillColor(colour).text(run.text, x, at.y, { lineBreak: false });
      x += this.#doc.widthOfString(run.text);
    }
  }

  /** Writes a text at a place, on as many lines as it needs; answers where the next line would begin. */
  textAt(text: string, at: { readonly x: number; readonly y: number }, look: Look): number {
    const lines = this.#lines(text, look);
    for (const [index, line] of lines.entries()) this.#line(line, { x: at.x, y: at.y + index * look.size * LEADING }, look);
    return at.y + lines.length * look.size * LEADING;
  }

  /** Writes a text below what stands there. */
  text(text: string, look: Look): void {
    this.y = this.textAt(text, { x: MARGIN, y: this.y }, look);
  }

  /** A row of a table: a name left, what it is right of it, a line below. */
  row(name: string, value: string, look: { readonly strong?: boolean } = {}): void {
    const size = look.strong === true ? 13 : 10.5;
    const below = Math.max(this.textAt(name, { x: MARGIN, y: this.y }, { size, width: 230, colour: '#4c535e' }), this.textAt(value, { x: MARGIN + 240, y: this.y }, { size, width: INNER - 240, align: 'right' }));
    this.y = below + 4;
    this.rule();
    this.y += 8;
  }

  /** A thin line over the whole width. */
  rule(colour = '#cfcdc6'): void {
    this.#doc.moveTo(MARGIN, this.y).lineTo(MARGIN + INNER, this.y).lineWidth(0.7).strokeColor(colour).stroke();
  }

  /** A tinted field behind what is written next. */
  field(height: number): void {
    this.#doc.rect(MARGIN, this.y, INNER, height).fill('#f4f3ef');
  }

  /** Leaves room. */
  space(points: number): void {
    this.y += points;
  }

  /** Large letters across the whole sheet, light enough to read through. */
  across(text: string): void {
    const size = 92;
    const width = this.#widthOf(text, size);
    this.#doc.save().rotate(-40, { origin: [PAPER.width / 2, PAPER.height / 2] }).fillOpacity(0.16);
    this.#line(text, { x: (PAPER.width - width) / 2, y: PAPER.height / 2 - size / 2 }, { size, width, colour: '#b3261e' });
    this.#doc.restore().fillOpacity(1);
  }

  /** Ends the sheet and answers its bytes. */
  async finish(): Promise<Uint8Array> {
    this.#doc.end();
    return this.#done;
  }
}

/** What a sign is: neither, kanji, hiragana, katakana. ー belongs to the kana before it. */
export type Script = 0 | 1 | 2 | 3;
export const [OTHER, KANJI, HIRAGANA, KATAKANA] = [0, 1, 2, 3] as const;

/** Two bits a sign, eight signs in each unit of the string. */
const PER_UNIT = 8;

/** A text in the spelling of `normalise`, with what kind of kana each sign was written in. */
export interface Written {
  readonly text: string;
  readonly scripts: string;
}

function scriptOf(unit: number, before: Script): Script {
  if (unit >= 0x3041 && unit <= 0x3096) return HIRAGANA;
  if (unit >= 0x30a1 && unit <= 0x30fa) return KATAKANA;
  if (unit === 0x30fc) return before;
  // Surrogates are the two halves of rarer kanji here: signs of other planes that are letters.
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xd840 && unit <= 0xdfff) ? KANJI : OTHER;
}

/** The scripts of a text as `spell` leaves it, before its kana are made one kind. */
export function packScripts(spelled: string): string {
  const units: number[] = [];
  let [unit, before]: [number, Script] = [0, OTHER];
  for (let at = 0; at < spelled.length; at += 1) {
    before = scriptOf(spelled.charCodeAt(at), before);
    unit |= before << at % PER_UNIT * 2;
    if (at % PER_UNIT === PER_UNIT - 1 || at === spelled.length - 1) {
      units.push(unit);
      unit = 0;
    }
  }
  return units.map((one) => String.fromCharCode(one)).join('');
}

/** The script of the sign at a place; `OTHER` beyond either end. */
export function scriptAt({ text, scripts }: Written, at: number): Script {
  if (at < 0 || at >= text.length) return OTHER;
  return (scripts.charCodeAt(Math.floor(at / PER_UNIT)) >> at % PER_UNIT * 2 & 3) as Script;
}

/** Where the run of one script around a place begins and ends. */
export function runAround(written: Written, at: number): { readonly from: number; readonly to: number } {
  const script = scriptAt(written, at);
  let [from, to] = [at, at + 1];
  while (from > 0 && scriptAt(written, from - 1) === script) from -= 1;
  while (to < written.text.length && scriptAt(written, to) === script) to += 1;
  return { from, to };
}

/** A part of the text with its katakana given back. */
export function asWritten(written: Written, from: number, to: number): string {
  let part = '';
  for (let at = from; at < to; at += 1) {
    const unit = written.text.charCodeAt(at);
    part += String.fromCharCode(scriptAt(written, at) === KATAKANA && unit >= 0x3041 && unit <= 0x3096 ? unit + 0x60 : unit);
  }
  return part;
}

/** One line of what the doctor says: what was looked at, how it is, and what to do. `note` is worth knowing but stops nobody. */
export interface Finding {
  readonly about: string;
  readonly state: 'fine' | 'note' | 'wrong';
  readonly words: string;
}

const marks = { fine: '✓', note: '–', wrong: '✗' } as const;

export const fine = (about: string, words: string): Finding => ({ about, state: 'fine', words });
export const note = (about: string, words: string): Finding => ({ about, state: 'note', words });
export const wrong = (about: string, words: string): Finding => ({ about, state: 'wrong', words });

/** What must be right once people use the platform, and is only worth a note before. */
export const wrongWhenLive = (live: boolean) => (live ? wrong : note);

/** The findings as lines, names in one column. */
export function report(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return findings.map(({ about, state, words }) => `${marks[state]} ${about.padEnd(width)}  ${words}`).join('\n');
}

/** How many things are wrong. */
export function faultsIn(findings: readonly Finding[]): number {
  return findings.filter(({ state }) => state === 'wrong').length;
}

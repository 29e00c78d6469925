// Names as Japanese banks write them: half-width kana, capitals and digits, one byte a character (JIS X 0201), a voicing mark being a byte of its own.

/** What was done to the typed text, so that a form can say so. */
export type KanaChange = 'hiragana' | 'width' | 'capitals' | 'dashes' | 'small_kana' | 'old_kana' | 'middle_dot' | 'blanks';

/** A name as the bank writes it, or why it can't be one. `character` names what can't be written, as it was typed. */
export type BankKana =
  | { readonly ok: true; readonly kana: string; readonly bytes: number; readonly changed: readonly KanaChange[] }
  | { readonly ok: false; readonly reason: 'character' | 'stranded_mark'; readonly character: string }
  | { readonly ok: false; readonly reason: 'too_long'; readonly bytes: number; readonly most: number }
  | { readonly ok: false; readonly reason: 'empty' };

/** How many bytes a name may take: 受取人名, 委託者名, and the names of banks and branches. */
export const nameBytes = { holder: 30, client: 40, bank: 15 } as const;

const full = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a';
const half = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ';
const toHalf = new Map([...full].map((character, at) => [character, half.charAt(at)]));

const large = new Map([...'ァィゥェォッャュョヮヵヶ'].map((small, at) => [small, 'アイウエオツヤユヨワカケ'.charAt(at)]));
const modern = new Map([['ヲ', 'オ'], ['ヰ', 'イ'], ['ヱ', 'エ']]);

const dash = /[ー\u2010-\u2015\u2212\u2500\u2501\u301c]/gu;
const mayBeVoiced = /(?:[ウカ-トハ-ホ]\u3099|[ハ-ホ]\u309a)/gu;
const marks = /[\u3099\u309a]/u;

/** Replaces, and notes the change when there was one. */
function rewrite(text: string, change: KanaChange | undefined, by: { changes: Set<KanaChange>; turn: (text: string) => string }): string {
  const turned = by.turn(text);
  if (turned !== text && change !== undefined) by.changes.add(change);
  return turned;
}

const turnEach = (table: ReadonlyMap<string, string>) => (text: string): string => [...text].map((character) => table.get(character) ?? character).join('');
const toKatakana = (text: string): string => text.replace(/[ぁ-ゖ]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60));

/** The steps before the half-width, in the order that matters: spaced voicing marks first, because NFKC would part them from their kana. */
const steps: readonly (readonly [KanaChange | undefined, (text: string) => string])[] = [
  [undefined, (text) => text.replace(/[\u309b\u309c]/gu, (mark) => (mark === '\u309b' ? '\u3099' : '\u309a'))],
  ['dashes', (text) => text.replaceAll('\uff5e', '-')],
  ['width', (text) => text.normalize('NFKC')],
  ['capitals', (text) => text.replace(/[a-z]/gu, (letter) => letter.toUpperCase())],
  ['hiragana', toKatakana],
  ['dashes', (text) => text.replace(dash, '-')],
  ['small_kana', turnEach(large)],
  ['old_kana', turnEach(modern)],
  ['middle_dot', (text) => text.replaceAll('・', '.')],
  ['blanks', (text) => text.replace(/ +/gu, ' ').replace(/^ | $/gu, '')],
];

/** The first typed character that becomes what the bank can't write, for the message; the whole text's trouble when none does alone. */
function offender(typed: string, fallback: string, allowed: RegExp): string {
  const found = [...typed].find((character) => {
    const turned = turnedText(character, new Set()).normalize('NFD').replace(/[\u3099\u309a]/gu, '');
    return [...turned].some((part) => !allowed.test(toHalf.get(part) ?? part));
  });
  return found ?? fallback;
}

function turnedText(text: string, changes: Set<KanaChange>): string {
  return steps.reduce((sofar, [change, turn]) => rewrite(sofar, change, { changes, turn }), text);
}

/** What a kind of name may hold, byte by byte, once written. */
const characters = {
  party: /^[ｱ-ﾝﾞﾟA-Z0-9 ().-]$/u,
  bank: /^[ｱ-ﾝﾞﾟA-Z0-9 -]$/u,
} as const;

function normalise(typed: string, rules: { readonly allowed: RegExp; readonly most: number; readonly before?: (text: string) => string }): BankKana {
  const changes = new Set<KanaChange>();
  const turned = (rules.before ?? ((text: string) => text))(turnedText(typed, changes)).trim();
  const apart = turned.normalize('NFD');
  if (apart === '') return { ok: false, reason: 'empty' };
  const written = [...apart].map((character) => toHalf.get(character) ?? character);
  const strange = written.find((character) => !rules.allowed.test(character));
  if (strange !== undefined) return { ok: false, reason: 'character', character: offender(typed, strange, rules.allowed) };
  const stranded = marks.exec(apart.replace(mayBeVoiced, (pair) => '-'.repeat(pair.length)));
  if (stranded !== null) return { ok: false, reason: 'stranded_mark', character: [...apart.slice(0, stranded.index + 1)].slice(-2).join('').normalize('NFC') };
  const kana = written.join('');
  if (kana.length > rules.most) return { ok: false, reason: 'too_long', bytes: kana.length, most: rules.most };
  return { ok: true, kana, bytes: kana.length, changed: [...changes] };
}

/**
 * An account holder's name (口座名義, 受取人名) as the bank writes it: at most 30 bytes. Never guesses the reading of a kanji and never cuts:
 * a name that doesn't fit is refused, because cutting between ｶ and ﾞ makes another name.
 */
export function normaliseHolder(text: string): BankKana {
  return normalise(text, { allowed: characters.party, most: nameBytes.holder });
}

/** The operator's own name in the file's header (委託者名): the same rules, at most 40 bytes. */
export function normaliseClient(text: string): BankKana {
  return normalise(text, { allowed: characters.party, most: nameBytes.client });
}

/** The name of a bank or branch: at most 15 bytes, and of the signs only the dash; a dot becomes a blank. */
export function normaliseBankName(text: string): BankKana {
  return normalise(text, { allowed: characters.bank, most: nameBytes.bank, before: (turned) => turned.replaceAll('.', ' ').replace(/ +/gu, ' ') });
}

/** Names as a file holds them: allowed bytes, and a mark only after a kana that can have it. */
const written = {
  party: /^(?:[ｳｶ-ﾄﾊ-ﾎ]ﾞ|[ﾊ-ﾎ]ﾟ|[ｱ-ﾝA-Z0-9 ().-])*$/u,
  bank: /^(?:[ｳｶ-ﾄﾊ-ﾎ]ﾞ|[ﾊ-ﾎ]ﾟ|[ｱ-ﾝA-Z0-9 -])*$/u,
} as const;

const isWritten = (text: string, allowed: RegExp, most: number): boolean => text.length <= most && text.trim() === text && allowed.test(text);

/** Whether a text is a party's name exactly as a bank file may hold it: characters, marks and length (`most` bytes). */
export function isPartyKana(text: string, most: number): boolean {
  return text !== '' && isWritten(text, written.party, most);
}

/** Whether a text is a bank's or branch's name exactly as a bank file may hold it; none at all is allowed. */
export function isBankKana(text: string): boolean {
  return isWritten(text, written.bank, nameBytes.bank);
}

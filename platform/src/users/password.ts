/** Why a password is refused. Its length in code units is checked by the field already; this counts what people see. */
export type PasswordFault = 'short' | 'common' | 'personal';

const lookAlikes: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '@': 'a', '!': 'i' };
const unfold = (text: string) => Array.from(text, (character) => lookAlikes[character] ?? character).join('');
const onlyLetters = (text: string) => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** The shortest piece whose repetition is the whole text: `abc` of `abcabcabc`. */
function period(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}

const rows = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '01234567890123456789', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'];

function isRun(text: string): boolean {
  if (text.length < 4) return false;
  const backwards = Array.from(text).reverse().join('');
  return rows.some((row) => row.includes(text) || row.includes(backwards));
}

function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const spellings = [plain, period(plain), onlyLetters(plain), period(onlyLetters(plain))].flatMap((text) => [text, unfold(text), onlyLetters(unfold(text))]);
  return new Set(plain).size < 5 || spellings.some((text) => text !== '' && (common.has(text) || isRun(text)));
}

/**
 * What is wrong with a password; null: nothing. Refused are common ones, also with digits and signs around, doubled or with 0 for o; runs of the
 * keyboard; fewer than five different characters; and the person's own nickname or e-mail address.
 */
export function passwordFault(password: string, person: { readonly nickname?: string; readonly email?: string }, common: ReadonlySet<string>): PasswordFault | null {
  if (Array.from(password.normalize('NFC')).length < 12) return 'short';
  if (isCommon(password, common)) return 'common';
  const plain = password.normalize('NFKC').toLowerCase();
  const email = person.email?.toLowerCase();
  const own = [person.nickname?.normalize('NFKC').toLowerCase(), email, email?.split('@')[0]].filter((text) => text !== undefined && text.length >= 4);
  return own.some((text) => text === plain || text === onlyLetters(plain)) ? 'personal' : null;
}

/** Why a nickname is refused. */
export type NicknameFault = 'reserved' | 'invisible' | 'mixed_scripts' | 'empty';

/** Words that would make somebody look like the operator, wherever they stand in the name. */
const reservedAnywhere = ['運営', '公式', '事務局', '管理者', '管理人', 'チョク', 'choku', 'admin', 'official', 'moderator'];
/** Words refused only as the whole name. */
const reservedWhole = [
  'サポート', 'サポートセンター', 'お客様サポート', 'カスタマーサポート', 'システム', 'スタッフ', 'お知らせ', '匿名', '退会済み', '表示できないユーザー',
  'support', 'helpdesk', 'system', 'staff', 'operator', 'root', 'security', 'info', 'noreply', 'postmaster', 'webmaster', 'null', 'undefined', 'anonymous', 'deleted',
];

const lookAlikes: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', l: 'i', 3: 'e', 4: 'a', 5: 's', $: 's', '@': 'a', '|': 'i', '!': 'i' };

/** Format characters, unassigned and private ones, and letters that draw nothing; the joiner of emoji is looked at apart. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u;
const emojiJoiner = /(?<=[\p{Extended_Pictographic}\ufe0f\p{Emoji_Modifier}])\u200d(?=\p{Extended_Pictographic})/gu;
const stackedMarks = /\p{M}{4,}/u;
const anythingSeen = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** The scripts that people write side by side; a name keeps to one group. */
const scriptGroups: readonly RegExp[] = [
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}]*$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Latin}]*$/u,
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Latin}]*$/u,
  /^\p{Script=Cyrillic}*$/u, /^\p{Script=Greek}*$/u, /^\p{Script=Arabic}*$/u, /^\p{Script=Hebrew}*$/u, /^\p{Script=Thai}*$/u, /^\p{Script=Devanagari}*$/u,
  /^\p{Script=Bengali}*$/u, /^\p{Script=Tamil}*$/u, /^\p{Script=Georgian}*$/u, /^\p{Script=Armenian}*$/u, /^\p{Script=Khmer}*$/u, /^\p{Script=Lao}*$/u,
  /^\p{Script=Myanmar}*$/u, /^\p{Script=Sinhala}*$/u, /^\p{Script=Ethiopic}*$/u, /^\p{Script=Mongolian}*$/u,
];

/** The name as it is compared: width and case folded, katakana as hiragana, without spaces and signs. */
export function nicknameKey(nickname: string): string {
  return nickname.normalize('NFKC').toLowerCase()
    .replaceAll(/[\u30a1-\u30f6]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0x60) - 0x60))
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function withoutLookAlikes(text: string): string {
  return nicknameKey(Array.from(text.normalize('NFKC').toLowerCase(), (character) => lookAlikes[character] ?? character).join(''));
}

function isReserved(nickname: string): boolean {
  const spellings = [nicknameKey(nickname), withoutLookAlikes(nickname)];
  const folded = (word: string) => [nicknameKey(word), withoutLookAlikes(word)];
  return reservedAnywhere.some((word) => folded(word).some((part) => spellings.some((spelling) => spelling.includes(part))))
    || reservedWhole.some((word) => folded(word).some((whole) => spellings.includes(whole)));
}

/** What is wrong with a nickname of the right length (see `nicknameField`); null: nothing. */
export function nicknameFault(nickname: string): NicknameFault | null {
  if (unseen.test(nickname.replaceAll(emojiJoiner, '')) || stackedMarks.test(nickname.normalize('NFD'))) return 'invisible';
  if (!anythingSeen.test(nickname)) return 'empty';
  const letters = Array.from(nickname.normalize('NFKC').matchAll(/\p{L}/gu), ([letter]) => letter)
    .filter((letter) => !/[\p{Script=Common}\p{Script=Inherited}]/u.test(letter)).join('');
  if (!scriptGroups.some((group) => group.test(letters))) return 'mixed_scripts';
  return isReserved(nickname) ? 'reserved' : null;
}

const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** What is counted: a single kanji numeral is a number before these alone, so that 一般, 三重 and 千葉 stay words. */
const counters = '人|つ|ツ|歳|才|年|月|日|時|分|円|万|回|社|代|件|階|丁目|部屋|軒|歩|倍|割|度|泊|匹|頭|台|本|冊|枚|個|畳|坪|級|次|位|番|名|世帯|駅|組|浪|児|学期|段|限|種|品|食|杯|通|校|園|店|か月|か所|か国|週|キロ|メートル|ldk|dk|k';
const counted = new RegExp(`^(?:${counters})`, 'u');

/** The value of digits in a row (二〇二六), or null when there is a unit among them. */
function inARow(text: string): string | null {
  let value = '';
  for (const character of text) {
    const digit = digits[character] ?? (/[0-9]/.test(character) ? Number(character) : undefined);
    if (digit === undefined) return null;
    value += String(digit);
  }
  return value;
}

/** The value of up to 9,999 written with units (千五百, 3千), or null where it isn't one number. */
function withUnits(text: string): number | null {
  let [sum, pending, lowest] = [0, '', 10_000];
  for (const character of text) {
    const unit = small[character];
    if (unit === undefined) {
      pending += inARow(character) ?? '';
      continue;
    }
    if (unit >= lowest || pending.length > 1) return null;
    sum += (pending === '' ? 1 : Number(pending)) * unit;
    [pending, lowest] = ['', unit];
  }
  if (lowest < 10_000 && pending.length > 1) return null;
  return sum + (pending === '' ? 0 : Number(pending));
}

function valueOf(text: string): string | null {
  const [upper = '', lower, ...more] = text.split('万');
  if (more.length > 0) return null;
  if (lower === undefined) return inARow(text) ?? withUnits(text)?.toString() ?? null;
  const [tens, rest] = [withUnits(upper), withUnits(lower)];
  if (upper === '' || upper.length > 6 || lower.length > 7 || tens === null || rest === null || rest >= 10_000) return null;
  return String(tens * 10_000 + rest);
}

/** A numeral of several signs is a number; a single one only where something is counted. 十分 is "enough". */
function isNumber(numeral: string, before: string, after: string): boolean {
  if (numeral.length > 1) return true;
  if (numeral === '万' || /[統均同唯単]/u.test(before)) return false;
  if (numeral === '十' && after.startsWith('分')) return after.startsWith('分間');
  // 千代田 and 八千代 are names.
  if (numeral === '千' && after.startsWith('代')) return false;
  return counted.test(after) || (before === '第' && after.startsWith('子'));
}

/** Writes numbers in kanji as digits: 二十代 → 20代, 三人 → 3人, 1万5千円 → 15000円. */
export function numeralsToDigits(text: string): string {
  return text.replaceAll(/[0-9〇零一二三四五六七八九十百千万]*[〇零一二三四五六七八九十百千万][0-9〇零一二三四五六七八九十百千万]*/gu, (numeral: string, at: number) => {
    if (numeral.length > 12 || !isNumber(numeral, text.charAt(at - 1), text.slice(at + numeral.length, at + numeral.length + 5))) return numeral;
    return valueOf(numeral) ?? numeral;
  });
}

import { describe, expect, it } from 'vitest';
import { professionsOf, standingLine, writingHint } from './professions.ts';

const said = (category: string, title: string, prText = '') => professionsOf({ category, title, prText });

describe('what the law keeps for the licensed', () => {
  it.each([
    ['a health service, whatever it says', said('health', '松葉づえ生活のコツ'), ['doctor']],
    ['money, whatever it says', said('money', '家計簿の話'), ['taxAdviser', 'investmentAdviser']],
    ['words of illness in another category', said('work', '治療をしながら働く'), ['doctor']],
    ['words of law', said('care', '実家じまい', '相続できょうだいともめました'), ['lawyer']],
    ['English words', said('jobs', 'My divorce and my tax return'), ['lawyer', 'taxAdviser']],
    ['doing one’s best is no illness', said('exams', '受験をがんばる'), []],
    ['a talk about a town', said('town', '横浜の住み心地', '坂も風も、本音で。'), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('is said gently while writing and stands on the page', () => {
    expect(writingHint(['doctor'], 'ja')).toBe('体験したことを、そのまま書いてください。診断や治療の助言は、資格や登録のある人だけができます。');
    expect(standingLine(['taxAdviser', 'investmentAdviser'], 'en')).toBe('A personal experience. It doesn’t replace working out or filing taxes and advice on investments.');
    expect([writingHint([], 'ja'), standingLine([], 'en')]).toEqual(['', '']);
  });
});

import { expect, it } from 'vitest';
import { answersWords } from './answers-page.ts';

it.each([
  [{ asked: 0, answered: 0, medianMinutes: null }, '過去90日の申し込みはまだありません', 'No requests in the past 90 days'],
  [{ asked: 1, answered: 1, medianMinutes: null }, '過去90日の申し込みは1件。応答の目安にはまだ少なめです', '1 request in 90 days: too few to tell'],
  [{ asked: 2, answered: 2, medianMinutes: null }, '過去90日の申し込みは2件。応答の目安にはまだ少なめです', '2 requests in 90 days: too few to tell'],
  [{ asked: 5, answered: 2, medianMinutes: null }, '5件中2件に回答', 'Answered 2 of 5'],
  [{ asked: 20, answered: 18, medianMinutes: 3 }, '20件中18件に回答・中央値3分', 'Answered 18 of 20, median 3 min'],
])('says how a provider answers, and where it can’t be said: %o', (facts, ja, en) => {
  expect([answersWords(facts, 'ja'), answersWords(facts, 'en')]).toEqual([ja, en]);
});

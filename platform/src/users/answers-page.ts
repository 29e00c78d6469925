import type { Locale } from '../primitives/locale.ts';
import { html, type Html } from '../site/html.ts';
import { fill } from '../site/texts.ts';
import { LEAST_ANSWERS, type AnswerFacts } from './answer-facts.ts';
import { profileTexts as t } from './page-texts.ts';

/** How a provider answers, in words: `20件中18件に回答・中央値3分`. With too few requests it says so instead. */
export function answersWords(facts: AnswerFacts, locale: Locale): string {
  const { asked, answered, medianMinutes } = facts;
  if (asked === 0) return t.answersNone[locale];
  if (asked < LEAST_ANSWERS) return fill(asked === 1 ? t.answersFewOne[locale] : t.answersFew[locale], { asked });
  return medianMinutes === null ? fill(t.answersNoMedian[locale], { asked, answered }) : fill(t.answers[locale], { asked, answered, n: medianMinutes });
}

/** The same as a line of a page, with the days it is about. */
export function answersPart(facts: AnswerFacts, locale: Locale): Html {
  return html`<span>${answersWords(facts, locale)}${facts.asked < LEAST_ANSWERS ? undefined : html` <small>${t.answersWhen[locale]}</small>`}</span>`;
}

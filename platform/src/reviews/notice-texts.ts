import type { Locale } from '../primitives/locale.ts';
import type { NoticeWords } from '../users/index.ts';

/** What the notices about reviews are filled with. */
interface Facts {
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

type NoticeText = Readonly<Record<Locale, (facts: Facts) => NoticeWords>>;

/** Both have written, or the days are over: to both. */
export const openedNotice: NoticeText = {
  ja: ({ name, title, path }) => ({ subject: `${name}さんとのトークの評価が公開されました`, lines: [`「${title}」のトークの評価を読めます。届いた評価には、1回だけ返信できます。`], button: { label: '評価を見る', path } }),
  en: ({ name, title, path }) => ({ subject: `The reviews of your talk with ${name} are open`, lines: [`You can read the reviews of “${title}”. A review about you takes one reply.`], button: { label: 'See the reviews', path } }),
};

/** The person reviewed has replied: to the writer. */
export const repliedNotice: NoticeText = {
  ja: ({ name, title, path }) => ({ subject: `${name}さんがあなたの評価に返信しました`, lines: [`「${title}」への評価の下に、返信が出ています。`], button: { label: '返信を見る', path } }),
  en: ({ name, title, path }) => ({ subject: `${name} replied to your review`, lines: [`The reply stands below your review of “${title}”.`], button: { label: 'See the reply', path } }),
};

/** A day after a talk without a review of one's own: once, to whoever hasn't written. */
export const reminderNotice: NoticeText = {
  ja: ({ name, title, path }) => ({
    subject: `${name}さんとのトークはいかがでしたか`, lines: [`「${title}」のトークから1日たちました。評価は、おふたりが書き終えるか、トークから7日たつと公開されます。`, 'このお知らせは1回だけです。'],
    button: { label: '評価を書く', path },
  }),
  en: ({ name, title, path }) => ({
    subject: `How was your talk with ${name}?`, lines: [`A day has passed since your talk about “${title}”. Reviews open when both have written, or 7 days after the talk.`, 'We remind you only once.'],
    button: { label: 'Write a review', path },
  }),
};

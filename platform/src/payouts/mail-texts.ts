import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import type { NoticeWords } from '../users/index.ts';

type NoticeText<Facts> = Readonly<Record<Locale, (facts: Facts) => NoticeWords>>;

const path = '/my/payouts';

/** Tells that the account somebody is paid out to was told or changed. */
export const accountChangedNotice: NoticeText<{ place: string; number: string; first: boolean; usableFrom: Instant; now: Instant }> = {
  ja: ({ place, number, first, usableFrom, now }) => ({
    subject: first ? '振込先の口座を登録しました' : '振込先の口座が変わりました',
    lines: [`${place} ${number}`, first ? 'この口座に振込を申請できます。' : `安全のため、この口座への振込は${dayWords(usableFrom, { locale: 'ja', now })} ${timeWords(usableFrom)}から申請できます。`],
    button: { label: '振込先を見る', path: '/my/payouts/account' }, small: ['心当たりがなければ、すぐにパスワードを新しくして、口座を元に戻してください。'],
  }),
  en: ({ place, number, first, usableFrom, now }) => ({
    subject: first ? 'Your bank account was added' : 'Your bank account was changed',
    lines: [`${place} ${number}`, first ? 'You can request payouts to this account.' : `To be safe, payouts to this account can be requested from ${dayWords(usableFrom, { locale: 'en', now })} ${timeWords(usableFrom)} (Japan).`],
    button: { label: 'See the account', path: '/my/payouts/account' }, small: ['If this wasn’t you, choose a new password at once and put the account back.'],
  }),
};

/** Tells that a payout was transferred. */
export const paidNotice: NoticeText<{ amount: string; net: string; fee: string; place: string; number: string }> = {
  ja: ({ amount, net, fee, place, number }) => ({
    subject: `${net} を振り込みました`, lines: [`${place} ${number} に ${net} を振り込みました。`, `申請 ${amount}、銀行の振込手数料 ${fee}。`, '口座に入るまで、少し時間がかかることがあります。'],
    button: { label: '振込の履歴を見る', path },
  }),
  en: ({ amount, net, fee, place, number }) => ({
    subject: `${net} is on its way to your bank`, lines: [`We transferred ${net} to ${place} ${number}.`, `Requested ${amount}, the bank’s fee ${fee}.`, 'It can take a little while to show in your account.'],
    button: { label: 'See your payouts', path },
  }),
};

/** Tells that a transfer came back, and what of it is back with the sales. */
export const returnedNotice: NoticeText<{ back: string; reason: string; words: string }> = {
  ja: ({ back, reason, words }) => ({
    subject: '振込が戻りました', lines: [`${reason}ので、${back} を売上金に戻しました。`, ...(words === '' ? [] : [words]), '口座を確かめて、もう一度申請してください。'],
    button: { label: '口座を確かめる', path: '/my/payouts/account' },
  }),
  en: ({ back, reason, words }) => ({
    subject: 'A payout came back', lines: [`${back} is back with your sales because ${reason}.`, ...(words === '' ? [] : [words]), 'Check the account and request the payout again.'],
    button: { label: 'Check the account', path: '/my/payouts/account' },
  }),
};

/** Tells that the operator did not carry a payout out. */
export const refusedNotice: NoticeText<{ back: string; words: string }> = {
  ja: ({ back, words }) => ({
    subject: '振込申請を取り消しました', lines: [`${back} を売上金に戻しました。`, words], button: { label: '売上金を見る', path },
  }),
  en: ({ back, words }) => ({
    subject: 'A payout was refused', lines: [`${back} is back with your sales.`, words], button: { label: 'See your sales', path },
  }),
};

import type { Locale } from '../primitives/locale.ts';
import type { NoticeWords } from '../users/index.ts';

/** What notices about a talk's money after its end are filled with; the sum is already formatted. */
interface MoneyFacts { readonly title: string; readonly amount: string; readonly path: string }

/** The words of one moment in each language. */
export type MoneyNoticeText = Readonly<Record<Locale, (facts: MoneyFacts) => NoticeWords>>;

const seeStatement = (path: string) => ({ ja: { label: '明細を見る', path }, en: { label: 'See the statement', path } });

/** Money goes back to the card: to the visitor. */
export const refundedForVisitor: MoneyNoticeText = {
  ja: ({ title, amount, path }) => ({
    subject: `${amount} をカードに戻しました`,
    lines: [`「${title}」のトーク料金から ${amount} を、お支払いのカードに戻しました。`, 'カードの明細に出るまで、数日かかることがあります。'],
    push: 'カードの明細に出るまで、数日かかることがあります。', button: seeStatement(path).ja,
  }),
  en: ({ title, amount, path }) => ({
    subject: `${amount} went back to your card`,
    lines: [`${amount} of the bill for “${title}” went back to the card you paid with.`, 'It can take some days to show on the card.'],
    push: 'It can take some days to show on the card.', button: seeStatement(path).en,
  }),
};

/** A talk's money went back: to the provider. */
export const refundedForProvider: MoneyNoticeText = {
  ja: ({ title, amount, path }) => ({
    subject: `トーク料金から ${amount} を返しました`,
    lines: [`「${title}」のトーク料金から ${amount} を、相談した人のカードに戻しました。`, 'システム利用料もその分少なくなり、残りを売上金から引きました。'],
    push: '売上金とシステム利用料が変わりました。', button: seeStatement(path).ja,
  }),
  en: ({ title, amount, path }) => ({
    subject: `${amount} of a bill went back`,
    lines: [`${amount} of the bill for “${title}” went back to the visitor’s card.`, 'The platform fee shrinks with it; the rest was taken from your sales.'],
    push: 'Your sales and the platform fee have changed.', button: seeStatement(path).en,
  }),
};

/** The cardholder disputes a payment: to the provider. */
export const disputedForProvider: MoneyNoticeText = {
  ja: ({ title, amount, path }) => ({
    subject: `${amount} のお支払いに、カードの持ち主から異議が出ました`,
    lines: [`「${title}」のお支払い ${amount} を、カード会社がいったん引き上げました。`, 'その分の売上金も、結果が出るまでいったん引きます。足りないときは、あとの売上金から埋まります。', '運営が明細を添えて、カード会社に答えます。していただくことはありません。'],
    push: '結果が出るまで、その分の売上金をいったん引きます。', button: seeStatement(path).ja,
  }),
  en: ({ title, amount, path }) => ({
    subject: `A payment of ${amount} is disputed`,
    lines: [`The bank of the cardholder has taken back ${amount} for “${title}” for now.`, 'The sales from it are taken back too until it is decided; what is missing is filled by later sales.', 'The operator answers the bank with the statement. You need do nothing.'],
    push: 'The sales from it are taken back until it is decided.', button: seeStatement(path).en,
  }),
};

/** A dispute was won: to the provider. */
export const disputeWonForProvider: MoneyNoticeText = {
  ja: ({ title, amount, path }) => ({
    subject: `異議がしりぞけられ、${amount} のお支払いが戻りました`,
    lines: [`「${title}」のお支払い ${amount} が戻り、売上金も戻しました。`], push: '売上金を戻しました。', button: seeStatement(path).ja,
  }),
  en: ({ title, amount, path }) => ({
    subject: `A dispute was won: ${amount} is back`,
    lines: [`The payment of ${amount} for “${title}” is back, and so are your sales from it.`], push: 'Your sales from it are back.', button: seeStatement(path).en,
  }),
};

/** A dispute was lost: to the provider. */
export const disputeLostForProvider: MoneyNoticeText = {
  ja: ({ title, amount, path }) => ({
    subject: `${amount} のお支払いへの異議が認められました`,
    lines: [`カード会社は、「${title}」のお支払い ${amount} をカードの持ち主に返すことにしました。`, 'その分の売上金は戻りません。'], push: 'その分の売上金は戻りません。', button: seeStatement(path).ja,
  }),
  en: ({ title, amount, path }) => ({
    subject: `A dispute over ${amount} was lost`,
    lines: [`The bank gives the payment of ${amount} for “${title}” back to the cardholder.`, 'The sales from it do not come back.'], push: 'The sales from it do not come back.', button: seeStatement(path).en,
  }),
};

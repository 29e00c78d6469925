import type { NoticeText } from './texts.ts';

/** The payment could not be prepared: to the provider, who is never told why. */
export const cardMissedForProvider: NoticeText = {
  ja: ({ name, path }) => ({
    subject: `${name}さんとのトークは始まりませんでした`,
    lines: ['お支払いの準備ができず、始められませんでした。', '料金はかかりません。', '30日のあいだ、もう一度声をかけられます。'],
    push: 'お支払いの準備ができませんでした。料金はかかりません。', button: { label: '申し込みを再依頼する', path },
  }),
  en: ({ name, path }) => ({
    subject: `Your talk with ${name} did not begin`,
    lines: ['Payment could not be prepared.', 'There is no charge.', 'You can invite them again for 30 days.'],
    push: 'Payment could not be prepared. There is no charge.', button: { label: 'Invite again', path },
  }),
};

/** No card could hold the amount in time: to the visitor. */
export const cardMissedForVisitor: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: `カードの枠を確保できず、${name}さんとのトークを始められませんでした`,
    lines: [`${amount} の枠を、2分のあいだに確保できませんでした。`, '料金はかかりません。', '別のカードで、もう一度申し込めます。'],
    push: '料金はかかりません。別のカードで、もう一度申し込めます。', button: { label: 'もう一度申し込む', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `Your card could not be reserved for the talk with ${name}`,
    lines: [`We could not reserve ${amount} within 2 minutes.`, 'There is no charge.', 'You can request again with another card.'],
    push: 'There is no charge. You can request again with another card.', button: { label: 'Request again', path },
  }),
};

/** A card was declined while the two minutes run: to the visitor. */
export const cardDeclined: NoticeText = {
  ja: ({ amount, path }) => ({
    subject: 'カードの枠を確保できませんでした',
    lines: [`${amount} の枠を確保できませんでした。`, '料金はかかっていません。', '別のカードを選ぶと、つづけられます。'],
    push: '別のカードを選ぶと、つづけられます。料金はかかっていません。', button: { label: '別のカードを選ぶ', path },
  }),
  en: ({ amount, path }) => ({
    subject: 'Your card could not be reserved',
    lines: [`We could not reserve ${amount}.`, 'Nothing was charged.', 'Choose another card to go on.'],
    push: 'Choose another card to go on. Nothing was charged.', button: { label: 'Choose another card', path },
  }),
};

/** The bank wants to ask the cardholder: to the visitor. */
export const cardAsksBack: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: 'カード会社の確認が必要です',
    lines: [`${name}さんが応じました。カード会社が、${amount} の枠の確認をもとめています。`, '確認しても、まだ請求しません。', '2分以内に確認してください。'],
    push: '2分以内に確認してください。まだ請求しません。', button: { label: '確認画面を開く', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: 'Your bank asks you to confirm',
    lines: [`${name} accepted. Your bank wants you to confirm reserving ${amount}.`, 'Confirming charges nothing yet.', 'Please confirm within 2 minutes.'],
    push: 'Please confirm within 2 minutes. Nothing is charged yet.', button: { label: 'Open the confirmation', path },
  }),
};

/** The bill is settled: to the visitor. */
export const billNotice: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんとのトーク料金 ${amount}`,
    lines: [`${name}さんとのトークが終わりました。トーク料金は ${amount} です。`, '使わなかったカードの枠は解放しました。'],
    push: '明細を見られます。使わなかったカードの枠は解放しました。', button: { label: '明細を見る', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `Your talk with ${name}: ${amount}`,
    lines: [`Your talk with ${name} has ended. The bill is ${amount}.`, 'What was reserved beyond it has been released.'],
    push: 'See the statement. What was reserved beyond it has been released.', button: { label: 'See the statement', path },
  }),
};

/** A bill could not be taken: to the provider. */
export const uncollectedForProvider: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんとのトーク料金 ${amount} を受け取れませんでした`,
    lines: ['カードからお支払いを受け取れませんでした。', 'この分の売上金はまだありません。受け取れたときは、明細に出ます。'],
    push: 'この分の売上金はまだありません。', button: { label: '明細を見る', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `${amount} for your talk with ${name} could not be collected`,
    lines: ['The payment could not be taken from the card.', 'There are no sales for it yet. Should it be collected later, the statement says so.'],
    push: 'There are no sales for it yet.', button: { label: 'See the statement', path },
  }),
};

/** A bill could not be taken: to the visitor. */
export const uncollectedForVisitor: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんとのトーク料金 ${amount} のお支払いができませんでした`,
    lines: ['カードからお支払いを受け取れませんでした。', `お支払いの済んでいない料金は ${amount} です。`, '明細とカードをご確認ください。'],
    push: '明細とカードをご確認ください。', button: { label: '明細を見る', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `${amount} for your talk with ${name} could not be paid`,
    lines: ['The payment could not be taken from your card.', `${amount} is still unpaid.`, 'Please look at the statement and at your card.'],
    push: 'Please look at the statement and at your card.', button: { label: 'See the statement', path },
  }),
};

/** The operator makes good a bill that could not be taken: to the provider. */
export const absorbedForProvider: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんとのトークの売上金 ${amount} を、運営が補いました`,
    lines: ['カードから受け取れなかったトーク料金の売上金を、運営が補いました。', `${amount} は、いま振込申請できます。`],
    push: `${amount} は、いま振込申請できます。`, button: { label: '明細を見る', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `Your sales of ${amount} for the talk with ${name} were made good`,
    lines: ['The operator made good your sales of a bill that could not be taken from the card.', `${amount} can be paid out now.`],
    push: `${amount} can be paid out now.`, button: { label: 'See the statement', path },
  }),
};

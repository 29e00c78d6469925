import type { Texts } from '../primitives/locale.ts';

/** What the acts on a talk's money say before they are done. */
export const moneyTexts = {
  title: { ja: 'お金', en: 'Money' },
  captured: { ja: '受領', en: 'Captured' }, refunded: { ja: '返金', en: 'Given back' }, disputed: { ja: '異議', en: 'Disputed' }, kept: { ja: '残り', en: 'Kept' }, fee: { ja: 'システム利用料', en: 'Platform fee' }, sales: { ja: '売上金', en: 'Sales' },
  uncollected: { ja: '未収', en: 'Uncollected' },
  refundWhole: { ja: '残り全部 {yen} を返す', en: 'Give back all that is left, {yen}' },
  refundPart: { ja: '{yen} を返す', en: 'Give back {yen}' },
  refundDoes: { ja: '相談した人のカードに {yen} を戻します。', en: '{yen} goes back to the visitor’s card.' },
  refundShares: { ja: '提供者の売上金から {sales}、システム利用料から {fee} を引きます。', en: '{sales} is taken from the provider’s sales and {fee} from the platform fee.' },
  refundDebt: { ja: '振込済みなどで売上金が足りないときは、その分がマイナスになり、あとの売上金で埋まります。', en: 'Where the sales are gone already, they go below zero and later sales fill them.' },
  refundAsk: { ja: 'カードに {yen} を戻しますか。取り消せません。', en: 'Give {yen} back to the card? It can’t be undone.' },
  chooseSum: { ja: '一部を返すときの金額(円、{yen} まで)', en: 'A part to give back (yen, up to {yen})' }, choose: { ja: '内容を見る', en: 'See what it does' },
  absorb: { ja: '未収の売上金 {yen} を補う', en: 'Make good sales of {yen}' },
  absorbDoes: { ja: '提供者の売上金に {yen} を加えます。すぐに振込申請できます。', en: '{yen} is added to the provider’s sales, payable at once.' },
  absorbFrom: { ja: '運営の負担(勘定「未収」)から出します。システム利用料はかかりません。カードには請求しません。', en: 'It is borne by the operator (account uncollected). There is no platform fee, and no card is charged.' },
  absorbAsk: { ja: '売上金に {yen} を加えますか。', en: 'Add {yen} to the sales?' },
  again: { ja: '返金 {yen} をもう一度ためす', en: 'Give back {yen} again' },
  againDoes: { ja: 'カード会社が受けとらなかった {yen} を、新しい返金としてもう一度カードに送ります。', en: 'The {yen} that the bank would not take is sent to the card as a new refund.' },
  leave: { ja: '返金 {yen} をやめたことにする', en: 'Leave the refund of {yen}' },
  leaveDoes: { ja: '何も記帳しません(¥0)。{yen} は提供者の売上金とシステム利用料のまま残ります。ほかの方法で返したときは、理由に書いてください。', en: 'Nothing is booked (¥0): the {yen} stays in sales and fee. If it was returned in another way, say so as the reason.' },
  leaveAsk: { ja: 'この返金をやめたことにしますか。', en: 'Leave this refund?' },
} as const satisfies Record<string, Texts>;

import type { Texts } from '../primitives/locale.ts';

/** What giving back and disputes say, on the statement and in refusals. */
export const refundTexts = {
  notSettled: { ja: 'お支払いが確定してから返せます。', en: 'It can be given back once the payment is collected.' },
  tooLate: { ja: '{date}までは返せました。いまは、運営だけが返せます。', en: 'This was possible until {date}. Now only the operator can give back.' },
  tooMuch: { ja: '返せるのは、あと {yen} です。', en: 'At most {yen} is left to give back.' },
  title: { ja: '料金を返す', en: 'Give back' },
  lead: { ja: 'うまく話せなかったときなどに、料金の一部か全部を、相談した人のカードに戻せます。', en: 'If the talk did not go well, you can return part or all of the bill to the visitor’s card.' },
  until: { ja: '{date}まで返せます。', en: 'Possible until {date}.' },
  whole: { ja: '残り全部', en: 'Everything left' },
  minutes: { ja: '{n}分ぶん', en: '{n} min' },
  giveBack: { ja: '{yen} を返す', en: 'Give back {yen}' },
  note: { ja: '{name}さんのカードに {yen} を戻し、売上金から {net} を引きます。', en: 'Returns {yen} to {name}’s card and takes {net} from your sales.' },
  sending: { ja: '返しています', en: 'Giving back' },
  refunded: { ja: '返した料金', en: 'Given back' },
  byOperator: { ja: '運営が返した料金', en: 'Given back by the operator' },
  returning: { ja: 'カードに戻しています', en: 'On its way to the card' },
  returned: { ja: 'カードに戻りました', en: 'Back on the card' },
  failedRefund: { ja: 'カード会社が受けとりませんでした。運営が確かめています。', en: 'The bank would not take it. The operator is looking at it.' },
  disputed: { ja: 'お支払いへの異議', en: 'Disputed payment' },
  open: { ja: 'カード会社が確かめています', en: 'The bank is looking at it' },
  won: { ja: 'お支払いが戻りました', en: 'The payment came back' },
  lost: { ja: 'カードの持ち主に返りました', en: 'It went back to the cardholder' },
  fromSales: { ja: '売上金から {net}', en: 'Sales {net}' },
  paid: { ja: '実際のお支払い', en: 'What you paid' },
  kept: { ja: '受けとった料金', en: 'What was kept of the bill' },
  absorbed: { ja: '運営が補った売上金', en: 'Sales made good by the operator' },
} as const satisfies Record<string, Texts>;

import type { Texts } from '../primitives/locale.ts';

/** What a receipt and a fee invoice say. */
export const documentTexts = {
  receipt: { ja: '領収書', en: 'Receipt' },
  number: { ja: '番号', en: 'Number' },
  date: { ja: '発行日', en: 'Date' },
  to: { ja: '{name} 様', en: 'To: {name}' },
  amount: { ja: '領収金額', en: 'Amount received' },
  taxIncluded: { ja: '(税込)', en: '(tax included)' },
  received: { ja: '上記のとおり領収いたしました。', en: 'We have received this amount.' },
  purpose: { ja: '但し', en: 'For' },
  purposeOf: { ja: '「{title}」のトーク料金として', en: 'a talk: “{title}”' },
  talkedOn: { ja: 'トークの日時', en: 'Talk on' },
  provider: { ja: '提供者', en: 'Provider' },
  talk: { ja: 'トーク番号', en: 'Talk number' },
  paidOn: { ja: 'お支払いの確定', en: 'Paid on' },
  method: { ja: 'お支払い方法', en: 'Paid by' },
  card: { ja: 'カード', en: 'Card' },
  captured: { ja: 'カードでのお支払い', en: 'Charged to the card' },
  refunded: { ja: '返金', en: 'Given back' },
  tax: { ja: 'うち消費税等({percent}%)', en: 'Consumption tax in it ({percent} %)' },
  noTax: { ja: '消費税はふくまれていません。', en: 'No consumption tax is contained.' },
  agency: {
    ja: '運営者は、提供者に代わってこの代金を受け取りました(代理受領)。これで提供者へのお支払いは終わっています。',
    en: 'The operator received this payment on behalf of the provider, to whom nothing more is owed.',
  },
  notInvoice: { ja: 'この領収書は適格請求書(インボイス)ではありません。', en: 'This receipt is not a qualified invoice.' },
  again: { ja: '再発行({edition}回目)。以前の番号の領収書に代わるものです。', en: 'Issued again (no. {edition}): it takes the place of those before.' },
  registration: { ja: '登録番号 {number}', en: 'Registration number {number}' },
  phone: { ja: '電話 {phone}', en: 'Tel. {phone}' },
  lacks: { ja: 'この書類に足りないもの(運営者が未設定): {list}', en: 'Missing on this document (not set by the operator): {list}' },
  name: { ja: '運営者の名前', en: 'name of the operator' },
  address: { ja: '所在地', en: 'address' },
  invoiceNumber: { ja: '適格請求書発行事業者の登録番号', en: 'invoice registration number' },
  taxRate: { ja: '消費税の率', en: 'tax rate' },
  test: { ja: 'テスト決済', en: 'TEST' },
  testNote: { ja: 'テスト決済 – お金は動いていません。この書類は証憑になりません。', en: 'Test payment – no money has moved. This document proves nothing.' },
  invoice: { ja: 'システム利用料 請求書 兼 領収書', en: 'Platform fee: invoice and receipt' },
  qualified: { ja: '適格請求書', en: 'Qualified invoice' },
  notQualified: { ja: '登録番号か税率が設定されていないため、適格請求書ではありません。', en: 'Without registration number or tax rate this is not a qualified invoice.' },
  period: { ja: '対象の月', en: 'Month' },
  feeTotal: { ja: 'システム利用料の合計', en: 'Platform fee, total' },
  feeTaken: { ja: 'システム利用料(トーク{n}件、料金の20%)', en: 'Platform fee (20 % of {n} talks)' },
  feeBack: { ja: '返金にともなう戻し', en: 'Given back with refunds' },
  feeTax: { ja: 'うち消費税等({percent}%対象 {base})', en: 'Consumption tax in it ({percent} % of {base})' },
  settled: { ja: '売上金から差し引き済みです。お支払いの必要はありません。', en: 'Already taken from your sales. There is nothing to pay.' },
} as const satisfies Record<string, Texts>;

/** What pages say around documents and downloads. */
export const receiptTexts = {
  heading: { ja: '領収書', en: 'Receipt' },
  hint: { ja: '運営者が提供者に代わって受け取ったことを示すPDFです。名前を変えるか返金があると、新しい番号でもう一度つくれます。', en: 'A PDF that says the operator received the payment for the provider. With another name, or after a refund, it can be made again under a new number.' },
  field: { ja: '宛名', en: 'Name line' },
  fieldHint: { ja: '空のままだと、宛名なしになります。', en: 'Left empty, there is no name.' },
  make: { ja: '領収書をつくる', en: 'Make the receipt' },
  making: { ja: 'つくっています', en: 'Making it' },
  made: { ja: '領収書をつくりました', en: 'The receipt is made' },
  noName: { ja: '宛名なし', en: 'no name' },
  gone: { ja: '全額が返されたため、新しい領収書はつくれません。', en: 'All of it was given back, so there is nothing to make a receipt of.' },
  papers: { ja: '書類', en: 'Documents' },
  fees: { ja: 'システム利用料の請求書', en: 'Platform fee invoices' },
  noFees: { ja: '月が終わると、ここからPDFで受け取れます。', en: 'Once a month is over, its PDF stands here.' },
  year: { ja: '{year}年', en: '{year}' },
  salesCsv: { ja: '売上金とシステム利用料(CSV)', en: 'Sales and fees (CSV)' },
  talksCsv: { ja: '提供したトーク(CSV)', en: 'Talks I gave (CSV)' },
  visited: { ja: '相談したトークの記録', en: 'Talks I asked for' },
  visitedHint: { ja: '1年ぶんの料金・返金・お支払いを、Excelなどで開けるCSVで受け取れます。領収書は、それぞれのトークの明細からつくれます。', en: 'A year of bills, refunds and payments as CSV, for spreadsheets. Receipts are made from the statement of each talk.' },
  csv: { ja: 'CSV', en: 'CSV' },
} as const satisfies Record<string, Texts>;

/** The heads of the tables. Times are Japan's. */
export const csvTexts = {
  at: { ja: '日時(日本時間)', en: 'When (Japan)' },
  started: { ja: '開始(日本時間)', en: 'Start (Japan)' },
  ended: { ja: '終了(日本時間)', en: 'End (Japan)' },
  kind: { ja: '内容', en: 'What' },
  talk: { ja: 'トーク番号', en: 'Talk number' },
  service: { ja: '提供サービス', en: 'Service' },
  visitor: { ja: '相談した人', en: 'Visitor' },
  provider: { ja: '話した人', en: 'Provider' },
  seconds: { ja: '話した時間(秒)', en: 'Talked (seconds)' },
  price: { ja: '1分の料金(円)', en: 'Price per minute (yen)' },
  bill: { ja: 'トーク料金(円)', en: 'Bill (yen)' },
  paid: { ja: 'カードでのお支払い(円)', en: 'Charged to the card (yen)' },
  refunded: { ja: '返金(円)', en: 'Given back (yen)' },
  net: { ja: '差引のお支払い(円)', en: 'Paid (yen)' },
  money: { ja: '料金の増減(円)', en: 'Change of the bill (yen)' },
  fee: { ja: 'システム利用料(円)', en: 'Platform fee (yen)' },
  sales: { ja: '売上金(円)', en: 'Sales (yen)' },
  state: { ja: '状態', en: 'State' },
} as const satisfies Record<string, Texts>;

/** What changed the sales, by kind. */
export const kindTexts = {
  settlement: { ja: 'トーク', en: 'Talk' }, collected: { ja: 'あとから確定したお支払い', en: 'Payment collected later' }, absorbed: { ja: '運営が補った料金', en: 'Made good by the operator' },
  refund: { ja: '返した料金', en: 'Refund' }, dispute: { ja: 'お支払いへの異議', en: 'Disputed payment' }, payout: { ja: '振込', en: 'Payout' }, other: { ja: 'そのほか', en: 'Other' },
} as const satisfies Record<string, Texts>;

/** What became of the money of a talk. */
export const earnedTexts = {
  free: { ja: '無料', en: 'Free' }, waived: { ja: '¥50未満のため無料', en: 'Free: under ¥50' }, collecting: { ja: '確定中', en: 'Being collected' }, uncollected: { ja: '受け取れず', en: 'Not collected' },
  absorbed: { ja: '運営が補填', en: 'Made good by the operator' }, disputed: { ja: '異議あり', en: 'Disputed' }, refunded: { ja: '返金あり', en: 'Given back' }, collected: { ja: '確定', en: 'Collected' },
} as const satisfies Record<string, Texts>;

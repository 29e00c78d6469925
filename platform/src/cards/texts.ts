import type { Texts } from '../primitives/locale.ts';
import type { TestCardKind } from '../rails/cards/test-cards.ts';

/** What the window says in which payments for talks are allowed. */
export const consentTexts = {
  title: { ja: 'お支払いの確認', en: 'Confirm payment' },
  about: { ja: '{name}さんとのトーク', en: 'A talk with {name}' },
  usedOn: { ja: '{host} で使います', en: 'Used on {host}' },
  most: { ja: 'お支払いは最大', en: 'You pay at most' },
  freeMinute: { ja: '最初の1分無料', en: 'First minute free' },
  price: { ja: '1分の料金', en: 'Price per minute' },
  priceFixed: { ja: 'この許可のあいだ変わりません', en: 'Does not change while this is valid' },
  ceiling: { ja: '話す時間の上限', en: 'Longest talk' },
  minutes: { ja: '{n}分', en: '{n} min' },
  validFor: { ja: '許可の期限', en: 'Valid for' },
  hours: { ja: '12時間', en: '12 hours' },
  validUntil: { ja: '{time} まで。いつでも取り消せます', en: 'Until {time}. You can take it back any time' },
  extension: { ja: '延ばしてもよい時間', en: 'How much longer it may become' },
  extensionHint: { ja: '話しているあいだに、ボタンで10分ずつ延ばせます。', en: 'During the talk you extend it by 10 minutes with a button.' },
  noExtension: { ja: 'なし', en: 'None' },
  plusMinutes: { ja: '+{n}分', en: '+{n} min' },
  card: { ja: 'お支払いのカード', en: 'Card' },
  cardName: { ja: '{brand} 末尾 {last4}', en: '{brand} ending in {last4}' },
  change: { ja: '変更', en: 'Change' },
  month: { ja: '今月のトーク料金', en: 'Talks this month' },
  monthLimit: { ja: 'ご自分で決めた上限 {yen}', en: 'Your own ceiling: {yen}' },
  debitNote: { ja: 'このカードは{funding}です。枠を確保するときにいったん引き落とされ、残りが戻るまで数日かかることがあります。', en: 'This is a {funding} card: it is really debited at the hold, and the rest can take some days to return.' },
  debit: { ja: 'デビットカード', en: 'debit' },
  prepaid: { ja: 'プリペイドカード', en: 'prepaid' },
  addCard: { ja: 'カードを登録する', en: 'Add a card' },
  addAnother: { ja: 'ほかのカードを登録する', en: 'Add another card' },
  opening: { ja: 'カードの画面を開いています', en: 'Opening the card page' },
  cardOnlyHere: { ja: 'カードの入力は、アドレスが {host} の画面だけで行います。ブログには伝わりません。', en: 'Card details are entered only in a window at {host}; the blog never sees them.' },
  cardFailed: { ja: 'カードを登録できませんでした。料金はかかっていません。別のカードをお試しください。', en: 'The card could not be saved. Nothing was charged. Try another card.' },
  hold: {
    ja: '応じてもらえたときに {yen} の枠を確保し、請求は話した分だけです。',
    en: 'When they accept we reserve {yen}; you are charged only for what you talk.',
  },
  collect: {
    ja: '確保した枠から受けとれなかったトーク料金は、あとから1回だけ、このカードに請求することがあります。',
    en: ' A bill that could not be taken from what was reserved may be charged to this card once, later.',
  },
  bigHold: { ja: '確保する枠が {yen} と大きめです。上限を短くすることもできます。', en: 'This reserves {yen}. You can choose a shorter talk.' },
  bigHoldDebit: { ja: 'デビットカードは、確保のときにいったん引き落とされ、残りが戻るまで数日かかることがあります。', en: 'A debit card is really debited at the hold; the rest can take some days to return.' },
  noFreeMinute: {
    ja: '今回は最初の1分から料金がかかります。{name}さんとの1分以内のトークが、24時間に3回あったためです。',
    en: 'No free minute this time: three talks with {name} ended within a minute in 24 hours.',
  },
  consent: { ja: '最大 {yen} まで許可して申し込む', en: 'Allow up to {yen} and request' },
  consenting: { ja: '許可しています', en: 'Allowing' },
  notNow: { ja: 'いまは請求しません。', en: 'Nothing is charged now.' },
  done: { ja: '許可しました。ブログに戻ってください。この画面は閉じてかまいません。', en: 'Allowed. Go back to the blog; you can close this window.' },
  noOpener: { ja: 'もとの画面とつながっていません。許可は有効です。', en: 'This window has lost the page it came from. What you allowed is valid.' },
  openAtChoku: { ja: 'チョク!で申し込む', en: 'Request on Choku' },
  failed: { ja: 'うまくいきませんでした。料金はかかっていません。少し待って、もう一度お試しください。', en: 'That did not work. Nothing was charged. Please try again shortly.' },
  priceChanged: { ja: '料金が変わりました。料金はかかっていません。新しい内容をご確認ください。', en: 'The price has changed. Nothing was charged. Please look at the new one.' },
  reload: { ja: 'もう一度読み込む', en: 'Reload' },
  noScript: { ja: 'この画面にはJavaScriptが必要です。', en: 'This page needs JavaScript.' },
} as const satisfies Record<string, Texts>;

/** What the settings say about cards and mandates. */
export const cardSettingsTexts = {
  cards: { ja: 'お支払いのカード', en: 'Cards' },
  noCards: { ja: 'カードはまだありません。はじめてトークを申し込むときに登録します。', en: 'No cards yet. You add one when you request your first talk.' },
  isDefault: { ja: 'はじめに選ばれるカード', en: 'Chosen first' },
  debit: { ja: 'デビット', en: 'Debit' },
  prepaid: { ja: 'プリペイド', en: 'Prepaid' },
  debitHint: { ja: '枠を確保するときに、いったん引き落とされます', en: 'Really debited at the hold' },
  makeDefault: { ja: 'はじめに選ぶ', en: 'Choose first' },
  remove: { ja: 'カードを削除する', en: 'Remove card' },
  removing: { ja: '削除しています', en: 'Removing' },
  removeConfirm: { ja: '{card}を削除しますか。このカードで払う許可も、いっしょに取り消します。', en: 'Remove {card}? What you allowed to be paid with it is taken back too.' },
  removed: { ja: 'カードを削除しました', en: 'Card removed' },
  chosen: { ja: '変えました', en: 'Changed' },
  mandates: { ja: '許可したお支払い', en: 'Payments you have allowed' },
  mandatesHint: { ja: '取り消すと、新しい申し込みには使えません。もう申し込んだトークは、そのまま続きます。', en: 'Once taken back, no new request can use it. Talks already requested go on.' },
  noMandates: { ja: 'いま有効な許可はありません。', en: 'Nothing is allowed at the moment.' },
  most: { ja: '1回のトークに最大 {yen}({n}分)・{time}まで', en: 'Up to {yen} ({n} min) for each talk, until {time}' },
  onBlog: { ja: '{host} の記事から', en: 'From {host}' },
  revoke: { ja: '許可を取り消す', en: 'Take back' },
  revoking: { ja: '取り消しています', en: 'Taking back' },
  revoked: { ja: '許可を取り消しました', en: 'Taken back' },
} as const satisfies Record<string, Texts>;

/** What the page says to which a bank sends its cardholder back. */
export const returnTexts = {
  confirmed: { ja: '確認が終わりました', en: 'Confirmed' },
  confirmedHint: { ja: 'トークの画面に戻ってください。枠が確保できると、すぐに始まります。', en: 'Go back to the talk. It starts as soon as the hold stands.' },
  refused: { ja: '確認できませんでした', en: 'Not confirmed' },
  refusedHint: { ja: '料金はかかっていません。トークの画面に戻ると、別のカードを選べます。', en: 'Nothing was charged. Go back to the talk to choose another card.' },
  close: { ja: '閉じる', en: 'Close' },
  closeHint: { ja: 'この画面は閉じてかまいません。', en: 'You can close this window.' },
} as const satisfies Record<string, Texts>;

/** What the pages of the test rail say. */
export const testBankTexts = {
  banner: { ja: 'テスト決済 – お金は動きません', en: 'Test payment – no money moves' },
  choose: { ja: 'テスト用のカードを選ぶ', en: 'Choose a test card' },
  chooseHint: { ja: '本物のカード番号は入力しません。下のどれかを選ぶと、そのとおりに動きます。', en: 'No real card number is ever asked for. Choose one; it behaves as it says.' },
  saving: { ja: '登録しています', en: 'Saving' },
  bank: { ja: 'テストのカード会社です', en: 'This is the test bank' },
  askSaving: { ja: 'チョク!へのカードの登録を許可しますか。', en: 'Allow Choku to save this card?' },
  askHold: { ja: 'チョク!が {yen} の枠を確保することを許可しますか。', en: 'Allow Choku to reserve {yen}?' },
  allow: { ja: '許可する', en: 'Allow' },
  refuse: { ja: '許可しない', en: 'Do not allow' },
  answering: { ja: '送信しています', en: 'Sending' },
} as const satisfies Record<string, Texts>;

/** The test cards, by what they do. */
export const testCardTexts: Readonly<Record<TestCardKind, { readonly name: Texts; readonly hint: Texts }>> = {
  works: { name: { ja: '使えるカード', en: 'A card that works' }, hint: { ja: '枠の確保も請求もできます', en: 'Holds and captures' } },
  threeDSecure: { name: { ja: '毎回確認が必要なカード', en: 'A card that asks each time' }, hint: { ja: '枠を確保するたびに、カード会社が確認します', en: 'The bank asks at every hold' } },
  threeDSecureAtSaving: { name: { ja: '登録のときだけ確認するカード', en: 'A card that asks when saved' }, hint: { ja: 'カード会社の確認は、登録のときだけです', en: 'The bank asks only when it is saved' } },
  declined: { name: { ja: '断られるカード', en: 'A card that is declined' }, hint: { ja: '登録できますが、枠は確保できません', en: 'Saves, but holds nothing' } },
  tooLittleMoney: { name: { ja: '残高が足りないカード', en: 'A card with too little money' }, hint: { ja: '登録できますが、枠は確保できません', en: 'Saves, but holds nothing' } },
  lostAtCapture: { name: { ja: '請求できなくなるカード', en: 'A card that is lost at capture' }, hint: { ja: '枠は確保できますが、話したあとに請求できません', en: 'Holds, but can’t be charged afterwards' } },
  debit: { name: { ja: 'デビットカード', en: 'A debit card' }, hint: { ja: '枠の確保も請求もできます', en: 'Holds and captures' } },
  disputed: { name: { ja: '翌日に異議が出るカード', en: 'A card that is disputed' }, hint: { ja: '請求の翌日に、支払いへの異議が出ます', en: 'The payment is disputed the next day' } },
};

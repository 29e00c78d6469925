import type { Texts } from '../primitives/locale.ts';

/** What the operator's books say. */
export const booksTexts = {
  trial: { ja: '残高試算表', en: 'Trial balance' },
  account: { ja: '勘定', en: 'Account' },
  people: { ja: '{n}人', en: 'of {n}' },
  debit: { ja: '借方', en: 'Debit' },
  credit: { ja: '貸方', en: 'Credit' },
  balance: { ja: '残高', en: 'Balance' },
  total: { ja: '合計', en: 'Total' },
  signs: { ja: '借方と貸方の合計は、いつも同じです。', en: 'Debits and credits always add up to the same sum.' },
  check: { ja: 'いま確かめる', en: 'Check now' },
  checking: { ja: '確かめています', en: 'Checking' },
  checkHint: { ja: '毎晩4時すぎに、すべての決まりを確かめています。読むだけで、何も止めません。', en: 'Every night after four (Japan) all rules are checked. It only reads, and holds nothing up.' },
  wrong: { ja: '合っていないところ', en: 'What is wrong' },
  place: { ja: '場所', en: 'Where' },
  found: { ja: '見つかった値', en: 'Found' },
  search: { ja: '仕訳をさがす', en: 'Find journals' },
  searchLabel: { ja: 'トーク・振込・返金・異議・仕訳の番号', en: 'Id of a talk, payout, refund, dispute or journal' },
  searchGo: { ja: 'さがす', en: 'Find' },
  journals: { ja: '「{q}」の仕訳', en: 'Journals of “{q}”' },
  journal: { ja: '仕訳', en: 'Journal' },
  noJournals: { ja: '仕訳は見つかりませんでした。', en: 'No journals found.' },
  source: { ja: 'もと', en: 'Source' },
  about: { ja: 'トーク', en: 'Talk' },
  booked: { ja: '記帳', en: 'Booked' },
  entries: { ja: '{month} の記帳', en: 'Entries of {month}' },
  when: { ja: '日時', en: 'When' },
  noEntries: { ja: 'この月の記帳はありません。', en: 'Nothing was booked in this month.' },
  earlier: { ja: '前の月', en: 'Month before' },
  later: { ja: '次の月', en: 'Month after' },
  more: { ja: '続きを見る', en: 'More' },
  peopleOf: { ja: '{kind}:人ごと', en: '{kind}, by person' },
  rail: { ja: 'カード会社の記録と帳簿', en: 'The card company’s record beside ours' },
  railHint: { ja: '確保した月ごと。左がカード会社、右が帳簿です。', en: 'By the month of the hold: theirs on the left, ours on the right.' },
  compared: { ja: '{when}に照らし合わせました', en: 'Compared {when}' },
  neverCompared: { ja: 'まだ照らし合わせていません。毎晩4時すぎに行います。', en: 'Not compared yet; it is done every night after four (Japan).' },
  month: { ja: '月', en: 'Month' },
  captured: { ja: '受領', en: 'Captured' },
  refunded: { ja: '返金', en: 'Refunded' },
  disputed: { ja: '異議', en: 'Disputed' },
  held: { ja: 'いま確保中', en: 'Held now' },
  sum: { ja: '額', en: 'Sum' },
  beside: { ja: '照合', en: 'Compared' },
  whose: { ja: '持ち主', en: 'Whose' },
  same: { ja: '同じ', en: 'Same' },
  differs: { ja: 'ちがう', en: 'Differs' },
  theirs: { ja: 'カード会社', en: 'Theirs' },
  ours: { ja: '帳簿', en: 'Ours' },
  clearing: { ja: '帳簿の上でカード会社にある額', en: 'What the card company holds for us, by the books' },
} as const satisfies Record<string, Texts>;

/** How the kinds of accounts are called. */
export const accountTexts: Readonly<Record<string, Texts>> = {
  card_clearing: { ja: 'カード未決済', en: 'Card clearing' }, platform_fee: { ja: 'システム利用料', en: 'Platform fee' }, uncollected: { ja: '運営の負担', en: 'Borne by the operator' },
  given_up: { ja: '手放された売上金', en: 'Given-up sales' }, payouts_open: { ja: '振込申請中', en: 'Payouts requested' }, transfer_fees: { ja: '振込手数料', en: 'Transfer fees' }, bank: { ja: '銀行', en: 'Bank' },
  sales_pending: { ja: '待機中の売上金', en: 'Waiting sales' }, sales_payable: { ja: '振込できる売上金', en: 'Payable sales' },
};

/** What can differ between the card company's record and ours. */
export const findingTexts: Readonly<Record<string, Texts>> = {
  orphan_hold: { ja: 'こちらにない確保', en: 'A hold we don’t know' },
  forgotten_hold: { ja: 'トークが終わっても残る確保', en: 'A hold that outlived its talk' },
  unknown_capture: { ja: 'こちらにない受領', en: 'A capture we don’t know' },
  missing_capture: { ja: 'カード会社にない受領', en: 'A capture they don’t know' },
  capture_differs: { ja: '受領額のちがい', en: 'Captured sums differ' },
  hold_differs: { ja: '確保額のちがい', en: 'Held sums differ' },
  hold_gone: { ja: '消えた確保', en: 'A hold that is gone' },
  refund_differs: { ja: '返金額のちがい', en: 'Refunds differ' },
  dispute_differs: { ja: '異議のちがい', en: 'Disputes differ' },
  stuck_hold: { ja: '進まない確保', en: 'A hold that is stuck' },
  mode_differs: { ja: '本番とテストのちがい', en: 'Live and test modes differ' },
};

/** What each means, and what to do about it. */
export const adviceTexts: Readonly<Record<string, Texts>> = {
  orphan_hold: { ja: 'カード会社に、こちらの記録にない確保がありました。自動で解放しました。データベースを古い控えから戻したあとなら、そのためです。', en: 'The card company had a hold that we have no row of. It was freed by itself. After a database was restored from an older copy, that is why.' },
  forgotten_hold: { ja: 'トークは終わっているのに、カードの確保が残っていました。受け取る予定のないものは、自動で解放しました。', en: 'The talk is over and its hold was still there. Where nothing was to be captured it was freed by itself.' },
  unknown_capture: { ja: 'カード会社では受領済みですが、帳簿にはありません。管理画面で人が受領したのかもしれません。先に理由を確かめ、返すか、記帳してください。', en: 'They captured what our books don’t have; perhaps somebody did it on their dashboard. Find out why first, then give it back or book it.' },
  missing_capture: { ja: '帳簿では受領済みですが、カード会社にはありません。カード会社の記録を確かめてから、直してください。', en: 'Our books have a capture that they don’t. Look at their record before you repair.' },
  capture_differs: { ja: '受領した額が、両方で違います。', en: 'Both captured, but not the same sum.' },
  hold_differs: { ja: '確保した額が、両方で違います。お金は動いていません。', en: 'Both hold, but not the same sum. No money has moved.' },
  hold_gone: { ja: 'こちらでは確保中ですが、カード会社にはもうありません。トークの料金は未収になるかもしれません。', en: 'We count on a hold that they no longer have. The talk may stay uncollected.' },
  refund_differs: { ja: '返金の額が、読み直しても次の夜まで違ったままです。カード会社の管理画面で返したのかもしれません。確かめてから、直してください。', en: 'The sums given back differ, also after the hold was read again and a night has passed; perhaps somebody gave back on their dashboard. Look there before you repair.' },
  dispute_differs: { ja: '支払いへの異議の記録が、読み直しても次の夜まで違ったままです。カード会社の記録を確かめてから、直してください。', en: 'Disputes differ, also after the hold was read again and a night has passed. Look at their record before you repair.' },
  stuck_hold: { ja: '一瞬でおわるはずの状態が、1時間以上続いています。もう一度動かしました。「届かないもの」も見てください。', en: 'A state that lasts moments has lasted more than an hour. It was set going again; look at Failures as well.' },
  mode_differs: { ja: '本番(またはテスト)のときの確保が、いまのカード会社の接続では見えません。鍵を元に戻して精算してください。', en: 'A hold of the other mode can’t be seen with the present key. Put the old key back and let it settle.' },
};

/** What the pages of findings say. */
export const findingPageTexts = {
  open: { ja: '開いているもの', en: 'Open' },
  closed: { ja: '閉じたもの', en: 'Closed' },
  none: { ja: 'カード会社の記録とのくいちがいはありません。', en: 'Nothing differs from the card company’s record.' },
  finding: { ja: 'くいちがい', en: 'Finding' },
  what: { ja: '内容', en: 'What' },
  foundAt: { ja: '見つけた日時', en: 'Found' },
  object: { ja: '対象', en: 'About' },
  state: { ja: '状態', en: 'State' },
  atStake: { ja: '帳簿との差', en: 'Difference' },
  advice: { ja: '意味とすること', en: 'What it means' },
  journals: { ja: 'このトークの仕訳', en: 'Journals of this talk' },
  repairBy: { ja: '仕訳で直す({bearer})', en: 'Repair with a journal ({bearer})' },
  platform: { ja: '運営の負担・収入として', en: 'borne by the platform' },
  provider: { ja: '提供者の売上金として', en: 'as the provider’s sales' },
  books: { ja: '{account}:{side} {yen}', en: '{account}: {side} {yen}' },
  onlyBooks: { ja: 'カード会社のお金は動きません。帳簿だけが変わります。', en: 'Nothing moves at the card company. Only the books change.' },
  dismissDoes: { ja: '何も記帳せずに閉じます。同じ内容では、もう知らせません。', en: 'Closes it without booking anything. The same difference is not reported again.' },
  dismissAsk: { ja: '記帳せずに閉じますか?', en: 'Close without booking?' },
  repairAsk: { ja: '{yen}を記帳しますか?', en: 'Book {yen}?' },
  closedReason: { ja: '閉じた理由', en: 'Why it was closed' },
} as const satisfies Record<string, Texts>;

/** The facts of both sides. */
export const factTexts: Readonly<Record<string, Texts>> = {
  theirState: { ja: 'カード会社の状態', en: 'Their state' }, ourState: { ja: 'こちらの状態', en: 'Our state' }, talkState: { ja: 'トーク', en: 'Talk' },
  theirAmount: { ja: 'カード会社の確保額', en: 'Held by them' }, ourAmount: { ja: 'こちらの確保額', en: 'Held by us' },
  theirCaptured: { ja: 'カード会社の受領額', en: 'Captured by them' }, ourCaptured: { ja: '帳簿の受領額', en: 'Captured by us' },
  theirRefunded: { ja: 'カード会社の返金額', en: 'Refunded by them' }, ourRefunded: { ja: '帳簿の返金額', en: 'Refunded by us' },
  theirDisputed: { ja: 'カード会社の異議の額', en: 'Disputed, theirs' }, ourDisputed: { ja: '帳簿の異議の額', en: 'Disputed, ours' }, wasLive: { ja: '確保したとき', en: 'Held in mode' },
};

import type { Texts } from '../primitives/locale.ts';
import { voice } from '../site/voice.ts';

/** What the operator's console says everywhere. */
export const consoleTexts = {
  console: voice({ ja: '運営', en: 'Operator' }),
  places: { ja: '運営の画面', en: 'Operator’s console' },
  overview: { ja: 'いま', en: 'Now' },
  reports: { ja: '通報', en: 'Reports' },
  payouts: { ja: '振込', en: 'Payouts' },
  proposals: { ja: '提案', en: 'Proposals' },
  failures: { ja: '届かないもの', en: 'Failures' },
  audit: { ja: '記録', en: 'Log' },
  search: { ja: 'ニックネーム、メール、番号でさがす', en: 'Nickname, e-mail or number' },
  searchGo: { ja: 'さがす', en: 'Search' },
  found: { ja: '「{q}」で見つかったもの', en: 'Found for “{q}”' },
  nothingFound: { ja: '見つかりませんでした。', en: 'Nothing found.' },
  booksSound: { ja: '帳簿は合っています', en: 'Books balance' },
  booksBroken: { ja: '帳簿が合っていません', en: 'Books don’t balance' },
  waiting: { ja: '人の手がいるもの', en: 'Needs a person' },
  nothingWaits: { ja: 'いま、人の手がいるものはありません。', en: 'Nothing needs a person right now.' },
  todo: { ja: '開業の前に書き入れること', en: 'To fill in before opening' },
  todoHint: { ja: 'OPERATOR_FILE に書きます。くわしくは運営ガイドへ。', en: 'These go into OPERATOR_FILE; see the operator’s guide.' },
  oneOperator: { ja: '運営の人が1人だけです。2人目の確認がいる操作は、進められません。', en: 'There is only one operator. Acts that need a second one can’t be carried out.' },
  see: { ja: '見る', en: 'See' },
  more: { ja: '前の記録', en: 'Older' },
  none: { ja: 'ありません。', en: 'None.' },
  prove: { ja: '変更の前に', en: 'Before you change something' },
  proveHint: { ja: '10分以内に、パスワードかパスキーで本人の確認がいります。', en: 'Show your password, or a passkey in the settings, within 10 minutes.' },
  password: { ja: 'パスワード', en: 'Password' },
  proveGo: { ja: '確認する', en: 'Confirm' },
  proving: { ja: '確認しています', en: 'Confirming' },
  deeds: { ja: 'できること', en: 'What you can do' },
  does: { ja: 'こうなります', en: 'What it does' },
  reason: { ja: '理由', en: 'Reason' },
  reasonHint: { ja: '運営の記録に残ります。本人には見えません。', en: 'Stands in the log. The person does not see it.' },
  words: { ja: '本人へのことば', en: 'Words to the person' },
  wordsHint: { ja: 'メールで届きます。', en: 'Sent by mail.' },
  permanent: { ja: '期限なしの停止にする', en: 'For good' },
  sending: { ja: '進めています', en: 'Working' },
  done: { ja: '終わりました', en: 'Done' },
  second: { ja: '2人目の運営の確認を待つことになります({why})。', en: 'A second operator will have to approve it ({why}).' },
} as const satisfies Record<string, Texts>;

/** How what waits is called, a sentence each. */
export const waitingTexts = {
  report: { ja: '通報「{name}」を確かめる', en: 'Look into a report: {name}' },
  payout: { ja: '振込{name}件を銀行へ渡す', en: 'Payouts to send to the bank: {name}' },
  proposal: { ja: '提案「{name}」に答える', en: 'Answer a proposal: {name}' },
  job: { ja: 'あきらめた仕事 {name} を見る', en: 'A job was given up: {name}' },
  dispute: { ja: '支払いへの異議を確かめる {name}', en: 'A payment is disputed: {name}' },
  unsettled: { ja: '精算が終わらないトークを見る {name}', en: 'A talk does not settle: {name}' },
} as const satisfies Record<string, Texts>;

/** How acts are called, in the log and on buttons. */
export const actTexts = {
  suspend: { ja: '停止する', en: 'Suspend' },
  restore: { ja: '停止を解く', en: 'Lift the suspension' },
  hide_service: { ja: '非公開にする', en: 'Hide' },
  show_service: { ja: '元に戻す', en: 'Show again' },
  show_review: { ja: '評価のことばを戻す', en: 'Show the words again' },
  decide: { ja: '通報を決める', en: 'Decide a report' },
  ask_author: { ja: '書いた人にたずねる', en: 'Ask the author' },
  retry: { ja: 'もう一度ためす', en: 'Try again' },
  export_payouts: { ja: '振込データを作る', en: 'Make the bank file' },
  payout_file_paid: { ja: '振込データを振込済みにする', en: 'Mark a bank file as paid' },
  payout_paid: { ja: '振込済みにする', en: 'Mark a payout as paid' },
  payout_returned: { ja: '振込が戻ったことにする', en: 'Mark a payout as returned' },
  payout_refused: { ja: '振込申請を取り消す', en: 'Refuse a payout' },
  payout_released: { ja: '大きな振込を認める', en: 'Let a large payout go' },
  download_payout_file: { ja: '振込データを受け取る', en: 'Download a bank file' },
  propose: { ja: '提案する', en: 'Propose' },
  approve: { ja: '承認して進める', en: 'Approve and carry out' },
  reject: { ja: '取り下げる・断る', en: 'Turn down' },
  read_messages: { ja: '見せられたメッセージを読む', en: 'Read the messages shown' },
  operator_added: { ja: '運営に加える', en: 'Make an operator' },
  operator_removed: { ja: '運営から外す', en: 'Remove an operator' },
} as const satisfies Record<string, Texts>;

/** Why a second operator has to look. */
export const whyTexts = {
  operator: { ja: '相手も運営のため', en: 'the person is an operator' },
  permanent_with_sales: { ja: '売上金のある人の期限なしの停止のため', en: 'for good, and sales are owed' },
  was_permanent: { ja: '期限なしの停止を解くため', en: 'it was meant for good' },
  large_sales: { ja: '売上金が30万円を超えるため', en: 'more than ¥300,000 of sales are owed' },
  large_payout: { ja: '30万円を超える振込のため', en: 'the payout is above ¥300,000' },
} as const satisfies Record<string, Texts>;

import type { Texts } from '../primitives/locale.ts';

/** What the pages about users, services, reports, talks, failures, proposals and the log say. */
export const caseTexts = {
  user: { ja: 'ユーザー', en: 'User' }, service: { ja: '提供サービス', en: 'Service' }, talk: { ja: 'トーク', en: 'Talk' }, report: { ja: '通報', en: 'Report' },
  nickname: { ja: 'ニックネーム', en: 'Nickname' }, email: { ja: 'メール', en: 'E-mail' }, number: { ja: '番号', en: 'Number' }, since: { ja: '登録', en: 'Since' }, state: { ja: '状態', en: 'State' },
  active: { ja: '使えます', en: 'Active' }, suspended: { ja: '停止中', en: 'Suspended' }, suspendedForGood: { ja: '停止中(期限なし)', en: 'Suspended for good' }, isOperator: { ja: '運営', en: 'Operator' },
  sales: { ja: '売上金(確定前+振込可)', en: 'Sales (pending + payable)' }, services: { ja: '提供サービス', en: 'Services' }, talks: { ja: 'トーク', en: 'Talks' }, reportsAbout: { ja: '通報されたもの', en: 'Reports about it' },
  provider: { ja: '提供者', en: 'Provider' }, visitor: { ja: '相談する人', en: 'Visitor' }, profile: { ja: '公開の画面', en: 'Public page' }, said: { ja: '本人に伝えたことば', en: 'Words to the person' },
  suspendDoes1: { ja: 'すべてのログイン、ブログの枠、つながりが、数秒のうちに終わります。', en: 'Every session, frame and stream of theirs ends within seconds.' },
  suspendDoes2: { ja: '公開中の提供サービス{services}件が、検索・ブログ・ページから見えなくなります。', en: 'Their {services} public services vanish from search, blogs and pages.' },
  suspendDoes3: { ja: '待っている申し込みとトーク{open}件が、理由を伝えずに終わります。トーク中なら、その瞬間までの料金です。', en: '{open} open requests and talks end with no reason told; a live one is billed to that instant.' },
  suspendDoes4: { ja: 'お金は動きません。売上金 {sales} は、そのまま残ります。', en: 'No money moves. Sales of {sales} stay.' },
  suspendDoes5: { ja: '期限なしにすると、売上金があるので、2人目の運営の確認を待ちます。', en: 'For good, it waits for a second operator, because sales are owed.' },
  suspendAsk: { ja: '{name}さんを停止しますか。¥0 が動きます。', en: 'Suspend {name}? ¥0 moves.' },
  restoreDoes1: { ja: 'またログインでき、公開していた提供サービスが戻ります。', en: 'They can sign in, and the services they had published are back.' },
  restoreDoes2: { ja: '終わった申し込みとトークは、戻りません。お金は動きません。', en: 'Requests and talks that ended stay ended. No money moves.' },
  restoreAsk: { ja: '{name}さんの停止を解きますか。', en: 'Lift the suspension of {name}?' },
  hideDoes1: { ja: '提供者のほかには、どこにも見えなくなります。提供者は公開に戻せません。', en: 'Nobody but the provider sees it, and they can’t publish it again.' },
  hideDoes2: { ja: '受けている申し込みとトークは続きます。お金は動きません。', en: 'Requests and talks under way go on. No money moves.' },
  hideAsk: { ja: 'この提供サービスを非公開にしますか。', en: 'Hide this service?' },
  showDoes: { ja: '非公開にする前の状態に戻ります。', en: 'It is as it was before it was hidden.' },
  showAsk: { ja: 'この提供サービスを元に戻しますか。', en: 'Show this service again?' },
  open: { ja: 'これから', en: 'To decide' }, decided: { ja: '決めたもの', en: 'Decided' }, reference: { ja: '控え番号', en: 'Reference' }, what: { ja: '通報されたもの', en: 'What is reported' },
  reasonOf: { ja: '通報の理由', en: 'Reported for' }, reporter: { ja: '通報した人', en: 'Reported by' }, about: { ja: 'だれのこと', en: 'About' }, reporterWords: { ja: '通報した人のことば', en: 'The reporter’s words' },
  shown: { ja: '通報されたときの公開の内容', en: 'What was public when it was reported' }, messages: { ja: '見せられたメッセージ', en: 'Messages shown' },
  messagesHint: { ja: '通報した人がえらんだ{n}件だけです。読むと、記録に残ります。', en: 'The {n} that the reporter chose, and no others. Reading them is logged.' }, read: { ja: 'メッセージを読む', en: 'Read the messages' },
  noMessages: { ja: '見せられたメッセージはありません。', en: 'No messages were shown.' }, decision: { ja: '決めること', en: 'Decision' },
  none: { ja: '何もしない', en: 'No action' }, warn: { ja: '注意する', en: 'Warn' }, hide: { ja: '非公開にする', en: 'Hide' }, suspend: { ja: '停止する', en: 'Suspend' },
  decideDoes: { ja: '通報した人には下のことばが届きます。「何もしない」のほかは、相手にもことばが届きます。お金は動きません。', en: 'The reporter gets your words below. So does the other person, but for “no action”. No money moves.' },
  rights: { ja: '権利侵害の申し出です。書いた人に知らせて7日のあいだ返事を待ち、どの権利か、本人の申し出かを確かめてから決めます。', en: 'A claim about a right: tell the author, wait 7 days for an answer, and check which right it is and whose.' },
  wordsToReporter: { ja: '通報した人へのことば', en: 'Words to the reporter' }, wordsToOwner: { ja: '相手へのことば', en: 'Words to the other person' }, decideGo: { ja: '決める', en: 'Decide' }, decideAsk: { ja: 'この内容で決めますか。あとから変えられません。', en: 'Decide like this? It can’t be changed later.' },
  showReviewDoes: { ja: '評価のことばが、また見えるようになります。', en: 'The words of the review can be read again.' }, story: { ja: 'いきさつ', en: 'Story' },
  noWords: { ja: 'ふたりが書いたことばは、ここには出ません。', en: 'What the two wrote is not shown here.' }, holds: { ja: '与信枠', en: 'Holds' }, givenUp: { ja: 'あきらめた仕事', en: 'Jobs given up' },
  failing: { ja: '失敗しているが、まだためす仕事', en: 'Jobs that fail and are still tried' }, deliveries: { ja: '届かないメールとプッシュ', en: 'Mails and pushes that don’t arrive' }, tries: { ja: '{n}回', en: '{n} tries' },
  retryDoes: { ja: '同じ仕事を、同じ番号でもう一度はじめからためします。二重には起きません。', en: 'The same job is tried again under the same key. It can’t happen twice.' },
  waitsFor: { ja: '2人目を待つもの', en: 'Waits for a second operator' }, answered: { ja: '答えたもの', en: 'Answered' }, proposedBy: { ja: '{name}さんの提案', en: 'Proposed by {name}' }, until: { ja: '{when}まで', en: 'until {when}' },
  approveAsk: { ja: '承認すると、すぐに進みます。', en: 'Approved, it is carried out at once.' },
  whole: { ja: '記録は{n}件、欠けも書きかえもありません。', en: '{n} deeds; none missing, none changed.' }, broken: { ja: '{n}番の記録が、書きかえられたか欠けています。', en: 'Deed {n} was changed or is missing.' }, shell: { ja: '(サーバーで)', en: '(at the machine)' },
} as const satisfies Record<string, Texts>;

/** How the events of a talk's story are called. */
export const storyTexts = {
  requested: { ja: '申し込み', en: 'Requested' }, declined: { ja: 'お断り', en: 'Declined' }, expired: { ja: '時間切れ', en: 'Expired' }, withdrawn: { ja: '取り下げ', en: 'Withdrawn' }, accepted: { ja: '応じた', en: 'Accepted' },
  missed: { ja: '始まらず', en: 'Missed' }, live: { ja: '開始', en: 'Live' }, ended: { ja: '終了と料金', en: 'Ended, bill' }, settled: { ja: '精算(受領+免除+未収)', en: 'Settled (captured + waived + uncollected)' },
  provider_connected: { ja: '提供者がつながる', en: 'Provider connected' }, provider_gone: { ja: '提供者が離れる', en: 'Provider gone' }, visitor_connected: { ja: '相談者がつながる', en: 'Visitor connected' },
  visitor_gone: { ja: '相談者が離れる', en: 'Visitor gone' }, journal: { ja: '仕訳', en: 'Journal' }, mail: { ja: 'メール・通知', en: 'Mail, notice' }, rail: { ja: '外部への依頼', en: 'Call to a rail' },
} as const satisfies Record<string, Texts>;

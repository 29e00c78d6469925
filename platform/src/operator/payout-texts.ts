import type { Texts } from '../primitives/locale.ts';

/** What the console says of payouts. */
export const payoutTexts = {
  payout: { ja: '振込', en: 'Payout' }, file: { ja: '振込データ', en: 'Bank file' }, files: { ja: '振込データ', en: 'Bank files' },
  requested: { ja: '振り込む', en: 'To send' }, exported: { ja: '銀行へ渡した', en: 'With the bank' }, paid: { ja: '振込済み', en: 'Paid' }, returned: { ja: '戻った', en: 'Returned' }, refused: { ja: '取り消した', en: 'Refused' },
  sum: { ja: '{n}件 {yen}', en: '{n} · {yen}' },
  frozen: { ja: '停止中のため止めています', en: 'Frozen: the account is suspended' }, large: { ja: '2人目の確認待ち', en: 'Needs a second operator' }, trial: { ja: 'テスト決済', en: 'Test rail' },
  shared: { ja: 'ほかの人と同じ口座です', en: 'Somebody else uses this account too' },
  test_money: { ja: 'テスト決済の売上金は、振込データにできません。印を付けて試すことはできます。', en: 'Sales earned on the test rail can’t enter a bank file. You can still try out the marks.' },
  bank_facts_missing: { ja: '振込元の口座が OPERATOR_FILE の payouts.from にないため、振込データを作れません。', en: 'OPERATOR_FILE says nothing about the account that pays (payouts.from): no bank file can be made.' },
  export: { ja: '振込データを作る', en: 'Make the bank file' }, exportAsk: { ja: '振込データを作りますか?', en: 'Make the bank file?' },
  exportDoes1: { ja: '出せる振込をすべて、ひとつの全銀ファイル(総合振込)に入れます。同じ振込が2つのファイルに入ることはありません。', en: 'Puts everything that can go into one Zengin file (総合振込). No payout enters two files.' },
  exportDoes2: { ja: '停止中の人、2人目の確認を待つもの、自分の振込は入りません。', en: 'Leaves out suspended people, what waits for a second operator, and your own payouts.' },
  transferOn: { ja: '振込指定日', en: 'Day of transfer' }, transferHint: { ja: '銀行の営業日', en: 'A day on which banks work' },
  paidDo: { ja: '振込済みにする', en: 'Mark as paid' }, paidAsk: { ja: '振込済みにしますか?', en: 'Mark as paid?' }, paidDoes: { ja: '手続き中から {net} が銀行、{fee} が手数料になり、本人にお知らせします。', en: '{net} leaves the bank, {fee} is kept for its fee, and the person is told.' },
  returnDo: { ja: '戻ったことにする', en: 'Mark as returned' }, returnAsk: { ja: '戻ったことにしますか?', en: 'Mark as returned?' }, returnDoes: { ja: '{back} を売上金に戻し、理由といっしょに本人にお知らせします。', en: '{back} goes back to the sales, and the person is told why.' },
  returnWhy: { ja: '戻った理由', en: 'Why it came back' },
  refuseDo: { ja: '取り消す', en: 'Refuse' }, refuseAsk: { ja: 'この振込申請を取り消しますか?', en: 'Refuse this payout?' },
  releaseDo: { ja: '振込を認める', en: 'Let it go' }, releaseAsk: { ja: '振込を認める提案をしますか?', en: 'Propose to let it go?' }, releaseDoes: { ja: '2人目の運営が承認すると、振り込めるようになります。', en: 'Once a second operator approves, it can be sent.' },
  allPaid: { ja: '全部を振込済みにする', en: 'Mark all as paid' }, allPaidDoes: { ja: '戻ったものをのぞく{n}件を振込済みにし、それぞれの人にお知らせします。', en: 'Marks {n} as paid, all but what came back, and tells each person.' },
  download: { ja: 'ファイルを受け取る', en: 'Download the file' }, downloadHint: { ja: '受け取るたびに記録に残ります。本人の確認から10分以内に使えます。', en: 'Each download is logged. It works within 10 minutes of your proof.' },
  amount: { ja: '申請', en: 'Asked for' }, fee: { ja: '手数料', en: 'Fee' }, net: { ja: '振込額', en: 'Transfer' }, account: { ja: '口座', en: 'Account' }, person: { ja: '本人', en: 'Person' }, state: { ja: '状態', en: 'State' },
  requestedAt: { ja: '申請日時', en: 'Requested' }, arrives: { ja: '届く日の案内', en: 'Said to arrive' }, number: { ja: '番号', en: 'Number' }, madeAt: { ja: '作成', en: 'Made' }, count: { ja: '件数', en: 'Count' }, total: { ja: '合計', en: 'Total' },
  because: { ja: '理由', en: 'Reason' }, words: { ja: '本人へのことば', en: 'Words to the person' }, digest: { ja: 'SHA-256', en: 'SHA-256' }, other: { ja: '別の操作', en: 'Other acts' },
} as const satisfies Record<string, Texts>;

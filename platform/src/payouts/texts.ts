import type { Texts } from '../primitives/locale.ts';

/** Why something was refused; the reasons of a quote under their names. */
export const refusals = {
  not_open: { ja: '振込の準備がまだできていません。売上金はなくなりません。', en: 'Payouts aren’t open here yet. Your sales never lapse.' },
  debt: { ja: '支払いの取り消しで、売上金がマイナスになっています。これからの売上金で埋まると、申請できます。', en: 'A payment was taken back and your sales are below zero. New sales make up for it; then you can request a payout.' },
  no_account: { ja: '先に振込先の口座を登録してください。', en: 'Tell us your bank account first.' },
  account_waits: { ja: '口座を変えてから72時間は、申請できません。', en: 'A changed bank account can be used after 72 hours.' },
  below_minimum: { ja: '振込は¥5,000から申請できます。', en: 'Payouts start at ¥5,000.' },
  too_little: { ja: '¥5,000以上の金額を入れてください。', en: 'Enter ¥5,000 or more.' },
  too_much: { ja: 'いま振込申請できる売上金をこえています。', en: 'That is more than your payable sales.' },
  bankCode: { ja: '銀行コードは4桁の数字です。', en: 'A bank code has four digits.' },
  branchCode: { ja: '支店コードは3桁の数字です。', en: 'A branch code has three digits.' },
  accountNumber: { ja: '口座番号は7桁までの数字です。', en: 'An account number has up to seven digits.' },
  symbol: { ja: '記号は通帳にある5桁の数字です(例 14030)。', en: 'The symbol (記号) has five digits, such as 14030.' },
  yuchoNumber: { ja: '番号を通帳のとおりに入れてください(通常貯金は最後が1の8桁まで)。', en: 'Enter the number (番号) as in your passbook: up to eight digits, for savings ending in 1.' },
  declared: { ja: 'ご本人の口座であることを確かめてください。', en: 'Please confirm that this is your own account.' },
} as const satisfies Record<string, Texts>;

/** Why a holder's name can't be written as banks print it. */
export const kanaTexts = {
  character: { ja: '「{character}」は銀行の名義に使えません。通帳のカナのとおりに入れてください。', en: 'Banks can’t print “{character}”. Enter the name in kana, as in your passbook.' },
  stranded_mark: { ja: '「{character}」の濁点が正しくありません。', en: 'The mark in “{character}” belongs to no kana.' },
  too_long: { ja: '名義が長すぎます(半角カナで30文字まで)。通帳の印字のとおりに短くしてください。', en: 'The name is too long (30 half-width kana). Shorten it as your passbook prints it.' },
  empty: { ja: '口座名義をカナで入れてください。', en: 'Enter the holder’s name in kana.' },
} as const satisfies Record<string, Texts>;

/** Why a bank sent a transfer back, as the end of a sentence. */
export const reasonTexts = {
  no_account: { ja: '該当する口座がなかった', en: 'there is no such account' },
  wrong_name: { ja: '口座名義が違った', en: 'the holder’s name doesn’t match' },
  closed: { ja: '口座が解約されていた', en: 'the account is closed' },
  wrong_type: { ja: '口座の種類が違った', en: 'the kind of account is wrong' },
  bank_refused: { ja: '銀行が受け付けなかった', en: 'the bank refused it' },
  other: { ja: '銀行から戻された', en: 'the bank sent it back' },
} as const satisfies Record<string, Texts>;

/** How states are called by the person who is paid. */
export const stateTexts = {
  requested: { ja: '手続き中', en: 'In progress' }, exported: { ja: '手続き中', en: 'In progress' }, paid: { ja: '振込済み', en: 'Paid' },
  returned: { ja: '戻りました', en: 'Returned' }, refused: { ja: '取り消し', en: 'Refused' },
} as const satisfies Record<string, Texts>;

/** Kinds of account. */
export const accountTypeTexts = {
  ordinary: { ja: '普通', en: 'Ordinary' }, current: { ja: '当座', en: 'Current' }, savings: { ja: '貯蓄', en: 'Savings' },
} as const satisfies Record<string, Texts>;

/** Why an operator's mark or file was refused. */
export const markRefusals = {
  frozen: { ja: '停止中の人の振込は、止まっています。', en: 'Payouts of suspended people are frozen.' },
  needs_release: { ja: '¥300,000をこえる振込には、2人目の運営の確認がいります。', en: 'A payout above ¥300,000 needs a second operator first.' },
  test_money: { ja: 'テスト決済の売上金は、振込データにできません。印を付けて試すことはできます。', en: 'Sales earned on the test rail can’t enter a bank file. You can still try out the marks.' },
  bank_facts_missing: { ja: '振込元の口座が OPERATOR_FILE の payouts.from にありません。', en: 'OPERATOR_FILE says nothing about the account that pays (payouts.from).' },
  nothing_to_export: { ja: '振込データにできるものが、いまはありません。', en: 'There is nothing to put into a file right now.' },
} as const satisfies Record<string, Texts>;

/** Why a day can't be the day of transfer. */
export const transferDayRefusal: Texts = { ja: '銀行の営業日を、今日から1年のうちで選んでください。', en: 'Choose a day on which banks work, from today and within a year.' };
/** A file with somebody who has left since. */
export const fileGone: Texts = { ja: '退会した人の口座がふくまれるため、このデータはもう作れません。', en: 'Somebody in it has left, so this file can’t be written anew.' };

import type { Texts } from '../primitives/locale.ts';
import type { NoticeKind } from '../users/index.ts';

/** What a kind of notice is called in the settings and on the page that stops its mails. */
export const kindNames: Readonly<Record<NoticeKind, Texts>> = {
  requested: { ja: 'トークの申し込み', en: 'Talk requests' },
  accepted: { ja: '申し込みが応じられたとき', en: 'Your request is accepted' },
  declined: { ja: '申し込みへの返事', en: 'Your request is declined' },
  invitedAgain: { ja: '申し込みの再依頼', en: 'You are invited again' },
  message: { ja: '質問チャットのメッセージ', en: 'Messages' },
  missed: { ja: '返事や参加がなかったとき', en: 'Unanswered and missed talks' },
  light: { ja: '明かりの自動消灯', en: 'Your light goes out' },
  reviewOpened: { ja: '評価の公開', en: 'Reviews can be read' },
  reviewReminder: { ja: '評価のおさそい', en: 'Reminders to review' },
  bill: { ja: 'トーク料金', en: 'Bills' },
  uncollected: { ja: 'お支払いのトラブル', en: 'Payment trouble' },
  payout: { ja: '振込の結果', en: 'Payouts' },
  card: { ja: 'カードのトラブル', en: 'Card trouble' },
  account: { ja: 'アカウントの安全', en: 'Account security' },
  news: { ja: 'チョク!からのおしらせ', en: 'News from Choku' },
};

/** The words of the link at the end of a mail that can be stopped. */
export const unsubscribeLabel: Texts = { ja: 'この種類のメールを止める', en: 'Stop mails of this kind' };

/** Why something was refused. */
export const refusals = {
  fixed: { ja: 'お金とアカウントの安全のメールは、選べません。必ずメールで届きます。', en: 'Mails about money and the safety of your account can’t be switched: they are always mailed.' },
  endpoint: { ja: 'このブラウザーの通知には対応していません。', en: 'Notifications of this browser are not supported.' },
  keys: { ja: '通知の鍵が正しくありません。', en: 'These are not the keys of a browser.' },
  twice: { ja: 'この端末は、いまほかで登録されています。もう一度お試しください。', en: 'This device is being registered elsewhere. Please try again.' },
} as const satisfies Record<string, Texts>;

/** The section of the settings. */
export const settingsTexts = {
  heading: { ja: 'お知らせ', en: 'Notifications' },
  note: { ja: 'メールと、この端末への通知を選べます。お金とアカウントの安全のメールは止められません。', en: 'Choose mails and notifications on your devices. Mails about money and the safety of your account can’t be stopped.' },
  needsScript: { ja: 'この設定にはJavaScriptが必要です。', en: 'These settings need JavaScript.' },
} as const satisfies Record<string, Texts>;

/** The page of the link in a mail. */
export const unsubscribeTexts = {
  title: { ja: 'メールの停止', en: 'Stop mails' },
  ask: { ja: '「{kind}」のメールを止めますか', en: 'Stop mails about “{kind}”?' },
  what: { ja: '止めても、ほかのメールと、ページでのお知らせは届きます。', en: 'Other mails and what you see on our pages stay as they are.' },
  stop: { ja: 'メールを止める', en: 'Stop these mails' },
  done: { ja: '「{kind}」のメールを止めました', en: 'Mails about “{kind}” are stopped' },
  doneNote: { ja: 'まちがえたときは、下のボタンで元にもどせます。', en: 'If that was a mistake, the button below starts them again.' },
  again: { ja: 'もう一度受け取る', en: 'Receive them again' },
  settings: { ja: 'お知らせの設定を見る', en: 'See all notification settings' },
} as const satisfies Record<string, Texts>;

/** The page of the one tap that invites again, from a mail or push. */
export const inviteTexts = {
  title: { ja: '申し込みを再依頼する', en: 'Invite again' },
  ask: { ja: '{name}さんに、もう一度声をかけますか', en: 'Invite {name} again?' },
  what: { ja: '{name}さんに「話せるようになりました」と届きます。申し込むかどうかは{name}さんが決めます。', en: '{name} is told that you can talk now, and decides whether to request again.' },
  money: { ja: 'まだ料金は動きません。', en: 'No money moves yet.' },
  invite: { ja: '申し込みを再依頼する', en: 'Invite again' },
  inviting: { ja: '送っています', en: 'Sending' },
  done: { ja: '再依頼しました', en: 'Invited again' },
  notNow: { ja: 'いまは再依頼できません', en: 'This can’t be invited again' },
  notNowNote: { ja: 'もう再依頼したか、新しい申し込みがあるか、30日がすぎています。', en: 'You have invited already, there is a newer request, or 30 days have passed.' },
  back: { ja: 'マイページへ', en: 'To my page' },
} as const satisfies Record<string, Texts>;

/** The page that stands where there is no connection. Both languages at once: it is kept without knowing whose it is. */
export const offlineTexts = {
  title: { ja: 'つながっていません', en: 'You are offline' },
  what: { ja: 'インターネットにつながると、続きから使えます。トーク中だった場合、料金は止まっています。', en: 'Go on where you were as soon as you are connected. If you were in a talk, its meter stands still.' },
  retry: { ja: 'もう一度読み込む', en: 'Reload' },
} as const satisfies Record<string, Texts>;

/** The name and words of the installed app. */
export const appTexts = {
  name: { ja: 'チョク!', en: 'Choku' },
  description: { ja: '経験した人と、いますぐ話せます。最初の1分は無料です。', en: 'Talk at once with somebody who has been there. The first minute is free.' },
} as const satisfies Record<string, Texts>;

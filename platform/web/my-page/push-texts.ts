import type { Texts } from '../../src/primitives/locale.ts';

/** What asking for notifications and choosing among them says. */
export const pushTexts = {
  // The offer
  forLight: { ja: 'ページを閉じても、申し込みをこの端末の通知でお知らせできます。', en: 'With notifications, requests reach you on this device even when you close the page.' },
  forWaiting: { ja: '応じてもらえたときに、この端末の通知でお知らせできます。ページを閉じて待てます。', en: 'We can notify this device when your request is accepted, so you may close the page meanwhile.' },
  forSettings: { ja: 'この端末ではまだ通知を受け取っていません。', en: 'This device does not show notifications yet.' },
  take: { ja: '通知を受け取る', en: 'Notify me' },
  taking: { ja: '登録しています', en: 'Registering' },
  later: { ja: 'あとで', en: 'Not now' },
  on: { ja: 'この端末に通知します', en: 'This device is notified' },
  denied: { ja: '通知はブラウザーの設定で止められています。ブラウザーの設定で、このサイトの通知を許可できます。', en: 'Your browser blocks notifications from this site. You can allow them in its settings.' },
  failed: { ja: 'この端末では通知を登録できませんでした。', en: 'Notifications could not be set up on this device.' },
  unsupported: { ja: 'このブラウザーは通知に対応していません。iPhoneでは、ホーム画面に追加すると受け取れます。', en: 'This browser can’t show notifications. On an iPhone, add Choku to the home screen first.' },
  stillOpen: { ja: 'このページを開いているあいだは届きます。', en: 'While this page is open, requests reach you.' },
  // The settings
  kind: { ja: 'お知らせの種類', en: 'What about' },
  mail: { ja: 'メール', en: 'Mail' },
  push: { ja: '通知', en: 'Notification' },
  never: { ja: '通知はありません', en: 'Not sent' },
  always: { ja: '必ず届きます', en: 'Always sent' },
  switchName: { ja: '{kind}・{channel}', en: '{kind}, {channel}' },
  kept: { ja: '保存しました', en: 'Saved' },
  quiet: { ja: '通知を止める時間', en: 'Quiet hours' },
  quietNote: { ja: 'この時間の通知は、終わってからまとめて届きます。メールはそのまま届きます。応じてもらえたトークと、明かりをつけているあいだの申し込みは、いつでも通知します。', en: 'Notifications of these hours arrive when they end; mails arrive as always. An accepted talk, and requests while your light is on, are notified at any time.' },
  quietOn: { ja: '毎日、この時間は通知を止める', en: 'Hold notifications back every day' },
  from: { ja: '開始', en: 'From' },
  to: { ja: '終了', en: 'To' },
  save: { ja: '保存する', en: 'Save' },
  devices: { ja: '通知を受け取る端末', en: 'Devices' },
  noDevices: { ja: 'まだありません。', en: 'None yet.' },
  here: { ja: 'この端末', en: 'this device' },
  since: { ja: '{day}から', en: 'since {day}' },
  remove: { ja: '通知を止める', en: 'Remove' },
  removed: { ja: '通知を止めました', en: 'Removed' },
} as const satisfies Record<string, Texts>;

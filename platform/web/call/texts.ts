import type { Locale, Texts } from '../../src/primitives/locale.ts';

export { clockWords as clockOf } from '../../src/primitives/time-words.ts';

const texts = {
  // The meter
  joining: { ja: '接続しています', en: 'Connecting' },
  freeMinute: { ja: '最初の1分 無料', en: 'First minute free' },
  secondsLeft: { ja: 'あと{n}秒', en: '{n} s left' },
  afterFree: { ja: '1分を過ぎると {yen}/分', en: 'After that {yen}/min' },
  inTalk: { ja: 'トーク中', en: 'In a talk' },
  inTalkAt: { ja: 'トーク中 {yen}/分', en: 'In a talk, {yen}/min' },
  noFree: { ja: '今回は最初の1分から料金がかかります', en: 'No free minute this time' },
  timeLeft: { ja: 'あと {clock}', en: '{clock} left' },
  paused: { ja: '一時停止中', en: 'Paused' },
  ended: { ja: 'トークが終わりました', en: 'The talk has ended' },
  ceiling: { ja: '上限', en: 'Limit' },
  extendCeiling: { ja: '上限を延ばす', en: 'Extend' },
  talkTime: { ja: 'トーク時間', en: 'Talk time' },
  bill: { ja: 'トーク料金', en: 'Bill' },
  billIs: { ja: 'トーク料金 {yen}', en: 'Bill {yen}' },
  sales: { ja: '売上金', en: 'Sales' },
  sayConnected: { ja: 'つながりました。最初の1分は無料です', en: 'Connected. The first minute is free.' },
  sayConnectedPaid: { ja: 'つながりました。今回は最初の1分から料金がかかります', en: 'Connected. There is no free minute this time.' },
  sayFreeSoon: { ja: 'あと{n}秒で無料の1分が終わります', en: 'The free minute ends in {n} seconds.' },
  sayFreeOver: { ja: '無料の1分が終わりました。ここから1分{yen}円です', en: 'The free minute is over. From here {yen} yen a minute.' },
  sayNear: { ja: '上限まであと3分です', en: '3 minutes left.' },
  sayLost: { ja: '接続がとぎれました。料金は止まっています', en: 'The connection was lost. The meter has stopped.' },
  sayBack: { ja: 'つながりました。続きから数えます', en: 'Connected again. Counting goes on from where it stopped.' },
  sayEnded: { ja: 'トークが終わりました。トーク料金は{yen}円です', en: 'The talk has ended. The bill is {yen} yen.' },
  sayNow: { ja: 'トーク時間 {time}、トーク料金 {yen}円', en: 'Talk time {time}, bill {yen} yen.' },
  minutesSeconds: { ja: '{m}分{s}秒', en: '{m} min {s} s' },
  // The stage
  call: { ja: '{name}さんとの通話', en: 'Call with {name}' },
  controls: { ja: '通話の操作', en: 'Call controls' },
  microphone: { ja: 'マイク', en: 'Microphone' },
  microphoneShort: { ja: 'マイク', en: 'Mic' },
  camera: { ja: 'カメラ', en: 'Camera' },
  chat: { ja: 'チャット', en: 'Chat' },
  more: { ja: 'その他', en: 'More' },
  hangUp: { ja: '終了する', en: 'End talk' },
  hangUpShort: { ja: '終了する', en: 'End' },
  on: { ja: 'オン', en: 'on' },
  off: { ja: 'オフ', en: 'off' },
  unread: { ja: '新しいメッセージ {n}件', en: '{n} new messages' },
  you: { ja: 'あなた', en: 'You' },
  weak: { ja: '通信が弱くなっています。カメラを切ると安定することがあります。', en: 'Weak connection. Turning the camera off may help.' },
  theirMicrophoneOff: { ja: '{name}さんはマイクを切っています', en: '{name} is muted' },
  signal: { ja: '通信の強さ {n}/3', en: 'Signal {n} of 3' },
  dock: { ja: '画面のすみに移す', en: 'Move to the corner' },
  fullScreen: { ja: '全画面で表示する', en: 'Full screen' },
  leaveFullScreen: { ja: '全画面をやめる', en: 'Leave full screen' },
  backHere: { ja: '元の位置に戻る', en: 'Back to the talk' },
  talkingWith: { ja: '{name}さんとトーク中', en: 'Talking with {name}' },
  name: { ja: '{name}さん', en: '{name}' },
  devices: { ja: 'マイク・カメラを選ぶ', en: 'Choose microphone or camera' },
  keys: { ja: 'キーで操作する', en: 'Use keys' },
  keyList: { ja: 'M マイク ・ V カメラ ・ C チャット ・ T 時間と料金を読み上げる ・ Esc 全画面をやめる', en: 'M microphone · V camera · C chat · T read time and bill · Esc leave full screen' },
  soundBlocked: { ja: '音を出す', en: 'Play sound' },
  soundBlockedWhy: { ja: 'ブラウザーが音を止めています。', en: 'Your browser is holding the sound back.' },
  closeChat: { ja: 'チャットを閉じる', en: 'Close chat' },
  // Moments in the talk
  lostOtherTitle: { ja: '{name}さんとの接続がとぎれました', en: 'Lost connection to {name}' },
  lostSelfTitle: { ja: '接続がとぎれました', en: 'You lost connection' },
  silenceTitle: { ja: '声が届いていません', en: 'No sound is arriving' },
  reconnecting: { ja: 'つなぎ直しています。料金は止まっています。', en: 'Reconnecting. The meter has stopped.' },
  lostGrace: { ja: '3分戻らないとトークを終えます', en: 'The talk ends after 3 minutes' },
  endNow: { ja: '待たずに終了する', en: 'End without waiting' },
  fromHere: { ja: 'ここから {yen}/分です', en: 'From here {yen}/min' },
  continuePaid: { ja: '続ける', en: 'Continue' },
  nearTitle: { ja: '上限まであと3分です', en: '3 minutes left' },
  nearHold: { ja: '延ばすと、カードにさらに枠を確保します。', en: 'Extending reserves more on your card.' },
  keepCeiling: { ja: 'このまま', en: 'Keep as is' },
  extendBy: { ja: '{minutes}分延ばす +{yen}', en: '{minutes} more minutes, +{yen}' },
  extendWindow: { ja: '延ばすには、チョク!の画面で確認します。通話は続きます。', en: 'To extend, confirm in a window of Choku. The call goes on.' },
  extending: { ja: '確保しています', en: 'Reserving' },
  extended: { ja: '上限を{n}分に延ばしました', en: 'Extended to {n} min' },
  extendFailed: { ja: '延ばせませんでした。カードの枠が足りません。いまの上限までは話せます。', en: 'Could not extend: the card refused. You can talk until the present limit.' },
  askingToExtend: { ja: '{name}さんに延長をきいています', en: 'Asking {name} about extending' },
  lastSeconds: { ja: 'まもなく上限です。トークは自動で終わります。', en: 'Almost at the limit. The talk ends by itself.' },
  // Device check
  deviceTitle: { ja: 'マイクの確認', en: 'Microphone' },
  deviceTitleVideo: { ja: 'マイクとカメラの確認', en: 'Microphone and camera' },
  checkNow: { ja: '確認する', en: 'Check' },
  askMicrophone: { ja: '「確認する」を押すと、ブラウザーがマイクの使用をたずねます。「許可」を選んでください。', en: 'Press Check and your browser asks to use the microphone. Choose Allow.' },
  askBoth: { ja: '「確認する」を押すと、ブラウザーがマイクとカメラの使用をたずねます。「許可」を選んでください。', en: 'Press Check and your browser asks to use the microphone and camera. Choose Allow.' },
  asking: { ja: 'ブラウザーの画面で「許可」を選んでください', en: 'Choose Allow in your browser' },
  speak: { ja: '何か話してみてください', en: 'Say something' },
  micGood: { ja: '声が届いています', en: 'We can hear you' },
  micSilent: { ja: '声が届いていません。マイクを選び直してください。', en: "We can't hear you. Choose another microphone." },
  levelMeter: { ja: 'マイクの音量', en: 'Microphone level' },
  preview: { ja: 'あなたの映像', en: 'Your picture' },
  speaker: { ja: 'スピーカー', en: 'Speaker' },
  testSound: { ja: '音を鳴らす', en: 'Play a sound' },
  unnamedDevice: { ja: '{kind} {n}', en: '{kind} {n}' },
  micBlocked: { ja: 'マイクの使用が許可されていません', en: 'Microphone not allowed' },
  micNone: { ja: 'マイクが見つかりません', en: 'No microphone found' },
  micBusy: { ja: 'ほかのアプリがマイクを使っています', en: 'Another app is using the microphone' },
  micPolicy: { ja: 'このページではマイクを使えません', en: "This page can't use the microphone" },
  micOther: { ja: 'マイクを使えませんでした', en: 'The microphone could not be used' },
  cameraBlocked: { ja: 'カメラの使用が許可されていません', en: 'Camera not allowed' },
  cameraNone: { ja: 'カメラが見つかりません', en: 'No camera found' },
  cameraBusy: { ja: 'ほかのアプリがカメラを使っています', en: 'Another app is using the camera' },
  cameraPolicy: { ja: 'このページではカメラを使えません', en: "This page can't use the camera" },
  cameraOther: { ja: 'カメラを使えませんでした', en: 'The camera could not be used' },
  voiceStillGood: { ja: '音声だけで話せます。', en: 'You can talk by voice.' },
  fixBlocked1: { ja: 'アドレスの左のマークを押す', en: 'Press the sign left of the address' },
  fixBlocked2: { ja: '「マイク」を「許可」にする', en: 'Set Microphone to Allow' },
  fixBlocked2Camera: { ja: '「カメラ」を「許可」にする', en: 'Set Camera to Allow' },
  fixBlocked3: { ja: '下のボタンを押す', en: 'Press the button below' },
  fixNone: { ja: 'マイクやイヤホンをつないで、もう一度ためしてください。', en: 'Connect a microphone or headset and try again.' },
  fixBusy: { ja: 'ほかのアプリやタブの通話を終えて、もう一度ためしてください。', en: 'End the call in the other app or tab and try again.' },
  fixPolicy: { ja: 'チョク!の画面なら話せます。', en: 'You can talk on Choku’s own page.' },
  fixOther: { ja: 'マイクのつながりを確かめて、もう一度ためしてください。', en: 'Check the microphone and try again.' },
  openAtChoku: { ja: 'チョク!で話す', en: 'Talk on Choku' },
  retry: { ja: 'もう一度ためす', en: 'Try again' },
  join: { ja: '参加する', en: 'Join' },
  directNote: { ja: 'この通話は、おたがいの機器を直接つなぎます。相手にあなたのIPアドレスが伝わることがあります。', en: 'This call connects your devices directly; the other side can learn your IP address.' },
} satisfies Record<string, Texts>;

/** The name of a text of the call. */
export type CallText = keyof typeof texts;

/** A text in the reader's language with its `{…}` places filled in; the values are already formatted. */
export function say(locale: Locale, key: CallText, values: Readonly<Record<string, string | number>> = {}): string {
  return texts[key][locale].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** A number of yen for reading aloud: `1,520`, with the word for yen in the sentence. */
export function groupedNumber(amount: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(amount);
}

/** Yen as shown: `¥1,520`. */
export function yenText(amount: number): string {
  return `¥${groupedNumber(amount)}`;
}

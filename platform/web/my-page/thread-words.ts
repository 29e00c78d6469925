import type { Locale, Texts } from '../../src/primitives/locale.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import { fill } from '../../src/site/texts.ts';
import type { Message } from '../wire.ts';

type ThreadEvent = NonNullable<Message['event']>;

const eventTexts: Readonly<Record<ThreadEvent['kind'], Texts>> = {
  requested: { ja: '申し込みました', en: 'Talk requested' },
  declined: { ja: 'お断り', en: 'Declined' },
  withdrawn: { ja: '申し込みを取り下げました', en: 'Request withdrawn' },
  expired: { ja: '返事がないまま終わりました', en: 'Not answered' },
  missed: { ja: 'つながりませんでした', en: 'Not connected' },
  invited: { ja: '再依頼', en: 'Invited again' },
  connected: { ja: 'つながりました', en: 'Connected' },
  'free-minute-over': { ja: '無料の1分が終わりました', en: 'The free minute is over' },
  lost: { ja: '接続がとぎれました', en: 'Connection lost' },
  resumed: { ja: '続きから数えます', en: 'Connected again' },
  ended: { ja: 'トークが終わりました', en: 'The talk has ended' },
};

const texts = {
  heading: { ja: '質問チャット', en: 'Messages' },
  report: { ja: '通報する', en: 'Report' },
  block: { ja: 'ブロックする', en: 'Block' },
  blockConfirm: { ja: '{name}さんをブロックしますか。おたがいに見えなくなります。相手には知らされません。', en: 'Block {name}? You will not see each other. They are not told.' },
  blockedDone: { ja: 'ブロックしました', en: 'Blocked' },
  withName: { ja: '{name}さんとの質問チャット', en: 'Messages with {name}' },
  by: { ja: '{name}、{time}', en: '{name}, {time}' },
  me: { ja: 'あなた', en: 'You' },
  read: { ja: '既読', en: 'Read' },
  write: { ja: 'メッセージを書く', en: 'Write a message' },
  send: { ja: '送信する', en: 'Send' },
  failed: { ja: '送れませんでした。もう一度送る', en: 'Not sent. Send again' },
  refused: { ja: 'この相手には送れません。', en: 'You can’t write to this person.' },
  tooLong: { ja: '2,000文字まで送れます。', en: 'Up to 2,000 characters.' },
  older: { ja: '前のメッセージを見る', en: 'Show earlier messages' },
  newer: { ja: '新しいメッセージ', en: 'New messages' },
  contacts: { ja: '連絡先は送らなくても、ここでやりとりできます。', en: 'No need for contact details: you can write here.' },
  loading: { ja: '読み込んでいます', en: 'Loading' },
  loadFailed: { ja: '読み込めませんでした。', en: 'This could not be loaded.' },
  retry: { ja: 'もう一度ためす', en: 'Try again' },
  back: { ja: '質問チャットの一覧', en: 'All messages' },
  service: { ja: '提供サービスを見る', en: 'See the service' },
  none: { ja: 'まだ質問がありません', en: 'No messages yet' },
  noneHint: { ja: '質問が届くか、だれかに質問すると、ここに並びます。', en: 'Questions you get or ask will stand here.' },
  search: { ja: '話せる人をさがす', en: 'Find somebody to ask' },
  choose: { ja: '左から相手を選んでください。', en: 'Choose somebody on the left.' },
  asProvider: { ja: 'あなたの提供サービス', en: 'Your service' },
  open: { ja: 'トークが進んでいます', en: 'A talk is under way' },
} as const satisfies Record<string, Texts>;

/** What happened in a talk, as a thin line says it; with the sum where there is one. */
export function eventWords(event: ThreadEvent, locale: Locale): string {
  const words = eventTexts[event.kind][locale];
  return event.amount === null || event.amount === 0 ? words : `${words} ${formatYen(yen(event.amount))}`;
}

/** A text of the chat in a language with its values filled in. */
export function sayInThread(locale: Locale, key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(texts[key][locale], values);
}

const contact = /(0\d{1,4}[-\s]?\d{1,4}[-\s]?\d{3,4})|([\w.+-]+@[\w-]+\.[\w.]+)|((普通|口座|預金)[^\n]{0,12}\d{7})/u;

/** Whether a text holds a phone number, a mail address or a bank account: a note comes before sending. */
export function holdsContact(text: string): boolean {
  return contact.test(text);
}

/** A message in pieces: plain text, and the addresses in it that may become links. */
export function linkPieces(text: string): readonly { readonly text: string; readonly href: string | null }[] {
  return text.split(/(https?:\/\/[^\s<>"'「」、。]+)/u).filter((piece) => piece !== '').map((piece) => ({ text: piece, href: /^https?:\/\//u.test(piece) && URL.canParse(piece) ? piece : null }));
}

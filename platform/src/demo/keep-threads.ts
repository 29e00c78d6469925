import { newConversation, withMessage, type Conversation } from '../conversations/conversation.ts';
import type { Message } from '../conversations/message.ts';
import { insertConversation, insertMessage, saveConversation } from '../conversations/store.ts';
import { newId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, HOUR, MINUTE } from '../primitives/seconds.ts';
import { threadOf, type DemoLine, type DemoThread, type Seeding } from './seeding.ts';
import type { DemoChat, DemoSource } from './source.ts';

const BETWEEN_MESSAGES = 6 * MINUTE;

/** When a chat began: an hour before the two first talked, a day after they last did, or some days ago where they never did. */
function beginOf(chat: DemoChat, thread: DemoThread, other: { now: Instant; index: number }): Instant {
  const talked = thread.lines.filter((line) => line.from === 'platform').map((line) => line.at).toSorted((one, later) => one - later);
  const [first, last] = [talked[0], talked.at(-1)];
  if (first === undefined || last === undefined) return after(other.now, -(2 + other.index % 9) * DAY - other.index * 37 * MINUTE);
  return chat.after ? after(last, DAY) : after(first, -HOUR - chat.messages.length * BETWEEN_MESSAGES);
}

/** Adds what the two wrote to their threads. Comes after the talks, whose times it follows. */
export function collectChats(seeding: Seeding, source: DemoSource): void {
  for (const [index, chat] of source.chats.entries()) {
    const thread = threadOf(seeding, chat);
    const begin = beginOf(chat, thread, { now: seeding.now, index });
    for (const [place, { from, text }] of chat.messages.entries()) thread.lines.push({ at: after(begin, place * BETWEEN_MESSAGES), from, text });
    if (chat.unread) thread.unread += chat.messages.length;
  }
}

function messageOf(seeding: Seeding, conversation: Conversation, line: DemoLine): Message {
  const numbered = { id: newId('message', seeding.ctx.random), conversationId: conversation.id, number: conversation.lastNumber, at: line.at };
  if (line.from === 'platform') return { ...numbered, from: 'platform', event: { ...line.line, talkId: line.talkId } };
  return { ...numbered, from: line.from, text: line.text, clientKey: `demo-message-${conversation.lastNumber}` };
}

async function keepThread(seeding: Seeding, thread: DemoThread): Promise<void> {
  const lines = thread.lines.toSorted((one, other) => one.at - other.at);
  const { id, serviceId, providerId, visitorId, unread } = thread;
  let conversation = newConversation({ id, serviceId, providerId, visitorId }, lines[0]?.at ?? seeding.now);
  await insertConversation(seeding.tx, conversation);
  for (const line of lines) {
    conversation = withMessage(conversation, line.from, line.at).conversation;
    await insertMessage(seeding.tx, messageOf(seeding, conversation, line));
  }
  const { lastNumber } = conversation;
  const marks = { provider: { read: lastNumber - unread, unread, mailed: false }, visitor: { read: lastNumber, unread: 0, mailed: false } };
  await saveConversation(seeding.tx, { ...conversation, marks });
}

/** Keeps every thread with its lines in the order of time, read but for what is to be found unread. Nobody is mailed. */
export async function keepThreads(seeding: Seeding): Promise<void> {
  for (const thread of seeding.threads.values()) await keepThread(seeding, thread);
}

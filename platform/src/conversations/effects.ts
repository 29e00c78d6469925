import { z } from 'zod';
import { idField } from '../http/fields.ts';
import type { EffectRun, Effects } from '../jobs/outbox.ts';
import { findService } from '../services/index.ts';
import { findUser, tell } from '../users/index.ts';
import { userOn } from './conversation.ts';
import { otherSide } from './message.ts';
import * as store from './store.ts';
import { messageNotice } from './texts.ts';

const waiting = z.strictObject({ conversationId: idField('conversation'), side: z.enum(['provider', 'visitor']), number: z.int() });

/** Tells that messages wait, unless they were read meanwhile. */
async function mailWaiting({ ctx, body, finish }: EffectRun): Promise<void> {
  const { conversationId, side, number } = waiting.parse(body);
  await ctx.db.transaction(async (tx) => {
    await finish(tx);
    const conversation = await store.findConversation(tx.sql, conversationId);
    if (conversation === null || conversation.marks[side].read >= number) return;
    const [readerId, otherId] = [userOn(conversation, side), userOn(conversation, otherSide(side))];
    const [other, service] = [await findUser(tx.sql, otherId), await findService(tx.sql, conversation.serviceId)];
    if (other === null || service === null) return;
    const facts = { name: other.nickname, title: service.title, path: `/my/conversations/${conversation.id}` };
    await tell(tx, {
      kind: 'message', userId: readerId, key: `conversation:${conversation.id}:${side}:${number}`, about: otherId, topic: `conversation:${conversation.id}`,
      words: { ja: messageNotice.ja(facts), en: messageNotice.en(facts) },
    });
  });
}

/** What follows a message. */
export const effects: Effects = { 'conversation.mail': mailWaiting };

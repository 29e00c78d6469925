import { z } from 'zod';
import { idField } from '../http/fields.ts';
import type { EffectRun, Effects } from '../jobs/outbox.ts';
import { findService } from '../services/index.ts';
import { enqueueMail, findUser, isVisible } from '../users/index.ts';
import { userOn } from './conversation.ts';
import { otherSide } from './message.ts';
import * as store from './store.ts';
import { messageMail } from './texts.ts';

const waiting = z.strictObject({ conversationId: idField('conversation'), side: z.enum(['provider', 'visitor']), number: z.int() });

/** Mails that messages wait, unless they were read meanwhile or the other can't be seen any more. */
async function mailWaiting({ ctx, body, finish }: EffectRun): Promise<void> {
  const { conversationId, side, number } = waiting.parse(body);
  await ctx.db.transaction(async (tx) => {
    await finish(tx);
    const conversation = await store.findConversation(tx.sql, conversationId);
    if (conversation === null || conversation.marks[side].read >= number) return;
    const [readerId, otherId] = [userOn(conversation, side), userOn(conversation, otherSide(side))];
    const [reader, other, service] = [await findUser(tx.sql, readerId), await findUser(tx.sql, otherId), await findService(tx.sql, conversation.serviceId)];
    if (reader === null || other === null || service === null || !await isVisible(tx.sql, readerId, otherId)) return;
    const words = messageMail[reader.locale]({ name: other.nickname, title: service.title, path: `/my/conversations/${conversation.id}` });
    await enqueueMail(tx, { key: `conversation:${conversation.id}:${side}:${number}`, to: reader.email, locale: reader.locale, words });
  });
}

/** What follows a message. */
export const effects: Effects = { 'conversation.mail': mailWaiting };

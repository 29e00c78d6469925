import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { record } from '../operator/audit-actions.ts';
import { saveOperator } from '../operator/store.ts';
import { newId, type ConversationId, type Id, type ServiceId, type UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { HOUR } from '../primitives/seconds.ts';
import { referenceOf, type Report, type ShownMessage } from '../reports/report.ts';
import { insertReport } from '../reports/store.ts';
import { findUserByEmail, insertUser } from '../users/store.ts';
import { newUser } from '../users/user.ts';
import { demoUserId } from './faces.ts';
import { demoOperator } from './people.ts';
import { known, type Seeding } from './seeding.ts';

/** Keeps the demo's operator, who stands in the log like every other; once. */
export async function keepOperator(ctx: Context, tx: Transaction, passwordHash: string): Promise<void> {
  const { email, nickname } = demoOperator;
  if (await findUserByEmail(tx.sql, email) !== null) return;
  const now = ctx.clock.now();
  const user = newUser({ id: demoUserId(nickname), nickname, email, passwordHash, locale: 'ja' }, now);
  await insertUser(tx.sql, user);
  await saveOperator(tx, { userId: user.id, roles: ['cases', 'books'], addedAt: now });
  await record(ctx, tx, { operatorId: 'shell', act: 'operator_added', objectId: user.id, reason: '', detail: { roles: 'cases,books' } });
}

type Sketch = Pick<Report, 'kind' | 'id' | 'reporterId' | 'ownerId' | 'serviceId' | 'conversationId' | 'reason' | 'words' | 'shown'>;

async function keepReport(seeding: Seeding, sketch: Sketch, more: { at: Instant; messages?: readonly ShownMessage[] }): Promise<void> {
  const reportId = newId('report', seeding.ctx.random);
  await insertReport(seeding.tx, { ...sketch, reportId, reference: referenceOf(reportId), createdAt: more.at, decided: null }, more.messages ?? []);
}

/** Two reports that wait in the console: a service, and a conversation of which さとみ shows the last messages. */
export async function keepReports(seeding: Seeding): Promise<void> {
  const { tx: { sql }, now } = seeding;
  const satomi = known(seeding.providers, 'satomi');
  const service = [...seeding.services.values()].find((one) => one.providerId !== satomi.id);
  if (service !== undefined) {
    const sketch: Sketch = {
      kind: 'service', id: service.id, reporterId: satomi.id, ownerId: service.providerId, serviceId: service.id, conversationId: null, reason: 'rights',
      words: '説明の文章が、わたしのブログの記事とほとんど同じです。書いたのは本人です。', shown: `${service.title}\n\n${service.prText}`,
    };
    await keepReport(seeding, sketch, { at: after(now, -30 * HOUR) });
  }
  const row = await sql.get<{ id: ConversationId; service_id: ServiceId; visitor_id: UserId }>(`SELECT id, service_id, visitor_id FROM conversation WHERE provider_id = ?
    AND EXISTS (SELECT 1 FROM message WHERE message.conversation_id = conversation.id AND message.sender = 'visitor') ORDER BY updated_at, id LIMIT 1`, [satomi.id]);
  if (row === undefined) return;
  const written = await sql.all<{ id: Id<'message'>; sender: string; text: string; at: Instant }>(`SELECT id, sender, text, at FROM message WHERE conversation_id = ? AND sender <> 'platform' ORDER BY number DESC LIMIT 2`, [row.id]);
  const messages = written.toReversed().map(({ id, sender, text, at }) => ({ messageId: id, senderId: sender === 'provider' ? satomi.id : row.visitor_id, text, at }));
  const sketch: Sketch = {
    kind: 'conversation', id: row.id, reporterId: satomi.id, ownerId: row.visitor_id, serviceId: row.service_id, conversationId: row.id, reason: 'other',
    words: '同じ質問がくりかえし届きます。返事が届いているか、見てもらえますか。', shown: '',
  };
  await keepReport(seeding, sketch, { at: after(now, -5 * HOUR), messages });
}

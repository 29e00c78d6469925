import { describe, expect, it } from 'vitest';
import type { ConversationId, ServiceId, UserId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { sideOf } from './access.ts';
import { newConversation, withMessage, withRead, type Conversation } from './conversation.ts';

const [aya, ken, mio] = ['usr_aya', 'usr_ken', 'usr_mio'] as UserId[] as [UserId, UserId, UserId];
const empty = newConversation({ id: 'cnv_a' as ConversationId, serviceId: 'svc_a' as ServiceId, providerId: aya, visitorId: ken }, instant(1));
const told = (conversation: Conversation, ...from: ('provider' | 'visitor' | 'platform')[]) => from.reduce((thread, sender, index) => withMessage(thread, sender, instant(index + 2)).conversation, conversation);

describe('a conversation', () => {
  it('numbers every line from 1 and counts what the other side has not read; the platform’s lines are nobody’s unread message', () => {
    const thread = told(empty, 'visitor', 'visitor', 'platform', 'provider');
    expect(thread.lastNumber).toBe(4);
    expect([thread.marks.provider.unread, thread.marks.visitor.unread]).toEqual([2, 1]);
    expect(thread.updatedAt).toBe(5);
  });

  it('mails a side once until it has read everything', () => {
    const first = withMessage(empty, 'visitor', instant(2));
    const second = withMessage(first.conversation, 'visitor', instant(3));
    expect([first.mail, second.mail]).toEqual(['provider', null]);
    const partly = withRead(second.conversation, 'provider', { number: 1, unread: 1 });
    expect(withMessage(partly ?? empty, 'visitor', instant(4)).mail).toBeNull();
    const read = withRead(second.conversation, 'provider', { number: 2, unread: 0 });
    expect(withMessage(read ?? empty, 'visitor', instant(4)).mail).toBe('provider');
    expect(withMessage(empty, 'platform', instant(2)).mail).toBeNull();
  });

  it('keeps a read mark from going back or beyond the last line', () => {
    const thread = told(empty, 'visitor', 'visitor');
    const read = withRead(thread, 'provider', { number: 99, unread: 0 });
    expect(read?.marks.provider).toEqual({ read: 2, unread: 0, mailed: false });
    expect(withRead(read ?? thread, 'provider', { number: 1, unread: 1 })).toBeNull();
    expect(read?.marks.visitor).toEqual(thread.marks.visitor);
  });

  it('belongs to its two people, and in a frame to its visitor at its own service alone', () => {
    const user = (userId: UserId) => ({ kind: 'user' as const, userId, sessionId: 'ses_a' as never, address: '', locale: 'ja' as const });
    const frame = (userId: UserId, serviceId: string) => ({ kind: 'frame' as const, userId, serviceId: serviceId as ServiceId, frameSessionId: 'frm_a' as never, origin: 'https://blog.example', address: '', locale: 'ja' as const });
    expect([user(aya), user(ken), user(mio), frame(ken, 'svc_a'), frame(ken, 'svc_b'), frame(aya, 'svc_a')].map((viewer) => sideOf(empty, viewer)))
      .toEqual(['provider', 'visitor', null, 'visitor', null, null]);
  });
});

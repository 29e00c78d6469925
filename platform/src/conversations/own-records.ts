import type { OwnRecord } from '../primitives/own-record.ts';

const thread = { id: 'text', conversation_id: 'text', number: 'number', sender: 'text', text: 'text', event_kind: 'text', talk_id: 'text', amount: 'number', at: 'moment' } as const;
const inThread = (role: 'provider' | 'visitor') => `conversation_id IN (SELECT id FROM conversation WHERE ${role}_id = ?)`;

/** What this module keeps of a person: their threads, what they wrote in them and what they were sent. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'conversations', table: 'conversation', whose: 'provider_id = ? OR visitor_id = ?',
    columns: {
      id: 'text', service_id: 'text', provider_id: 'text', visitor_id: 'text', last_number: 'number', provider_read: 'number', visitor_read: 'number', provider_unread: 'number', visitor_unread: 'number',
      provider_mailed: 'flag', visitor_mailed: 'flag', created_at: 'moment', updated_at: 'moment',
    },
    atLeaving: { kept: 'the thread is the other person’s too; it names ids alone' },
  },
  {
    section: 'messagesWritten', table: 'message', whose: `(sender = 'provider' AND ${inThread('provider')}) OR (sender = 'visitor' AND ${inThread('visitor')})`,
    columns: { ...thread, client_key: 'text' }, atLeaving: { kept: 'the other may read up what was agreed, for 30 days' }, monthLater: { emptied: { text: 'このメッセージは、退会により消えました。' } },
  },
  {
    section: 'messagesReceived', table: 'message', whose: `(sender <> 'provider' AND ${inThread('provider')}) OR (sender <> 'visitor' AND ${inThread('visitor')})`,
    columns: thread, without: { client_key: 'the other’s own mark of a message' }, atLeaving: { kept: 'the words are the other person’s' },
  },
];

import type { OwnRecord } from '../primitives/own-record.ts';

const mine = 'provider_id = ? OR visitor_id = ?';
const inMine = `talk_id IN (SELECT id FROM talk WHERE ${mine})`;
const money = { kept: 'the record of a talk and its money is the other person’s too; it names ids alone. Words in it go 30 days later by leaving-actions.ts' } as const;

/** What this module keeps of a person: their talks in both roles, with requests, presence, holds and statements. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'talks', table: 'talk', whose: mine,
    columns: {
      id: 'text', service_id: 'text', provider_id: 'text', visitor_id: 'text', conversation_id: 'text', state: 'text', version: 'number', requested_at: 'moment', due_at: 'moment', ended_at: 'moment',
      free_ending: 'flag', wait_minutes: 'number', origin: 'text', page: 'text', body: 'json',
    },
    atLeaving: money,
  },
  { section: 'talkPresence', table: 'talk_presence', whose: inMine, columns: { talk_id: 'text', side: 'text', body: 'json' }, atLeaving: money },
  {
    section: 'holds', table: 'talk_hold', whose: 'talk_id IN (SELECT id FROM talk WHERE visitor_id = ?)',
    columns: { id: 'text', talk_id: 'text', part: 'number', state: 'text', card_id: 'text', body: 'json', created_at: 'moment', updated_at: 'moment' }, without: { reference: 'a name the card company uses' }, atLeaving: money,
  },
  {
    section: 'refunds', table: 'talk_refund', whose: inMine,
    columns: { id: 'text', talk_id: 'text', given_by: 'text', amount: 'number', asked_at: 'moment' }, without: { by_id: 'the operator’s hand', reason: 'the operator’s own note' }, atLeaving: money,
  },
  {
    section: 'refundParts', table: 'talk_refund_part', whose: inMine,
    columns: { refund_id: 'text', part: 'number', talk_id: 'text', hold_id: 'text', amount: 'number', state: 'text', changed_at: 'moment', answered_at: 'moment' }, without: { reference: 'a name the card company uses' }, atLeaving: money,
  },
  {
    section: 'disputes', table: 'talk_dispute', whose: inMine,
    columns: { id: 'text', talk_id: 'text', hold_id: 'text', state: 'text', amount: 'number', opened_at: 'moment', closed_at: 'moment' }, without: { reference: 'a name the card company uses' }, atLeaving: money,
  },
  {
    section: 'monthlyLimit', table: 'monthly_limit', whose: 'user_id = ?',
    columns: { user_id: 'text', yen: 'number', has_next: 'flag', next_yen: 'number', next_from: 'moment', changed_at: 'moment' }, atLeaving: 'deleted',
  },
];

import type { OwnRecord } from '../primitives/own-record.ts';

const evidence = { kept: 'what was reported is kept for the safety of others, and because the law may ask for it' } as const;
const report = {
  id: 'text', reference: 'text', reporter_id: 'text', kind: 'text', object_id: 'text', owner_id: 'text', service_id: 'text', conversation_id: 'text', reason: 'text', words: 'text', shown: 'text', state: 'text',
  decision: 'text', words_to_reporter: 'text', created_at: 'moment', decided_at: 'moment',
} as const;
const forOperators = { decision_reason: 'operators’ own note', words_to_owner: 'told to the other person', decided_by: 'which operator decided' } as const;

/** What this module keeps of a person: the reports they wrote, with what they chose to show. Who reported them, and what, no export says. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'reports', table: 'report', whose: 'reporter_id = ?', columns: report, without: forOperators, atLeaving: evidence },
  {
    section: 'reportedMessages', table: 'report_message', whose: 'report_id IN (SELECT id FROM report WHERE reporter_id = ?)',
    columns: { report_id: 'text', position: 'number', message_id: 'text', sender_id: 'text', text: 'text', at: 'moment' }, atLeaving: evidence,
  },
];

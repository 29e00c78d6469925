import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: the receipts made for them. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'receipts', table: 'receipt', whose: 'user_id = ?',
    columns: { id: 'text', talk_id: 'text', user_id: 'text', edition: 'number', number: 'text', amount: 'number', addressee: 'text', body: 'json', issued_at: 'moment' },
    atLeaving: { emptied: { addressee: '' } },
  },
];

import type { OwnRecord } from '../primitives/own-record.ts';

const mine = 'user_id = ?';
const account = {
  bank_code: 'text', bank_name: 'text', bank_kana: 'text', branch_code: 'text', branch_name: 'text', branch_kana: 'text', account_type: 'text', account_number: 'text', holder: 'text',
} as const;

/** What this module keeps of a person: where they are paid, and what was paid. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'bankAccount', table: 'bank_account', whose: mine, columns: { id: 'text', user_id: 'text', ...account, saved_at: 'moment', usable_from: 'moment', version: 'number' }, atLeaving: 'deleted' },
  {
    section: 'payouts', table: 'payout', whose: mine,
    columns: {
      id: 'text', number: 'number', user_id: 'text', amount: 'number', fee: 'number', state: 'text', live: 'flag', ...account, requested_at: 'moment', arrives_on: 'text', released_at: 'moment',
      file_id: 'text', exported_at: 'moment', paid_at: 'moment', closed_at: 'moment', reason: 'text', words: 'text',
    },
    without: { request_key: 'a digest of the request it came from' },
    // Sums, days and the bank stay with the books; whose account it was goes. A file with such a payout can't be written anew any more.
    atLeaving: { emptied: { branch_code: '', branch_name: '', branch_kana: '', account_number: '', holder: '', words: '', request_key: null } },
  },
];

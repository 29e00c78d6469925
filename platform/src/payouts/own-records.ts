import type { OwnRecord } from '../primitives/own-record.ts';
import { openSecret } from './sealed-account.ts';

const mine = 'user_id = ?';
const account = {
  bank_code: 'text', bank_name: 'text', bank_kana: 'text', branch_code: 'text', branch_name: 'text', branch_kana: 'text', account_type: 'text', number_end: 'text',
} as const;

const without = { key_id: 'which key it is sealed under', sealed: 'number and holder, which stand beside it opened' } as const;

/** Number and holder, as the person wrote them; nothing once they have left. */
const opened = (table: 'bank_account' | 'payout'): OwnRecord['opened'] => ({
  from: ['id', 'key_id', 'sealed'],
  read: (vault, { id, key_id: keyId, sealed }) => (sealed === '' ? {} : { ...openSecret(vault, { keyId: String(keyId), text: String(sealed) }, `${table}:${String(id)}`) }),
});

/** What this module keeps of a person: where they are paid, and what was paid. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'bankAccount', table: 'bank_account', whose: mine, columns: { id: 'text', user_id: 'text', ...account, saved_at: 'moment', usable_from: 'moment', version: 'number' },
    without: { ...without, account_mark: 'what equal accounts share' }, opened: opened('bank_account'), atLeaving: 'deleted',
  },
  {
    section: 'payouts', table: 'payout', whose: mine,
    columns: {
      id: 'text', number: 'number', user_id: 'text', amount: 'number', fee: 'number', state: 'text', live: 'flag', ...account, requested_at: 'moment', arrives_on: 'text', released_at: 'moment',
      file_id: 'text', exported_at: 'moment', paid_at: 'moment', closed_at: 'moment', reason: 'text', words: 'text',
    },
    without: { ...without, request_key: 'a digest of the request it came from' }, opened: opened('payout'),
    // Sums, days and the bank stay with the books; whose account it was goes. A file with such a payout can't be written anew any more.
    atLeaving: { emptied: { branch_code: '', branch_name: '', branch_kana: '', number_end: '', key_id: '', sealed: '', words: '', request_key: null } },
  },
];

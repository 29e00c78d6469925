import type { OwnRecord } from '../primitives/own-record.ts';

const accounts = "IN (CONCAT('sales_pending:', ?), CONCAT('sales_payable:', ?))";
const books = { kept: 'the books must be kept whole; they name the bare id' } as const;

/** What this module keeps of a person: their sales. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'salesAccounts', table: 'ledger_account', whose: `id ${accounts}`, columns: { id: 'text', balance: 'number' }, atLeaving: books },
  { section: 'salesJournals', table: 'ledger_journal', whose: `id IN (SELECT journal_id FROM ledger_entry WHERE account_id ${accounts})`, columns: { id: 'text', source: 'text', about: 'text', booked_at: 'moment' }, atLeaving: books },
  { section: 'salesEntries', table: 'ledger_entry', whose: `account_id ${accounts}`, columns: { journal_id: 'text', line: 'number', account_id: 'text', amount: 'number', booked_at: 'moment' }, atLeaving: books },
  {
    section: 'salesPayable', table: 'ledger_payable', whose: 'user_id = ?',
    columns: { journal_id: 'text', user_id: 'text', amount: 'number', payable_at: 'moment', source: 'text', moved_at: 'moment' }, atLeaving: books,
  },
];

export type { Entry, JournalDraft, PayableLater } from './journal.ts';

import { ownRecords as cards } from './cards/index.ts';
import { ownRecords as conversations } from './conversations/index.ts';
import { ownRecords as embed } from './embed/index.ts';
import { ownRecords as ledger } from './ledger/index.ts';
import { ownRecords as notifications } from './notifications/index.ts';
import { ownRecords as payouts } from './payouts/index.ts';
import { ownRecords as posts } from './posts/index.ts';
import type { OthersTable, OwnRecord } from './primitives/own-record.ts';
import { ownRecords as realtime } from './realtime/index.ts';
import { othersTables as reconciliation } from './reconciliation/index.ts';
import { ownRecords as receipts } from './receipts/index.ts';
import { ownRecords as reports } from './reports/index.ts';
import { ownRecords as reviews } from './reviews/index.ts';
import { ownRecords as services } from './services/index.ts';
import { ownRecords as talks } from './talks/index.ts';
import { ownRecords as users } from './users/index.ts';

/** What every module keeps of a person: what an export holds, and what becomes of it when they leave. */
export const ownRecords: readonly OwnRecord[] = [
  ...users, ...services, ...embed, ...conversations, ...cards, ...talks, ...ledger, ...payouts, ...receipts, ...posts, ...reviews, ...notifications, ...reports, ...realtime,
];

/** The tables of which no export gives anything, each with its reason. Together with `ownRecords` that is every table. */
export const othersTables: readonly OthersTable[] = [
  { table: 'sign_up', why: 'nobody yet: without an account there is nobody to give it to; gone after a day' },
  { table: 'mailbox_mail', why: 'the local mailbox of development stands for the world outside' },
  { table: 'outbox_effect', why: 'work under way; what was sent is emptied after a day' },
  { table: 'idempotency_answer', why: 'answers of the last 24 hours once more' },
  { table: 'rate_limit', why: 'digests that name nobody' },
  { table: 'service_change', why: 'ids of services the search has to look at again' },
  { table: 'schema_migrations', why: 'the schema’s own' },
  { table: 'platform_key', why: 'keys of the platform' },
  { table: 'platform_uptime', why: 'when the platform was up' },
  { table: 'talk_signal', why: 'how the two browsers of a call find each other; gone with the talk' },
  { table: 'test_rail_setup', why: 'what a bank would know' }, { table: 'test_rail_card', why: 'what a bank would know' },
  { table: 'test_rail_hold', why: 'what a bank would know' }, { table: 'test_rail_call', why: 'what a bank would know' },
  { table: 'test_rail_refund', why: 'what a bank would know' }, { table: 'test_rail_dispute', why: 'what a bank would know' },
  { table: 'payout_file', why: 'what was given to the bank, without a name; its payouts are told one by one' },
  ...reconciliation,
  { table: 'stripe_customer', why: 'what the card company calls us an account by' }, { table: 'stripe_setup', why: 'what the card company calls an attempt to save a card' },
  { table: 'stripe_intent', why: 'what the card company calls a hold' }, { table: 'stripe_call', why: 'tries of calls' },
  { table: 'rail_event', why: 'numbers of news from the card company; gone after 45 days' }, { table: 'rail_poll', why: 'when the card company was last asked for news' },
  { table: 'operator', why: 'the platform’s own duties' }, { table: 'operator_proposal', why: 'the platform’s own duties' },
  { table: 'operator_audit', why: 'the record of what operators did, which must not change' },
];

import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: the log of what their pages were told in the last 7 days. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'events', table: 'user_event', whose: 'user_id = ?', columns: { user_id: 'text', seq: 'number', type: 'text', service_id: 'text', body: 'json', at: 'moment' }, atLeaving: 'deleted' },
  { section: 'eventCounters', table: 'user_event_counter', whose: 'user_id = ?', columns: { user_id: 'text', epoch: 'text', seq: 'number' }, atLeaving: { kept: 'a number that goes on, should a last event come' } },
];

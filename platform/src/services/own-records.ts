import type { OwnRecord } from '../primitives/own-record.ts';

const mine = 'service_id IN (SELECT id FROM service WHERE provider_id = ?)';

/** What this module keeps of a person: the services they offer. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'services', table: 'service', whose: 'provider_id = ?',
    columns: {
      id: 'text', provider_id: 'text', state: 'text', title: 'text', pr_text: 'text', category: 'text', tags: 'json', price_per_minute: 'number', modes: 'text', area: 'json', talk_times: 'json',
      talk_count: 'number', review_count: 'number', stars_sum: 'number', answers: 'json', created_at: 'moment', updated_at: 'moment', published_at: 'moment', photos: 'json',
    },
    // The row stays, since talks and reviews of others name it; its words go. Files of photos go by leaving-actions.ts.
    atLeaving: { emptied: { state: 'unpublished', title: '退会したユーザーのサービス', pr_text: '', tags: '[]', area: null, talk_times: null, photos: null } },
  },
  { section: 'hiddenServices', table: 'service_hiding', whose: mine, columns: { service_id: 'text', state_before: 'text', words: 'text', at: 'moment' }, atLeaving: 'deleted' },
];

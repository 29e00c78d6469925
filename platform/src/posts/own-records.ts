import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: how often their cards were seen where. Of those who saw them, nothing. */
export const ownRecords: readonly OwnRecord[] = [{
  section: 'postViews', table: 'post_view', whose: 'provider_id = ?', columns: { service_id: 'text', day: 'text', origin: 'text', path: 'text', provider_id: 'text', views: 'number' }, atLeaving: 'deleted',
}];

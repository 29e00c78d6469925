import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: the addresses of their blogs, and the frames they are signed in to. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'blogAddresses', table: 'blog_address', whose: 'provider_id = ?',
    columns: { id: 'text', provider_id: 'text', origin: 'text', state: 'text', service_id: 'text', first_seen_at: 'moment', registered_at: 'moment' }, atLeaving: 'deleted',
  },
  {
    section: 'handOvers', table: 'hand_over', whose: 'user_id = ?', columns: { id: 'text', service_id: 'text', origin: 'text', purpose: 'text', state: 'text', user_id: 'text', code_expires_at: 'moment', expires_at: 'moment' },
    without: { challenge: 'a secret of the frame', code_hash: 'a digest of a secret' }, atLeaving: 'deleted',
  },
  {
    section: 'frameSessions', table: 'frame_session', whose: 'user_id = ?',
    columns: { id: 'text', user_id: 'text', service_id: 'text', origin: 'text', access_expires_at: 'moment', refreshed_at: 'moment', created_at: 'moment', ended_at: 'moment' },
    without: { access_hash: 'a digest of a secret', refresh_hash: 'a digest of a secret', used_refresh_hash: 'a digest of a secret' }, atLeaving: 'deleted',
  },
];

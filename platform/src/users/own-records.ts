import type { OwnRecord } from '../primitives/own-record.ts';
import { NO_ADDRESS } from './user.ts';

const mine = 'user_id = ?';
const secret = 'a digest of a secret';

/** What this module keeps of a person. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'account', table: 'user', whose: 'id = ?',
    columns: {
      id: 'text', nickname: 'text', email: 'text', words: 'text', talk_times: 'json', locale: 'text', available_until: 'moment', reachable_at: 'moment', talk_id: 'text', sign_in_failures: 'number',
      talk_count: 'number', review_count: 'number', stars_sum: 'number', suspended_at: 'moment', deleted_at: 'moment', created_at: 'moment', updated_at: 'moment', push_ready: 'flag', portrait: 'text',
    },
    without: { nickname_key: 'the nickname once more, as it is compared', email_key: 'the address once more, as it is compared', password_hash: secret },
    // The row stays: statements and journals of others name its id.
    atLeaving: { emptied: { nickname: '', nickname_key: '', email: `${NO_ADDRESS}{person}`, email_key: `${NO_ADDRESS}{person}`, words: '', talk_times: '[]', available_until: null, reachable_at: null, push_ready: 0, portrait: null, sign_in_failures: 0 } },
  },
  { section: 'suspensions', table: 'user_suspension', whose: mine, columns: { user_id: 'text', words: 'text', permanent: 'flag', at: 'moment' }, atLeaving: 'deleted' },
  {
    section: 'sessions', table: 'session', whose: mine,
    columns: { id: 'text', user_id: 'text', keep: 'text', created_at: 'moment', used_at: 'moment', expires_at: 'moment', user_agent: 'text', proved_at: 'moment' }, without: { token_digest: secret }, atLeaving: 'deleted',
  },
  { section: 'knownDevices', table: 'known_device', whose: mine, columns: { user_id: 'text', first_seen_at: 'moment', seen_at: 'moment' }, without: { device_digest: secret }, atLeaving: 'deleted' },
  {
    section: 'passkeys', table: 'passkey', whose: mine,
    columns: { id: 'text', user_id: 'text', credential_id: 'text', public_key: 'text', counter: 'number', transports: 'text', synced: 'flag', name: 'text', created_at: 'moment', used_at: 'moment', cloned_at: 'moment' },
    without: { credential_digest: 'a digest of the credential’s id' }, atLeaving: 'deleted',
  },
  { section: 'passkeyChallenges', table: 'passkey_challenge', whose: mine, columns: { id: 'text', purpose: 'text', user_id: 'text', expires_at: 'moment' }, without: { challenge: 'a secret of the next 5 minutes' }, atLeaving: 'deleted' },
  {
    section: 'emailChanges', table: 'email_change', whose: mine,
    columns: { id: 'text', user_id: 'text', old_email: 'text', new_email: 'text', tries: 'number', expires_at: 'moment', created_at: 'moment', changed_at: 'moment', undo_until: 'moment' },
    without: { code_digest: secret, undo_digest: secret }, atLeaving: 'deleted',
  },
  {
    section: 'passwordResets', table: 'password_reset', whose: mine, columns: { id: 'text', user_id: 'text', email: 'text', tries: 'number', expires_at: 'moment', created_at: 'moment' },
    without: { code_digest: secret }, atLeaving: 'deleted',
  },
  { section: 'agreements', table: 'agreement', whose: mine, columns: { user_id: 'text', adult_at: 'moment', terms_at: 'moment' }, atLeaving: { kept: 'shows that the contract was one; no word of the person' } },
  { section: 'blocks', table: 'block', whose: 'blocker_id = ?', columns: { blocker_id: 'text', blocked_id: 'text', created_at: 'moment' }, atLeaving: 'deleted' },
  {
    section: 'leaving', table: 'leaving', whose: mine, columns: { user_id: 'text', asked_at: 'moment', gives_up_sales: 'flag', erased_at: 'moment', words_erased_at: 'moment', cleaned_at: 'moment' },
    atLeaving: { kept: 'says when the words to others go' },
  },
];

import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: saved cards, as far as we know them, and what they allowed to be paid. */
export const ownRecords: readonly OwnRecord[] = [
  {
    section: 'cards', table: 'card', whose: 'user_id = ?', columns: { id: 'text', user_id: 'text', brand: 'text', last4: 'text', funding: 'text', label: 'text', is_default: 'flag', saved_at: 'moment', removed_at: 'moment' },
    without: { reference: 'a name the card company uses', fingerprint: 'recognises the same plastic in other accounts' },
    atLeaving: { emptied: { label: '', last4: '', fingerprint: '', reference: '' } },
  },
  { section: 'cardSetups', table: 'card_setup', whose: 'user_id = ?', columns: { id: 'text', user_id: 'text', return_path: 'text', state: 'text', card_id: 'text', started_at: 'moment' }, atLeaving: 'deleted' },
  {
    section: 'mandates', table: 'mandate', whose: 'user_id = ?',
    columns: {
      id: 'text', user_id: 'text', service_id: 'text', origin: 'text', price_per_minute: 'number', free_seconds: 'number', ceiling_minutes: 'number', extension_minutes: 'number', may_collect: 'flag', card_id: 'text',
      given_at: 'moment', valid_until: 'moment', revoked_at: 'moment',
    },
    atLeaving: { kept: 'why money moved; it names ids alone' },
  },
];

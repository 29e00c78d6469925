import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: what they want to be told, their devices, and what could not be delivered to them. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'notificationPreferences', table: 'notification_preference', whose: 'user_id = ?', columns: { user_id: 'text', kind: 'text', channel: 'text', wanted: 'flag' }, atLeaving: 'deleted' },
  { section: 'quietHours', table: 'notification_quiet_hours', whose: 'user_id = ?', columns: { user_id: 'text', from_minute: 'number', to_minute: 'number' }, atLeaving: 'deleted' },
  {
    section: 'pushDevices', table: 'push_subscription', whose: 'user_id = ?', columns: { id: 'text', user_id: 'text', session_id: 'text', endpoint: 'text', device: 'text', created_at: 'moment', used_at: 'moment' },
    without: { endpoint_digest: 'a digest of the endpoint', p256dh: 'a key of the browser', auth: 'a secret of the browser' }, atLeaving: 'deleted',
  },
  {
    section: 'failedDeliveries', table: 'failed_delivery', whose: 'user_id = ?',
    columns: { effect_key: 'text', id: 'text', channel: 'text', kind: 'text', user_id: 'text', recipient: 'text', attempts: 'number', error: 'text', first_at: 'moment', last_at: 'moment', gave_up_at: 'moment' }, atLeaving: 'deleted',
  },
];

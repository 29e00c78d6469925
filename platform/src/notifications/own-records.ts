import type { OwnRecord } from '../primitives/own-record.ts';

/** What this module keeps of a person: what they chose to be told, the devices they are told on, and what did not reach them. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'notificationPreferences', table: 'notification_preference', whose: 'user_id = ?', columns: { user_id: 'text', kind: 'text', channel: 'text', wanted: 'flag' }, atLeaving: 'deleted' },
  { section: 'quietHours', table: 'notification_quiet_hours', whose: 'user_id = ?', columns: { user_id: 'text', from_minute: 'number', to_minute: 'number' }, atLeaving: 'deleted' },
  {
    section: 'pushDevices', table: 'push_subscription', whose: 'user_id = ?', columns: { id: 'text', user_id: 'text', session_id: 'text', device: 'text', created_at: 'moment', used_at: 'moment' },
    without: {
      endpoint: 'whoever has the address and the keys could write to the device', endpoint_digest: 'only to find the same device again', p256dh: 'a key of the device', auth: 'a secret of the device',
    },
    atLeaving: 'deleted',
  },
  {
    section: 'failedDeliveries', table: 'failed_delivery', whose: 'user_id = ?',
    columns: { effect_key: 'text', id: 'text', channel: 'text', kind: 'text', user_id: 'text', recipient: 'text', attempts: 'number', error: 'text', first_at: 'moment', last_at: 'moment', gave_up_at: 'moment' },
    atLeaving: 'deleted',
  },
];

import { expect, test } from 'vitest';
import { isPushHost } from './push-hosts.ts';

const vendors = [
  'https://fcm.googleapis.com/fcm/send/abc:def-1', 'https://fcm.googleapis.com/wp/abc', 'https://updates.push.services.mozilla.com/wpush/v2/gAAA', 'https://autopush.push.services.mozilla.com/wpush/v1/x',
  'https://wns2-par02p.notify.windows.com/w/?token=BQY%3d', 'https://web.push.apple.com/QGx', 'https://api.push.apple.com/3/device/x', 'https://FCM.googleapis.com/fcm/send/x',
];

const others = [
  'http://fcm.googleapis.com/fcm/send/x', 'https://fcm.googleapis.com:8443/x', 'https://fcm.googleapis.com.evil.example/x', 'https://evilfcm.googleapis.com/x', 'https://googleapis.com/x', 'https://storage.googleapis.com/x',
  'https://push.services.mozilla.com.evil.example/x', 'https://evilpush.services.mozilla.com/x', 'https://notify.windows.com/x', 'https://evilnotify.windows.com/x', 'https://web.push.apple.com@127.0.0.1/x',
  'https://user:secret@fcm.googleapis.com/x', 'https://fcm.googleapis.com#@127.0.0.1/', 'https://fcm.googleapis.com\\@127.0.0.1/x', 'https:\\\\fcm.googleapis.com\\x', 'https:fcm.googleapis.com/x', 'https:/fcm.googleapis.com/x',
  ' https://fcm.googleapis.com/x', 'https://fcm.googleapis.com /x', 'https://fcm.googleapis.com/x\r\nHost: evil.example', 'https://fcm.googleapis.com\t/x', 'https://fcm。googleapis。com/x', 'https://ｆcm.googleapis.com/x', 'https://fcm.googleapis.com./x',
  'https://127.0.0.1/x', 'https://127.1/x', 'https://2130706433/x', 'https://0x7f000001/x', 'https://0177.0.0.1/x', 'https://127.0.0.1.nip.io/x', 'https://0/x', 'https://0.0.0.0/x', 'https://[::1]/x', 'https://[::]/x', 'https://[::ffff:127.0.0.1]/x',
  'https://[::ffff:7f00:1]/x', 'https://[64:ff9b::7f00:1]/x', 'https://[fe80::1]/x', 'https://[fc00::1]/x', 'https://10.0.0.1/x', 'https://172.16.0.1/x', 'https://192.168.0.1/x', 'https://169.254.169.254/latest/meta-data/', 'https://100.64.0.1/x',
  'http://localhost/x', 'https://localhost/x', 'https://localhost.localdomain/x', 'https://metadata.google.internal/x', 'https://①②⑦.⓪.⓪.①/x', 'https://127。0。0。1/x', 'https://%31%32%37.0.0.1/x', 'https://fcm.googleapis.com%2f@127.0.0.1/',
  'https://fcm.googleapis.com%00.evil.example/x', 'ftp://fcm.googleapis.com/x', 'file:///etc/passwd', 'gopher://127.0.0.1:6379/_INFO', 'data:text/plain,x', 'javascript:alert(1)', 'blob:https://fcm.googleapis.com/x', '//fcm.googleapis.com/x', '/fcm', '',
  'https://', 'https://.notify.windows.com/x', 'https://.push.apple.com/', 'https://fcm.googleapis.com', `https://fcm.googleapis.com/${'x'.repeat(1_000)}`, 'https://xn--fcm-5na.googleapis.com/x', 'https://fcm.googleapis.com?x=1', 'wss://fcm.googleapis.com/x', 'https://fcm.googleapis.com:443@evil.example/',
];

test.each(vendors)('the service of a browser’s vendor takes pushes: %s', (endpoint) => {
  expect(isPushHost(endpoint, { loopback: false })).toBe(true);
});

test('nothing is ever sent anywhere else, however the address is written', () => {
  expect(others.filter((endpoint) => isPushHost(endpoint, { loopback: false }))).toEqual([]);
});

test('tests may send to 127.0.0.1, and to nothing else that is near', () => {
  expect(isPushHost('http://127.0.0.1:4123/push/x', { loopback: true })).toBe(true);
  expect(['http://127.0.0.1/x', 'http://127.1:80/x', 'http://localhost:80/x', 'http://[::1]:80/x', 'http://127.0.0.1:80@evil.example/', 'http://0x7f000001:80/x'].filter((endpoint) => isPushHost(endpoint, { loopback: true }))).toEqual([]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailsTo, person, type Person } from '../../../tests/people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../../../tests/people/stage.ts';
import { accepted, requested, talked } from '../../../tests/people/talk.ts';
import type { UserId } from '../primitives/id.ts';
import { HOUR, MINUTE, SECOND } from '../primitives/seconds.ts';
import { openPushService, type PushService } from '../rails/push/push-service.fixture.ts';
import type { PushAddress } from '../rails/push/rail.ts';
import { tell, type Notice, type NoticeKind } from '../users/index.ts';
import { listFailedDeliveries } from './index.ts';

const platform = stage();
let service: PushService;
beforeAll(async () => { service = await openPushService(); });
afterAll(() => service.close());
beforeEach(() => { service.answer(null); });

let people = 0;
const somebody = () => person(platform, `mio${people += 1}`);
const subjects = async (who: Person) => (await mailsTo(platform, who.email)).map((mail) => mail.subject);

async function deviceOf(who: Person): Promise<PushAddress> {
  const address = service.subscribe();
  await who.choku.post('/v1/me/push-devices', { body: { endpoint: address.endpoint, keys: { p256dh: address.p256dh, auth: address.auth } } });
  return address;
}

let notices = 0;
function noticeFor(who: Person, more: Partial<Notice> & { kind?: NoticeKind } = {}): Promise<void> {
  const words = (subject: string) => ({ subject, lines: ['Line'], button: { label: 'Open', path: '/my' } });
  const notice: Notice = { kind: 'message', userId: who.id as UserId, key: `test:${notices += 1}`, words: { ja: words('おしらせ'), en: words('Notice') }, ...more };
  return platform.ctx.db.transaction((tx) => tell(tx, notice));
}

const choose = (who: Person, kind: NoticeKind, channel: 'mail' | 'push', wanted = false) => who.choku.patch('/v1/me/notifications', { body: { choices: [{ kind, channel, wanted }] } });

describe('a push', () => {
  it('reaches the browser encrypted, signed and small, and only its own', async () => {
    const [aya, ken] = [await somebody(), await somebody()];
    const [phone, desk, others] = [await deviceOf(aya), await deviceOf(aya), await deviceOf(ken)];
    await noticeFor(aya, { topic: 'conversation:x' });
    await platform.tick();
    const [push] = service.received(phone);
    expect(push).toMatchObject({ message: { kind: 'message', title: 'おしらせ', line: 'Line', link: '/my', tag: 'conversation:x', locale: 'ja' }, claims: { aud: service.url }, headers: { urgency: 'normal' } });
    expect(push?.signedBy).toBe((await aya.choku.get('/v1/me/notifications')).publicKey);
    expect([service.received(desk).length, service.received(others).length, (push?.size ?? 9_999) < 1_000]).toEqual([1, 0, true]);
  });

  it('that fails is tried again and kept for the operator until it gets through, and delays no mail', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    service.answer(503);
    await noticeFor(aya);
    expect(await subjects(aya)).toContain('おしらせ');
    const failed = async () => (await listFailedDeliveries(platform.ctx.db.sql, { limit: 100 })).items.filter((one) => one.userId === aya.id);
    expect(await failed()).toMatchObject([{ channel: 'push', kind: 'message', attempts: 1, gaveUpAt: null, error: expect.stringContaining('503') as string }]);
    expect(JSON.stringify(await failed())).not.toContain('/push/');
    service.answer(null);
    await platform.advance(10 * SECOND);
    expect([service.received(phone).length, await failed()]).toEqual([1, []]);
  });

  it('waits for no mail: one the server doesn’t take is tried again by itself, and stands on the list meanwhile', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    const { rails } = platform.ctx;
    const { mail } = rails;
    Object.assign(rails, { mail: { ...mail, send: () => Promise.reject(new Error('450 later')) } });
    await noticeFor(aya);
    await platform.tick();
    const failed = async () => (await listFailedDeliveries(platform.ctx.db.sql, { limit: 100 })).items.filter((one) => one.userId === aya.id);
    expect([service.received(phone).length, await failed()]).toMatchObject([1, [{ channel: 'mail', recipient: aya.email, error: '450 later' }]]);
    Object.assign(rails, { mail });
    await platform.advance(10 * SECOND);
    expect([(await subjects(aya)).includes('おしらせ'), await failed()]).toEqual([true, []]);
  });

  it('to a browser that is gone makes its device go, and one that is refused is given up at once', async () => {
    const [aya, ken] = [await somebody(), await somebody()];
    await deviceOf(aya);
    await deviceOf(ken);
    service.answer(410);
    await noticeFor(aya);
    await platform.tick();
    expect((await aya.choku.get('/v1/me/notifications')).devices).toEqual([]);
    service.answer(302);
    await noticeFor(ken);
    await platform.tick();
    const failed = (await listFailedDeliveries(platform.ctx.db.sql, { limit: 100 })).items.find((one) => one.userId === ken.id);
    expect([failed?.attempts, failed?.gaveUpAt]).toEqual([1, platform.now()]);
  });

  it('goes to no device whose session has ended, and the device is forgotten', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    await aya.send('DELETE', '/v1/sessions');
    await noticeFor(aya);
    await platform.tick();
    expect(service.received(phone)).toEqual([]);
    await platform.advance(MINUTE);
    expect(await platform.ctx.db.sql.get('SELECT id FROM push_subscription WHERE user_id = ?', [aya.id])).toBe(undefined);
  });
});

describe('devices', () => {
  it('are ten at most, the oldest giving way, and the same browser is one device of whoever is signed in', async () => {
    const [aya, ken] = [await somebody(), await somebody()];
    const first = await deviceOf(aya);
    for (let more = 0; more < 10; more += 1) {
      platform.move(SECOND);
      await deviceOf(aya);
    }
    expect((await aya.choku.get('/v1/me/notifications')).devices).toHaveLength(10);
    const body = { endpoint: first.endpoint, keys: { p256dh: first.p256dh, auth: first.auth } };
    await ken.choku.post('/v1/me/push-devices', { body });
    const again = await aya.choku.post('/v1/me/push-devices', { body });
    expect([(await ken.choku.get('/v1/me/notifications')).devices, again.here]).toEqual([[], true]);
    await aya.choku.delete('/v1/me/push-devices/{pushDeviceId}', { params: { path: { pushDeviceId: again.id } } });
    expect(await refusalOf(ken.choku.delete('/v1/me/push-devices/{pushDeviceId}', { params: { path: { pushDeviceId: again.id } } }))).toBe('not_found');
  });

  it.each([
    ['an address of nobody we know', { endpoint: 'https://169.254.169.254/latest' }], ['a key that is no point', { p256dh: Buffer.alloc(65, 4).toString('base64url') }], ['a secret of the wrong length', { auth: 'AAAA' }],
  ])('are refused with %s', async (_, wrong) => {
    const aya = await somebody();
    const { endpoint, p256dh, auth } = { ...service.subscribe(), ...wrong };
    expect(await refusalOf(aya.choku.post('/v1/me/push-devices', { body: { endpoint, keys: { p256dh, auth } } }))).toBe('invalid_input');
  });
});

describe('what one chose', () => {
  it('holds per kind and channel; money and safety can’t be switched off', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    await choose(aya, 'message', 'mail');
    await noticeFor(aya);
    expect([(await subjects(aya)).includes('おしらせ'), service.received(phone).length]).toEqual([false, 1]);
    await choose(aya, 'message', 'push');
    await noticeFor(aya);
    await noticeFor(aya, { kind: 'news' });
    await platform.tick();
    expect(service.received(phone)).toHaveLength(1);
    expect(await refusalOf(choose(aya, 'bill', 'mail'))).toBe('invalid_input');
    await noticeFor(aya, { kind: 'bill' });
    const mails = (await mailsTo(platform, aya.email)).filter((mail) => mail.subject === 'おしらせ');
    expect([mails.length, mails[0]?.text.includes('/unsubscribe/')]).toEqual([1, false]);
  });

  it('is told in one’s own language, once per key, and not about somebody hidden or once it is too late', async () => {
    const [aya, ken] = [await somebody(), await somebody()];
    await aya.choku.patch('/v1/me', { body: { locale: 'en' } });
    await noticeFor(aya, { key: 'same' });
    await noticeFor(aya, { key: 'same' });
    const told = async () => (await subjects(aya)).filter((subject) => subject === 'Notice').length;
    expect(await told()).toBe(1);
    await noticeFor(aya, { until: platform.ctx.clock.now() });
    await aya.choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: ken.id } } });
    await noticeFor(aya, { about: ken.id as UserId });
    await noticeFor(ken, { about: aya.id as UserId });
    expect([await told(), (await subjects(ken)).includes('おしらせ')]).toEqual([1, false]);
  });

  it('can be quiet hours: pushes wait for their end, mails don’t, and an accepted talk breaks them', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    // The story begins at noon in Japan and has gone on a little.
    await aya.choku.patch('/v1/me/notifications', { body: { quietHours: { from: '11:00', to: '18:00' } } });
    await noticeFor(aya);
    await noticeFor(aya, { kind: 'accepted', topic: 'talk' });
    expect((await subjects(aya)).filter((subject) => subject === 'おしらせ')).toHaveLength(2);
    expect(service.received(phone).map((push) => push.message)).toMatchObject([{ kind: 'accepted' }]);
    await platform.advance(6 * HOUR);
    expect(service.received(phone).map((push) => push.message)).toMatchObject([{ kind: 'accepted' }, { kind: 'message' }]);
  });
});

describe('a mail that can be stopped', () => {
  const linkTo = async (who: Person) => /\/unsubscribe\/[\w.-]+/u.exec((await mailsTo(platform, who.email)).map((mail) => mail.text).join())?.[0] ?? '';

  it('is stopped by a press, never by opening the link, and can be had again', async () => {
    const aya = await somebody();
    await noticeFor(aya);
    const link = await linkTo(aya);
    const token = link.split('/').at(-1) ?? '';
    const get = (path: string) => fetch(`${platform.url}${path}`, { redirect: 'manual' });
    const post = (path: string, body: string) => fetch(`${platform.url}${path}`, { method: 'POST', redirect: 'manual', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    const told = async () => { await noticeFor(aya); return (await subjects(aya)).filter((subject) => subject === 'おしらせ').length; };
    const page = await get(link);
    expect([page.status, (await page.text()).match(/<form method="post"/gu)?.length, (await get(`/v1/unsubscriptions/${token}`)).headers.get('location')]).toEqual([200, 1, link]);
    expect(await told()).toBe(2);
    expect((await post(`/v1/unsubscriptions/${token}`, 'List-Unsubscribe=One-Click')).status).toBe(204);
    expect([await told(), (await (await get(link)).text()).replaceAll('<wbr>', '').includes('メールを止めました')]).toEqual([2, true]);
    expect((await post(`/v1/unsubscriptions/${token}/undo`, '')).status).toBe(303);
    expect(await told()).toBe(3);
  });

  it('is stopped by nobody who changes the link', async () => {
    const [aya, ken] = [await somebody(), await somebody()];
    await noticeFor(aya);
    const link = await linkTo(aya);
    const forged = [link.replace(aya.id, ken.id), link.replace('.message.', '.requested.'), link.replace('.message.', '.bill.'), `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, '/unsubscribe/x'];
    for (const path of forged) expect((await fetch(`${platform.url}${path}`)).status).toBe(404);
  });
});

describe('the moments of a talk', () => {
  it('are told to whoever’s pages may be closed, with a link that leads on', async () => {
    const people = await ayaAndKen(platform);
    const phone = await deviceOf(people.provider);
    const story = await requested(platform, people, { wait: 10, comment: 'ひみつのひとこと' });
    await platform.tick();
    expect(service.received(phone)[0]).toMatchObject({ message: { kind: 'requested', link: '/my', tag: `talk:${story.id}` }, headers: { urgency: 'high', ttl: '600' } });
    expect(JSON.stringify(service.received(phone)[0]?.message)).not.toContain('ひみつ');
    await platform.advance(10 * MINUTE);
    const [mail] = await mailsTo(platform, people.provider.email);
    expect([mail?.subject, mail?.text.includes(`/my/talks/${story.id}/invite`)]).toEqual([`${people.visitor.name}さんの申し込みの待ち時間が終わりました`, true]);
    expect((await subjects(people.visitor))[0]).toBe(`${people.provider.name}さんからの返事がありませんでした`);
    const page = `/my/talks/${story.id}/invite`;
    const shown = async (who: Person) => (await (await who.send('GET', page)).text()).replaceAll('<wbr>', '');
    expect([(await shown(people.provider)).includes(`action="/v1/talks/${story.id}/invite"`), (await people.visitor.send('GET', page)).status]).toEqual([true, 404]);
    await people.provider.choku.post('/v1/talks/{talkId}/invite', { params: { path: { talkId: story.id } } });
    expect(await shown(people.provider)).toContain('いまは再依頼できません');
    const invitation = (await mailsTo(platform, people.visitor.email)).find((one) => one.subject.includes('話せるようになりました'));
    expect(invitation?.text).toContain(`/s/${people.provider.service.id}/talk?panel=request`);
  });

  it.each([['works', ['トークは始まりませんでした'], 'トークは始まりませんでした'], ['declined', ['カードの枠を確保できず', 'カードの枠を確保できませんでした'], 'トークは始まりませんでした']] as const)('a missed talk on a card that %s is told to both, the reason to the visitor alone', async (card, toVisitor, toProvider) => {
    const people = await ayaAndKen(platform, { card });
    await accepted(platform, people);
    await platform.advance(2 * MINUTE);
    const [ken, aya] = [await subjects(people.visitor), await mailsTo(platform, people.provider.email)];
    for (const words of toVisitor) expect(ken.filter((subject) => subject.includes(words))).toHaveLength(1);
    expect([aya[0]?.subject.includes(toProvider), aya[0]?.text.includes('カード')]).toEqual([true, false]);
  });

  it('a bill that can’t be taken is told to both', async () => {
    const people = await ayaAndKen(platform, { card: 'lostAtCapture' });
    await talked(platform, people, { seconds: 300 });
    expect((await subjects(people.visitor))[0]).toContain('お支払いができませんでした');
    expect((await subjects(people.provider))[0]).toContain('受け取れませんでした');
  });
});

describe('names of any length', () => {
  it('fit into mail and push', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    const long = '👨‍👩‍👧‍👦'.repeat(30);
    await noticeFor(aya, { words: { ja: { subject: long, lines: [long], button: { label: long, path: '/my' } }, en: { subject: 'x', lines: [], button: { label: 'x', path: '/my' } } } });
    expect([(await subjects(aya)).some((subject) => subject.startsWith('👨‍👩‍👧‍👦')), (service.received(phone)[0]?.size ?? 9_999) < 4_096]).toEqual([true, true]);
  });
});

describe('a light', () => {
  it('is told of ten minutes before it goes out, and when it did; switched on again it isn’t', async () => {
    const aya = await somebody();
    const phone = await deviceOf(aya);
    await aya.choku.put('/v1/me/availability', { body: { available: true } });
    await platform.advance(HOUR + 50 * MINUTE);
    expect(service.received(phone).map((push) => push.message)).toMatchObject([{ kind: 'light', title: expect.stringContaining('消えます') as string }]);
    await aya.choku.put('/v1/me/availability', { body: { available: true } });
    await platform.advance(20 * MINUTE);
    expect((await aya.choku.get('/v1/me')).light).toBe('available');
    await platform.advance(2 * HOUR);
    expect((await aya.choku.get('/v1/me')).availableUntil).toBe(null);
    expect(service.received(phone).at(-1)?.message).toMatchObject({ title: '明かりを消しました' });
  });

  it('stays on with every page closed where a device takes pushes, and goes out where nothing does', async () => {
    const [aya, ken] = [await somebody(), await somebody()];
    const phone = await deviceOf(aya);
    for (const who of [aya, ken]) await who.choku.put('/v1/me/availability', { body: { available: true } });
    await platform.advance(11 * MINUTE);
    const lights = async () => [(await aya.choku.get('/v1/me')).light, (await ken.choku.get('/v1/me')).light, (await ken.choku.get('/v1/me')).availableUntil];
    expect(await lights()).toEqual(['available', 'away', null]);
    await choose(ken, 'light', 'mail', true);
    await choose(aya, 'requested', 'push');
    expect(await lights()).toEqual(['away', 'away', null]);
    expect(service.received(phone)).toEqual([]);
  });
});

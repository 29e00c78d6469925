import { expect, test } from 'vitest';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import type { Person } from '../people/person.ts';
import { live, talked } from '../people/talk.ts';

const platform = stage();

const at = (talkId: string) => ({ params: { path: { talkId } } });
const issue = (who: Person, talkId: string, addressee = '') => who.choku.post('/v1/talks/{talkId}/receipts', { ...at(talkId), body: { addressee } });

async function pdfOf(who: Person, url: string): Promise<Buffer> {
  const answer = await who.send('GET', url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.pdf"$/u);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  return Buffer.from(await answer.arrayBuffer());
}

test('once the talk is settled its visitor makes the receipt; nobody else has one', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { visitor: ken, provider: aya } = people;
  const talk = await live(platform, people);
  await talk.talkFor(120);
  expect(await refusalOf(issue(ken, talk.id))).toBe('state_conflict');
  await talk.hangUp('visitor');
  await platform.tick();
  const receipt = await issue(ken, talk.id, '髙橋');
  expect(receipt).toMatchObject({ amount: 120, addressee: '髙橋', edition: 1, url: `/my/receipts/${receipt.id}` });
  expect(await refusalOf(issue(aya, talk.id))).toBe('forbidden');
  expect((await aya.choku.get('/v1/talks/{talkId}/receipts', at(talk.id))).items).toEqual([]);
  const { visitor: stranger } = await ayaAndKen(platform);
  expect(await refusalOf(issue(stranger, talk.id))).toBe('not_found');
  for (const other of [aya, stranger]) expect((await other.send('GET', receipt.url)).status).toBe(404);
  expect((await pdfOf(ken, receipt.url)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the same receipt again is the same receipt, to the byte; another name is another edition', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { visitor: ken } = people;
  const talk = await talked(platform, people, { seconds: 90 });
  const all = await Promise.all(Array.from({ length: 4 }, () => issue(ken, talk.id)));
  const first = all.toSorted((one, other) => one.edition - other.edition)[0];
  expect(new Set(all.map(({ number }) => number)).size).toBe(1);
  const before = await pdfOf(ken, first?.url ?? '');
  await platform.advance(3 * 60 * 60_000);
  expect((await issue(ken, talk.id)).id).toBe(first?.id);
  expect(Buffer.compare(await pdfOf(ken, first?.url ?? ''), before)).toBe(0);
  const named = await issue(ken, talk.id, 'れい');
  expect(named).toMatchObject({ edition: 2, addressee: 'れい' });
  expect((await ken.choku.get('/v1/talks/{talkId}/receipts', at(talk.id))).items.map(({ edition }) => edition)).toEqual([2, 1]);
});

test('a talk that cost nothing has no receipt', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const talk = await talked(platform, people, { seconds: 30 });
  expect(await refusalOf(issue(people.visitor, talk.id))).toBe('state_conflict');
});

test('own receipts and tables stay readable after a block, and the other is not named', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { visitor: ken, provider: aya } = people;
  const talk = await talked(platform, people, { seconds: 120 });
  const receipt = await issue(ken, talk.id);
  const before = await pdfOf(ken, receipt.url);
  await aya.choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: ken.id } } });
  // The provider's name on it is gone: other bytes.
  expect(Buffer.compare(await pdfOf(ken, receipt.url), before)).not.toBe(0);
  const mine = await ken.send('GET', '/my/downloads/talks/2026');
  expect(mine.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const table = Buffer.from(await mine.arrayBuffer()).toString('utf8');
  expect(table.startsWith('\ufeff')).toBe(true);
  expect(table).toContain(`${talk.id},世田谷の保育園のこと,表示できないユーザー,120,120,120,120,0,120,`);
  const given = await (await aya.send('GET', '/my/downloads/given-talks/2026')).text();
  expect(given).toContain(`${talk.id},世田谷の保育園のこと,表示できないユーザー,120,120,120,120,0,24,96,`);
  const sales = await (await aya.send('GET', '/my/downloads/sales/2026')).text();
  expect(sales).toContain(`,トーク,${talk.id},世田谷の保育園のこと,表示できないユーザー,120,120,24,96\r\n`);
  expect((await ken.send('GET', '/my/downloads/talks/next')).status).toBe(404);
});

test('what is given back makes another edition, counts in the month and in every table; when all is, there is no receipt any more', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { provider: aya, visitor: ken } = people;
  const talk = await talked(platform, people, { seconds: 120 });
  const giveBack = async (amount: number) => {
    await aya.choku.post('/v1/talks/{talkId}/refunds', { ...at(talk.id), body: { amount } });
    await platform.tick();
  };
  expect(await issue(ken, talk.id)).toMatchObject({ edition: 1, amount: 120 });
  await giveBack(31);
  expect(await issue(ken, talk.id)).toMatchObject({ edition: 2, amount: 89 });
  expect((await ken.choku.get('/v1/me/monthly-limit')).sum).toBe(89);
  // ¥89 are kept: the fee is ¥17, ¥72 are the provider's.
  expect(await (await aya.send('GET', '/my/downloads/given-talks/2026')).text()).toMatch(/,120,120,120,31,17,72,返金あり\r\n/u);
  expect(await (await aya.send('GET', '/my/downloads/sales/2026')).text()).toMatch(/,返した料金,tlk_\w+,世田谷の保育園のこと,ken\d+,120,-31,-7,-24\r\n/u);
  expect(await (await aya.send('GET', '/my/sales')).text()).toContain('¥31 を返しました');
  await giveBack(89);
  expect(await refusalOf(issue(ken, talk.id))).toBe('state_conflict');
  expect((await ken.choku.get('/v1/me/monthly-limit')).sum).toBe(0);
});

test('the fees of a month are one document once it is over', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { provider: aya, visitor: ken } = people;
  await talked(platform, people, { seconds: 120 });
  expect((await aya.send('GET', '/my/fee-invoices/2026-11')).status).toBe(404);
  await platform.advance(10 * 24 * 60 * 60_000);
  const first = await pdfOf(aya, '/my/fee-invoices/2026-11');
  expect(Buffer.compare(await pdfOf(aya, '/my/fee-invoices/2026-11'), first)).toBe(0);
  for (const month of ['2026-10', '2026-12', 'x']) expect((await aya.send('GET', `/my/fee-invoices/${month}`)).status).toBe(404);
  expect((await ken.send('GET', '/my/fee-invoices/2026-11')).status).toBe(404);
});

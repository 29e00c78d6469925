import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import type { Person } from '../people/person.ts';
import { talked } from '../people/talk.ts';

const platform = stage();
const day = 24 * 60 * 60_000;

async function pageOf(who: Person, path: string): Promise<string> {
  const answer = await who.send('GET', path);
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll(/\s+/gu, ' ');
}

const rowsOf = (page: string): string[] => [...page.matchAll(/<li><a class="who"[\s\S]*?<\/dl><\/li>/gu)].map(([row]) => row.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ').trim());

test('every talk stands there with its bill, fee and sales, month by month, and the bars have the same sums', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { provider: aya } = people;
  await talked(platform, people, { seconds: 120 });
  await talked(platform, people, { seconds: 30 });
  await talked(platform, people, { seconds: 70 });
  const november = await pageOf(aya, '/my/sales');
  expect(rowsOf(november)).toEqual([
    expect.stringMatching(/¥50未満のため無料.*トーク料金 ¥0 システム利用料 ¥0 売上金 ¥0$/u), expect.stringMatching(/無料の1分で終了.*売上金 ¥0$/u), expect.stringMatching(/話した時間 2:00 トーク料金 ¥120 システム利用料 −¥24 売上金 ¥96$/u),
  ]);
  expect(november).toContain('<span class="sr">2026年11月 ¥96</span>');
  expect(november).toMatch(/次は11月30日\(月\)に ¥96/u);
  expect(november).toContain('data-test-rail');
  await platform.advance(10 * day);
  await talked(platform, people, { seconds: 180 });
  const both = await pageOf(aya, '/my/sales');
  expect(both).toContain('<span class="sr">2026年11月 ¥96</span>');
  expect(both).toContain('<span class="sr">2026年12月 ¥192</span>');
  expect(rowsOf(both)).toHaveLength(4);
  const past = await pageOf(aya, '/my/sales?month=2026-11');
  expect(rowsOf(past)).toHaveLength(3);
  expect(past).toContain('2026年11月の売上金は ¥96 です。');
  expect(rowsOf(await pageOf(aya, '/my/sales?month=2026-10'))).toEqual([]);
  expect(rowsOf(await pageOf(aya, '/my/sales?month=nonsense&cursor=nonsense'))).toHaveLength(4);
});

test('what changed the sales is listed as well, and days in place of months', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { provider: aya, visitor: ken } = people;
  await talked(platform, people, { seconds: 120 });
  const changes = await pageOf(aya, '/my/sales?list=changes');
  expect(changes).toMatch(/<b>トーク<\/b>.*<b>¥96<\/b>/u);
  expect(await pageOf(aya, '/my/sales?chart=days')).toMatch(/<span class="sr">12月\d+日\(\S\) ¥96<\/span>/u);
  // Somebody else's sales are theirs alone.
  expect(await pageOf(ken, '/my/sales?list=changes')).not.toContain('¥96');
});

test('sales below zero are said as what they are', async () => {
  const { provider: aya } = await ayaAndKen(platform);
  // As after a dispute that was lost: more went back than there was.
  await platform.ctx.db.sql.run('INSERT INTO ledger_account (id, balance) VALUES (?, ?)', [`sales_payable:${aya.id}`, 1_200]);
  const page = await pageOf(aya, '/my/sales');
  expect(page).toContain('売上金が ¥1,200 足りません');
  await platform.ctx.db.sql.run('DELETE FROM ledger_account WHERE id = ?', [`sales_payable:${aya.id}`]);
});

test('a long list is read page by page without losing or repeating a talk', async () => {
  const people = await ayaAndKen(platform, { price: 120 });
  const { provider: aya } = people;
  const talk = await talked(platform, people, { seconds: 120 });
  const { sql } = platform.ctx.db;
  const row = await sql.get<Record<string, string | number | null>>('SELECT * FROM talk WHERE id = ?', [talk.id]);
  if (row === undefined) throw new Error('the talk is kept');
  const names = Object.keys(row);
  const copies = Array.from({ length: 31 }, (_, index) => `tlk_${String(index).padStart(20, '0')}`);
  for (const id of copies) await sql.run(`INSERT INTO talk (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, names.map((name) => name === 'id' ? id : name === 'body' ? String(row['body']).replaceAll(talk.id, id) : row[name] ?? null));
  const first = await pageOf(aya, '/my/sales');
  const older = /href="(\/my\/sales\?cursor=[^"#]+)/u.exec(first)?.[1] ?? '';
  const second = await pageOf(aya, older.replaceAll('&amp;', '&'));
  const links = (page: string) => [...page.matchAll(/href="\/my\/talks\/(\w+)\/statement"/gu)].map(([, id]) => id);
  expect([...links(first), ...links(second)].toSorted()).toEqual([...copies, talk.id].toSorted());
  await sql.run(`DELETE FROM talk WHERE id IN (${copies.map(() => '?').join(', ')})`, copies);
});

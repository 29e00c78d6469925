import { insertOrIgnore, type Sql } from '../database/database.ts';
import { asId, type TalkId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import type { Receipt, ReceiptFacts } from './receipt.ts';

interface ReceiptRow { id: string; talk_id: string; user_id: string; edition: number; number: string; amount: number; addressee: string; body: string; issued_at: number }

const columns = 'id, talk_id, user_id, edition, number, amount, addressee, body, issued_at';
const toReceipt = (row: ReceiptRow): Receipt => ({
  id: asId('receipt', row.id), talkId: asId('talk', row.talk_id), userId: asId('user', row.user_id), edition: row.edition, number: row.number, amount: yen(row.amount), addressee: row.addressee,
  facts: JSON.parse(row.body) as ReceiptFacts, issuedAt: instant(row.issued_at),
});

/** Keeps a new receipt; false when somebody made the same edition at the same moment. */
export async function insertReceipt(sql: Sql, receipt: Receipt): Promise<boolean> {
  const { id, talkId, userId, edition, number, amount, addressee, facts, issuedAt } = receipt;
  const { changes } = await insertOrIgnore(sql, 'receipt', { id, talk_id: talkId, user_id: userId, edition, number, amount, addressee, body: JSON.stringify(facts), issued_at: issuedAt });
  return changes === 1;
}

/** The receipts of a talk, the newest first. */
export async function findReceiptsOf(sql: Sql, talkId: TalkId): Promise<Receipt[]> {
  return (await sql.all<ReceiptRow>(`SELECT ${columns} FROM receipt WHERE talk_id = ? ORDER BY edition DESC`, [talkId])).map(toReceipt);
}

/** One receipt; null when there is none. */
export async function findReceipt(sql: Sql, id: string): Promise<Receipt | null> {
  const row = await sql.get<ReceiptRow>(`SELECT ${columns} FROM receipt WHERE id = ?`, [id]);
  return row === undefined ? null : toReceipt(row);
}

import type { Sql, Transaction } from '../database/database.ts';
import type { TalkId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Side } from './side.ts';

/** One message from one browser of a call to the other, opaque to the platform. Deleted with the call; never in the event log. */
export interface Signal {
  readonly number: number;
  readonly side: Side;
  readonly connectionId: string;
  readonly body: string;
}

/** Keeps a signal under the next number; the talk's row is locked. */
export async function insertSignal(tx: Transaction, talkId: TalkId, signal: Omit<Signal, 'number'> & { readonly at: Instant }): Promise<number> {
  const last = await tx.sql.get<{ last: number | null }>('SELECT MAX(number) AS last FROM talk_signal WHERE talk_id = ?', [talkId]);
  const number = (last?.last ?? 0) + 1;
  await tx.sql.run('INSERT INTO talk_signal (talk_id, number, side, connection_id, body, at) VALUES (?, ?, ?, ?, ?, ?)',
    [talkId, number, signal.side, signal.connectionId, signal.body, signal.at]);
  return number;
}

/** The signals of the other side after a number, oldest first. */
export async function findSignals(sql: Sql, talkId: TalkId, wanted: { from: Side; after: number }): Promise<Signal[]> {
  return sql.all<Signal>('SELECT number, side, connection_id AS connectionId, body FROM talk_signal WHERE talk_id = ? AND side = ? AND number > ? ORDER BY number LIMIT 200',
    [talkId, wanted.from, wanted.after]);
}

/** Deletes the signals of a talk that is over. */
export async function deleteSignals(sql: Sql, talkId: TalkId): Promise<void> {
  await sql.run('DELETE FROM talk_signal WHERE talk_id = ?', [talkId]);
}

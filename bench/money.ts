import { createConnection } from 'mysql2/promise';
import { startMariadb } from '../tests/support/mariadb.ts';
import { benchBalance } from './balance.ts';
import { benchSettlement } from './settlement.ts';

/** Settlements and balances, on both databases. `full` fills the books up to 10,000,000 entries instead of 1,000,000. */
export async function benchMoney(words: readonly string[]): Promise<void> {
  const server = await startMariadb();
  try {
    const connection = await createConnection(server.url);
    // Here a commit must outlive a power cut, as it does in production.
    await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
    // Room for 10,000,000 entries: with the little that tests need, filling the books would take most of the time.
    await connection.query(`SET GLOBAL innodb_buffer_pool_size = ${2 ** 30}, GLOBAL innodb_log_file_size = ${2 ** 28}`);
    await connection.end();
    await benchSettlement(server);
    await benchBalance(server, words.includes('full') ? 10_000_000 : 1_000_000);
  } finally {
    await server.stop();
  }
}

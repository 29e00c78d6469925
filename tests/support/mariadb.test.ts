import { createConnection } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { startMariadb } from './mariadb.ts';

test('a private MariaDB holds schemas that compare text by its bytes', async () => {
  const server = await startMariadb();
  const connection = await createConnection(await server.createSchema('words'));
  await connection.query('CREATE TABLE word (word VARCHAR(40) PRIMARY KEY)');
  await connection.query("INSERT INTO word VALUES ('は'), ('ば'), ('ハ'), ('🍣'), ('🍺')");
  const [rows] = await connection.query('SELECT COUNT(*) AS words FROM word');
  expect(rows).toEqual([{ words: 5 }]);
  await connection.end();
  await server.stop();
});

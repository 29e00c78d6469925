import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { ConfigError, type Config } from '../config.ts';
import { announcedBy, openDatabase, pending, type Database } from '../database/database.ts';
import { operators } from '../operator/index.ts';
import type { Clock } from '../primitives/clock.ts';
import { isLiveKey } from '../rails/cards/stripe-client.ts';
import { memoryWake } from '../realtime/memory-wake.ts';
import { requireSameMode } from '../talks/index.ts';
import { fine, note, wrong, type Finding } from './finding.ts';
import { checkSecrets } from './secrets-checks.ts';
import { checkClock } from './stripe-checks.ts';

async function openHolds({ stripe }: Config, db: Database): Promise<Finding> {
  try {
    await requireSameMode({ db, rails: { cards: { kind: stripe === null ? 'test' : 'stripe', live: stripe !== null && isLiveKey(stripe.secretKey) } } });
    return fine('holds', 'Every open hold can be reached with this key.');
  } catch (error) {
    if (error instanceof ConfigError) return wrong('holds', error.message);
    throw error;
  }
}

async function checkOpened(config: Config, db: Database, clock: Clock): Promise<Finding[]> {
  const missing = await pending(db);
  if (missing.length > 0) return [wrong('database', `${missing.length} changes of the schema are to be made (${missing[0] ?? ''} …): start the platform once, after a backup.`)];
  const some = await operators({ db: announcedBy(db, { clock, wake: memoryWake() }) });
  const dated = db.dialect === 'mysql' ? await db.sql.get<{ at: number | string }>('SELECT UNIX_TIMESTAMP(NOW(3)) * 1000 AS at') : undefined;
  return [
    fine('database', `${db.dialect === 'mysql' ? 'MariaDB or MySQL' : 'SQLite'} answers; its schema is the newest.`),
    ...(dated === undefined ? [] : [checkClock(clock.now() - Number(dated.at))]),
    await openHolds(config, db),
    ...await checkSecrets(config, db),
    some.length > 0 ? fine('operators', `${some.length}.`) : note('operators', 'There is none: npm run operator -- add person@example.'),
  ];
}

/** Whether the database answers, has the newest schema, and fits the key of the card rail. Nothing is written, and no file is made. */
export async function checkDatabase(config: Config, { clock, log }: { readonly clock: Clock; readonly log: Logger }): Promise<Finding[]> {
  const file = join(config.storageFolder, 'choku.sqlite');
  if (config.databaseUrl === undefined && !existsSync(file)) return [note('database', `There is no ${file} yet: the first start makes it.`)];
  let db: Database | undefined;
  try {
    db = await openDatabase({ url: config.databaseUrl, file, log });
    await db.ping();
    return await checkOpened(config, db, clock);
  } catch (error) {
    return [wrong('database', `It does not answer (${error instanceof Error ? error.message : String(error)}): look at DATABASE_URL or DATA_DIR.`)];
  } finally {
    await db?.close();
  }
}

import { join } from 'node:path';
import { pino } from 'pino';
import { ConfigError, readConfig, type Config } from './config.ts';
import { announcedBy, migrate, openDatabase } from './database/database.ts';
import { addOperator, operatorRoles, operators, parseRoles, removeOperator } from './operator/index.ts';
import { systemClock } from './primitives/clock.ts';
import { memoryWake } from './realtime/memory-wake.ts';
import { openVault } from './secrets.ts';

const usage = `Who may use the console at /operator:
  npm run operator -- list
  npm run operator -- add person@example [roles]     roles: ${operatorRoles.join(',')} (all of them without)
  npm run operator -- remove person@example
`;

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** Carries out one command on the platform's database and answers what to say; null when it isn't a command. */
async function carryOut(ctx: Parameters<typeof addOperator>[0], [verb = '', email = '', roles = operatorRoles.join(',')]: readonly string[]): Promise<string | null> {
  const wanted = parseRoles(roles);
  if (verb === 'list') return (await operators(ctx)).map(({ userId, roles: held }) => `${userId}  ${held.join(',')}`).join('\n') || 'There is no operator yet.';
  if (verb === 'add' && email !== '' && wanted !== null) {
    const user = await addOperator(ctx, { email, roles: wanted });
    return user === null ? `Nobody has signed up as ${email}.` : `${user.nickname} (${user.id}) is an operator: ${wanted.join(',')}.`;
  }
  if (verb !== 'remove' || email === '') return null;
  const user = await removeOperator(ctx, email);
  return user === null ? `${email} is no operator.` : `${user.nickname} (${user.id}) is no operator any more.`;
}

const config = settings();
const clock = systemClock();
const log = pino({ level: 'warn' });
const opened = await openDatabase({ url: config.databaseUrl, file: join(config.storageFolder, 'choku.sqlite'), log });
await migrate(opened, { vault: await openVault(config) });
const db = announcedBy(opened, { clock, wake: memoryWake() });
const said = await carryOut({ db, clock }, process.argv.slice(2));
await db.close();
process.stdout.write(said === null ? usage : `${said}\n`);
process.exitCode = said === null ? 2 : 0;

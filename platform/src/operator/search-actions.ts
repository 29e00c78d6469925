import type { Context } from '../context.ts';
import { asId, idPattern } from '../primitives/id.ts';
import { findPayout } from '../payouts/index.ts';
import { findByReference, findReport } from '../reports/index.ts';
import { findService } from '../services/index.ts';
import { findHold, findTalk } from '../talks/index.ts';
import { findPeopleByName, findUser, findUserByEmail } from '../users/index.ts';

/** Something the search box found. */
export interface Hit {
  readonly kind: 'user' | 'service' | 'talk' | 'report' | 'payout';
  readonly id: string;
  readonly name: string;
}

const most = 50;

async function byId(ctx: Context, id: string): Promise<Hit[]> {
  const { sql } = ctx.db;
  if (idPattern('user').test(id)) {
    const user = await findUser(sql, asId('user', id));
    return user === null || user.deletedAt !== null ? [] : [{ kind: 'user', id, name: user.nickname }];
  }
  if (idPattern('service').test(id)) {
    const service = await findService(sql, id);
    return service === null ? [] : [{ kind: 'service', id, name: service.title }];
  }
  if (idPattern('talk').test(id)) return await findTalk(sql, id) === null ? [] : [{ kind: 'talk', id, name: id }];
  if (idPattern('payout').test(id)) {
    const payout = await findPayout(sql, id);
    return payout === null ? [] : [{ kind: 'payout', id, name: `#${payout.number}` }];
  }
  if (idPattern('hold').test(id)) {
    const hold = await findHold(sql, id);
    return hold === null ? [] : [{ kind: 'talk', id: hold.talkId, name: hold.talkId }];
  }
  const report = idPattern('report').test(id) ? await findReport(sql, id) : await findByReference(sql, id);
  return report === null ? [] : [{ kind: 'report', id: report.reportId, name: report.reference }];
}

/** What the one search box finds: an id, a report's reference, a hold, an e-mail address, or part of a nickname. */
export async function search(ctx: Context, typed: string): Promise<Hit[]> {
  const words = typed.trim();
  if (words === '') return [];
  if (/^([a-z]{3}_[0-9a-z]{20}|r-[0-9a-z]{4}-[0-9a-z]{4})$/iu.test(words)) return byId(ctx, words.startsWith('R-') ? words : words.toLowerCase());
  if (words.includes('@')) {
    const user = await findUserByEmail(ctx.db.sql, words);
    return user === null || user.deletedAt !== null ? [] : [{ kind: 'user', id: user.id, name: user.nickname }];
  }
  return (await findPeopleByName(ctx.db.sql, words, most)).map((user) => ({ kind: 'user', id: user.id, name: user.nickname }));
}

import type { Context } from '../context.ts';
import { findUserByEmail, type User } from '../users/index.ts';
import { record } from './audit-actions.ts';
import type { Operator, OperatorRole } from './operator.ts';
import { deleteOperator, listOperators, saveOperator } from './store.ts';

/** Who is written into the log for what is done at the machine itself. */
const SHELL = 'shell';

type Parts = Pick<Context, 'db' | 'clock'>;

/** Makes the person of an e-mail address an operator, or gives them other roles. Null when nobody has that address. Only from the machine: the console can't make operators. */
export async function addOperator(ctx: Parts, given: { email: string; roles: readonly OperatorRole[] }): Promise<User | null> {
  return ctx.db.transaction(async (tx) => {
    const user = await findUserByEmail(tx.sql, given.email);
    if (user === null || user.deletedAt !== null) return null;
    await saveOperator(tx, { userId: user.id, roles: given.roles, addedAt: ctx.clock.now() });
    await record(ctx, tx, { operatorId: SHELL, act: 'operator_added', objectId: user.id, reason: '', detail: { roles: given.roles.join(',') } });
    return user;
  });
}

/** Takes an operator's rights away. Null when nobody has that address or they are no operator. */
export async function removeOperator(ctx: Parts, email: string): Promise<User | null> {
  return ctx.db.transaction(async (tx) => {
    const user = await findUserByEmail(tx.sql, email);
    if (user === null || !await deleteOperator(tx, user.id)) return null;
    await record(ctx, tx, { operatorId: SHELL, act: 'operator_removed', objectId: user.id, reason: '' });
    return user;
  });
}

/** Every operator. */
export async function operators(ctx: Pick<Context, 'db'>): Promise<Operator[]> {
  return listOperators(ctx.db.sql);
}

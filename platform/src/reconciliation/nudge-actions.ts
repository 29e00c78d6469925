import type { Transaction } from '../database/database.ts';
import { findEffectsOf, tryAgain } from '../jobs/given-up.ts';
import { enqueue } from '../jobs/outbox.ts';
import type { HoldInBooks } from '../talks/index.ts';

/** What moves a hold on where the rail's own state keeps a second call from doing it twice. The other states wait for a person: the rail has forgotten the keys of yesterday. */
const moves: Partial<Record<HoldInBooks['state'], string>> = { capturing: 'hold.capture', releasing: 'hold.release' };

/**
 * Sets going again what should move a stuck hold on: what was given up is tried again; where nothing is under way, it is asked for
 * once more tonight.
 */
export async function nudgeHold(tx: Transaction, { hold, night }: { readonly hold: HoldInBooks; readonly night: string }): Promise<void> {
  const kind = moves[hold.state];
  if (kind === undefined) return;
  const effects = (await findEffectsOf(tx.sql, [`hold:${hold.id}:`])).filter((effect) => effect.kind === kind && effect.doneAt === null);
  for (const effect of effects) if (effect.gaveUpAt !== null) await tryAgain(tx, effect.key);
  if (effects.length === 0) await enqueue(tx, { kind, key: `hold:${hold.id}:nudge:${night}`, body: { holdId: hold.id } });
}

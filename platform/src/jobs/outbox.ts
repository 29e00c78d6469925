import { insertOrIgnore, type Transaction } from '../database/database.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../primitives/instant.ts';
import { MINUTE, SECOND } from '../primitives/seconds.ts';

/** An effect to carry out after the commit: stored with the decision it follows from. */
export interface NewEffect {
  /** Which handler does it, such as `talks.capture`. */
  readonly kind: string;
  /** Unique for ever, such as `talk:tlk_…:capture:hld_…`; a second effect with the same key is none. At most 160 characters. */
  readonly key: string;
  /** JSON for the handler. */
  readonly body: unknown;
  /** Not before this moment; at once without it. */
  readonly dueAt?: Instant | undefined;
}

/** What a handler gets. */
export interface EffectRun {
  readonly ctx: Context;
  readonly body: unknown;
  /** 1 at the first try. */
  readonly attempt: number;
  readonly key: string;
  /** Rises with each taking: whoever holds an older one has lost the effect to another worker. */
  readonly fence: number;
  readonly enqueuedAt: Instant;
  /**
   * Marks the effect as done in the transaction that writes its result. Throws `EffectLost` when another worker has taken it over:
   * let it roll the transaction back.
   */
  finish(tx: Transaction): Promise<void>;
}

/**
 * Carries out an effect; must be safe to repeat under its key. A handler that returns without `finish` is done and has written
 * nothing; one that throws is tried again later.
 */
export type EffectHandler = (run: EffectRun) => Promise<void>;

/** Handlers by kind; each module exports its own as `effects`. */
export type Effects = Readonly<Record<string, EffectHandler>>;

/** The lease ran out and somebody else has the effect now. */
export class EffectLost extends Error {}

/** How long a worker may take for one effect; then another takes over. Milliseconds. */
export const effectLease = MINUTE;
/** After this many failed tries an effect is given up and an operator must look. With the waits below: about a day and a half. */
export const mostAttempts = 40;
const longestWait = 60 * MINUTE;

/** Milliseconds until the next try: doubling from a second, an hour at most. */
export function waitAfter(attempts: number): number {
  return Math.min(SECOND * 2 ** Math.min(attempts - 1, 20), longestWait);
}

/** The topic workers are woken on. */
export const outboxTopic = 'outbox';

/** Stores an effect in the transaction of its decision. Answers false when its key is known already. */
export async function enqueue(tx: Transaction, effect: NewEffect): Promise<boolean> {
  const { clock, wake } = tx.db.announcer;
  const now = clock.now();
  const { changes } = await insertOrIgnore(tx.sql, 'outbox_effect', {
    effect_key: effect.key, kind: effect.kind, body: JSON.stringify(effect.body), due_at: effect.dueAt ?? now, enqueued_at: now,
  });
  if (changes === 1) tx.afterCommit(() => wake.notify(outboxTopic));
  return changes === 1;
}

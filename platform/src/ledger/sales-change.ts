import { negateYen, yen, type Yen } from '../primitives/yen.ts';

/** Where a change of sales falls: what each piece of waiting sales takes of it, in their order, and what payable sales take. All have the sign of the change. */
export interface SalesShare { readonly waiting: readonly Yen[]; readonly payable: Yen }

/**
 * Splits a change of sales over pieces that still wait and the payable sales (docs/money.md, "What is given back"). What is taken comes from the waiting
 * pieces as far as they go, the rest from payable sales, which may go below zero: a debt. What comes back goes to the first piece that waits, else to payable.
 */
export function shareSales(change: Yen, waiting: readonly Yen[]): SalesShare {
  if (change > 0) return waiting.length === 0 ? { waiting: [], payable: change } : { waiting: waiting.map((_, index) => index === 0 ? change : yen(0)), payable: yen(0) };
  let left = -change;
  const taken = waiting.map((amount) => {
    const part = Math.min(amount, left);
    left -= part;
    return negateYen(yen(part));
  });
  return { waiting: taken, payable: yen(-left) };
}

/** What a public statement says that a reader needs in order to recompute it; nothing else is read. */
export interface PublicStatement {
  readonly pricePerMinute: number;
  readonly freeSeconds: number;
  readonly intervals: readonly { readonly from: string; readonly to: string; readonly milliseconds: number }[];
  /** What was given back, taken back by the cardholder's bank, and is still being collected, in yen. */
  readonly refunded: number;
  readonly disputed: number;
  readonly collecting: number;
  /** What the operator took upon itself for the provider. */
  readonly absorbed: number;
  readonly holds: readonly { readonly amount: number; readonly captured: number }[];
}

/** A fraction of whole numbers of any size; the lower one is positive. */
interface Fraction { readonly over: bigint; readonly under: bigint }

const times = (one: Fraction, other: Fraction): Fraction => ({ over: one.over * other.over, under: one.under * other.under });
const whole = ({ over, under }: Fraction): bigint => over / under;
const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((total, number) => total + number, 0n);
const least = 50n;

/** The most that can be taken of a bill: over every choice of holds, each giving ¥50 at least and all of itself at most. */
function mostOf(bill: bigint, holds: readonly bigint[]): bigint {
  let best = 0n;
  for (let choice = 1; choice < 2 ** holds.length; choice += 1) {
    const chosen = holds.filter((_, index) => (choice >> index & 1) === 1);
    const [floor, roof] = [least * BigInt(chosen.length), sum(chosen)];
    if (chosen.some((hold) => hold < least) || floor > bill) continue;
    const taken = bill < roof ? bill : roof;
    if (taken > best) best = taken;
  }
  return best;
}

/** The bill as a reader works it out from the statement alone, in fractions, with code that knows nothing of the platform's. */
export function recomputed({ pricePerMinute, freeSeconds, intervals, holds, ...later }: PublicStatement) {
  const talked = sum(intervals.map(({ from, to }) => BigInt(Date.parse(to)) - BigInt(Date.parse(from))));
  const talkSeconds = whole({ over: talked, under: 1_000n });
  const paid = talkSeconds - BigInt(freeSeconds);
  const billedSeconds = paid > 0n ? paid : 0n;
  const bill = whole(times({ over: BigInt(pricePerMinute), under: 1n }, { over: billedSeconds, under: 60n }));
  const asked = mostOf(bill, holds.map(({ amount }) => BigInt(amount)));
  const captured = sum(holds.map((hold) => BigInt(hold.captured)));
  const kept = captured - BigInt(later.refunded) - BigInt(later.disputed);
  const platformFee = whole(times({ over: kept, under: 1n }, { over: 20n, under: 100n }));
  return {
    talkSeconds: Number(talkSeconds), billedSeconds: Number(billedSeconds), bill: Number(bill), waived: Number(bill - asked), captured: Number(captured),
    uncollected: Number(asked - captured - BigInt(later.collecting)), platformFee: Number(platformFee), sales: Number(kept - platformFee + BigInt(later.absorbed)),
  };
}

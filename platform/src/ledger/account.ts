import { asId, type UserId } from '../primitives/id.ts';

/**
 * The accounts of the platform itself. `card_clearing`: what the card rail has taken for us; `uncollected`: what the operator absorbed; `given_up`: sales left behind by people
 * who left; `payouts_open`: requested and not yet transferred; `transfer_fees`: kept for the bank's fees; `bank`: what left the operator's bank account.
 */
export type PlatformAccountKind = 'card_clearing' | 'platform_fee' | 'uncollected' | 'given_up' | 'payouts_open' | 'transfer_fees' | 'bank';
/** The accounts each provider has. `sales_pending`: collected, in its waiting days; `sales_payable`: can be paid out. */
export type UserAccountKind = 'sales_pending' | 'sales_payable';

/** An account: its kind, and the user it belongs to. */
export type Account = { readonly kind: PlatformAccountKind; readonly owner: null } | { readonly kind: UserAccountKind; readonly owner: UserId };

/** The name an account has in the books: its kind, and its owner after a colon. */
export function accountKey(account: Account): string {
  return account.owner === null ? account.kind : `${account.kind}:${account.owner}`;
}

/** The kinds of accounts people have. */
export const userKinds = ['sales_pending', 'sales_payable'] as const satisfies readonly UserAccountKind[];
/** The kinds of accounts the platform has one of each. */
export const platformKinds = ['card_clearing', 'platform_fee', 'uncollected', 'given_up', 'payouts_open', 'transfer_fees', 'bank'] as const satisfies readonly PlatformAccountKind[];

const includes = <Kind extends string>(kinds: readonly Kind[], name: string): name is Kind => (kinds as readonly string[]).includes(name);

/** The account of a name in the books. Throws a TypeError when there is no such account. */
export function accountOf(key: string): Account {
  const [kind = '', owner] = key.split(':');
  if (owner === undefined && includes(platformKinds, kind)) return { kind, owner: null };
  if (owner !== undefined && includes(userKinds, kind)) return { kind, owner: asId('user', owner) };
  throw new TypeError(`no such account: ${key}`);
}

import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** What an operator may do. cases: people, services, reports and jobs; books: what moves money. Every operator may read. */
export const operatorRoles = ['cases', 'books'] as const;
export type OperatorRole = (typeof operatorRoles)[number];

/** Somebody who keeps the platform running. */
export interface Operator {
  readonly userId: UserId;
  readonly roles: readonly OperatorRole[];
  readonly addedAt: Instant;
}

/** The roles of a text such as `cases,books`; null where one isn't a role or there is none. */
export function parseRoles(text: string): readonly OperatorRole[] | null {
  const names = text.split(',').map((name) => name.trim());
  const roles = operatorRoles.filter((role) => names.includes(role));
  return roles.length > 0 && roles.length === new Set(names).size ? roles : null;
}

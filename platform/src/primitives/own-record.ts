import type { Vault } from './vault.ts';

/** How a column is written in an export: as it is, as ISO 8601, as true or false, or as the JSON it holds. */
export type OwnColumn = 'text' | 'number' | 'moment' | 'flag' | 'json';

/** What becomes of the rows when their person leaves: they go, they stay for a reason, or some of their columns are overwritten. */
export type Fate = 'deleted' | { readonly kept: string } | { readonly emptied: Readonly<Record<string, string | number | null>> };

/**
 * What a table holds of a person: the one list from which exports are written and accounts are erased. A test compares all of them with the schema, so that no
 * column is forgotten. A table may have several, such as messages one wrote and messages one was sent.
 */
export interface OwnRecord {
  /** The name of the list in an export. */
  readonly section: string;
  readonly table: string;
  /** Which rows are the person's, as the condition of a statement; every `?` is the person's id. */
  readonly whose: string;
  /** The columns of an export. */
  readonly columns: Readonly<Record<string, OwnColumn>>;
  /** The columns that no export holds, each with its reason. */
  readonly without?: Readonly<Record<string, string>>;
  /** What is sealed and told opened: the columns it is read from, and the fields it becomes. */
  readonly opened?: { readonly from: readonly string[]; read(vault: Vault, row: Readonly<Record<string, string | number | null>>): Readonly<Record<string, string>> } | undefined;
  /** What happens at once when the account goes. */
  readonly atLeaving: Fate;
  /** What happens 30 days later, where words were written to somebody else. */
  readonly monthLater?: Fate;
}

/** A table that holds nothing of a person, or nothing an export could give, with the reason. */
export interface OthersTable {
  readonly table: string;
  readonly why: string;
}

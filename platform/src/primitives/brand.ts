declare const brand: unique symbol;

/** A base type made nominal: `Brand<number, 'Yen'>` can't be mixed up with a plain number or another brand. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

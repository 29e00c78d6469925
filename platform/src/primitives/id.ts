import type { Brand } from './brand.ts';

/** Gives `length` unpredictable bytes. Tests may pass a seeded source. */
export type RandomBytes = (length: number) => Uint8Array;

/** The prefixes of ids: an id tells at a glance what it names. */
export const idPrefixes = {
  user: 'usr', session: 'ses', signUp: 'sup', passwordReset: 'pwr', service: 'svc', conversation: 'cnv', message: 'msg', blogAddress: 'blg',
  handOver: 'hnd', frameSession: 'frm', card: 'crd', cardSetup: 'cst', mandate: 'mdt', talk: 'tlk', hold: 'hld', journal: 'jnl', review: 'rev', photo: 'pho', report: 'rep', proposal: 'prp',
  mail: 'mal', pushDevice: 'psh', failedDelivery: 'fdl', effect: 'eff', testCard: 'tcd', testHold: 'thd',
  finding: 'fnd', refund: 'rfd', dispute: 'dsp', testRefund: 'trf', testDispute: 'tdp',
  receipt: 'rcp', passkey: 'psk', challenge: 'chl', emailChange: 'emc',
  payout: 'pay', bankAccount: 'bnk', payoutFile: 'pyf',
} as const;

/** What an id can name. */
export type IdKind = keyof typeof idPrefixes;

/** An id of one kind: prefix, underscore, 20 characters of Crockford's base 32 (100 bits). */
export type Id<Kind extends IdKind> = Brand<string, Kind>;
export type UserId = Id<'user'>;
export type ServiceId = Id<'service'>;
export type ConversationId = Id<'conversation'>;
export type TalkId = Id<'talk'>;
export type HoldId = Id<'hold'>;
export type CardId = Id<'card'>;
export type MandateId = Id<'mandate'>;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes a new id of a kind from random bytes: 100 bits, so it can't be guessed and never meets another. */
export function newId<Kind extends IdKind>(kind: Kind, random: RandomBytes): Id<Kind> {
  const characters = Array.from(random(20), (byte) => alphabet[byte & 31]);
  return `${idPrefixes[kind]}_${characters.join('')}` as Id<Kind>;
}

/** The regular expression an id of a kind fulfils, for schemas. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${idPrefixes[kind]}_[${alphabet}]{20}$`);
}

/** Marks a text read from the database or a checked request as an id of a kind. Throws a TypeError when it can't be one. */
export function asId<Kind extends IdKind>(kind: Kind, text: string): Id<Kind> {
  if (!text.startsWith(`${idPrefixes[kind]}_`)) throw new TypeError(`not a ${kind} id`);
  return text as Id<Kind>;
}

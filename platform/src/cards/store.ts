import { forUpdate, insert, upsert, type Database, type Sql, type Transaction } from '../database/database.ts';
import type { CardId, Id, MandateId, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Yen } from '../primitives/yen.ts';
import type { Card, CardSetup } from './card.ts';
import { coversRequest, type CoveredRequest, type Mandate } from './mandate.ts';

// A request and an accept read cards and mandates in the middle of a talk's transaction, so this is SQL by hand.

interface CardRow {
  id: CardId; user_id: UserId; reference: string; brand: string; last4: string; funding: Card['funding']; fingerprint: string; label: string;
  is_default: number; saved_at: Instant; removed_at: Instant | null;
}

const toCard = (row: CardRow): Card => ({
  id: row.id, userId: row.user_id, reference: row.reference, brand: row.brand, last4: row.last4, funding: row.funding, fingerprint: row.fingerprint, label: row.label,
  isDefault: Number(row.is_default) === 1, savedAt: row.saved_at, removedAt: row.removed_at,
});

/** A card by its id, removed ones too. */
export async function findCard(sql: Sql, id: string): Promise<Card | null> {
  const row = await sql.get<CardRow>('SELECT * FROM card WHERE id = ?', [id]);
  return row === undefined ? null : toCard(row);
}

/** Somebody's cards, the default first, then the newest. */
export async function listCards(sql: Sql, userId: UserId): Promise<Card[]> {
  const rows = await sql.all<CardRow>('SELECT * FROM card WHERE user_id = ? AND removed_at IS NULL ORDER BY is_default DESC, saved_at DESC, id', [userId]);
  return rows.map(toCard);
}

/** Locks somebody's cards for the transaction: all changes to them come one after another. */
export async function lockCards(tx: Transaction, userId: UserId): Promise<Card[]> {
  // The person's row is the lock, so that two first cards at the same moment don't both become the default.
  await tx.sql.run('UPDATE user SET updated_at = updated_at WHERE id = ?', [userId]);
  const rows = await tx.sql.all<CardRow>(`SELECT * FROM card WHERE user_id = ? AND removed_at IS NULL ORDER BY saved_at DESC, id${forUpdate(tx.db)}`, [userId]);
  return rows.map(toCard);
}

/** Writes a card, new or changed. */
export async function saveCard(tx: Transaction, card: Card): Promise<void> {
  const row = {
    id: card.id, user_id: card.userId, reference: card.reference, brand: card.brand, last4: card.last4, funding: card.funding, fingerprint: card.fingerprint, label: card.label,
    is_default: card.isDefault, saved_at: card.savedAt, removed_at: card.removedAt,
  };
  await upsert(tx.sql, tx.db.dialect, { table: 'card', row, key: ['id'] });
}

/** Makes one of somebody's cards the default and the others not. */
export async function setDefault(tx: Transaction, userId: UserId, cardId: CardId): Promise<void> {
  await tx.sql.run('UPDATE card SET is_default = CASE WHEN id = ? THEN 1 ELSE 0 END WHERE user_id = ?', [cardId, userId]);
}

interface SetupRow { id: Id<'cardSetup'>; user_id: UserId; return_path: string; state: CardSetup['state']; card_id: CardId | null; started_at: Instant }

const toSetup = (row: SetupRow): CardSetup => ({ id: row.id, userId: row.user_id, returnPath: row.return_path, state: row.state, cardId: row.card_id, startedAt: row.started_at });

/** A setup as it stands. */
export async function findSetup(sql: Sql, id: string): Promise<CardSetup | null> {
  const row = await sql.get<SetupRow>('SELECT * FROM card_setup WHERE id = ?', [id]);
  return row === undefined ? null : toSetup(row);
}

/** A setup, locked for the transaction. */
export async function lockSetup(tx: Transaction, id: string): Promise<CardSetup | null> {
  const row = await tx.sql.get<SetupRow>(`SELECT * FROM card_setup WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toSetup(row);
}

/** Writes a setup, new or changed. */
export async function saveSetup(db: Pick<Database, 'dialect'>, sql: Sql, setup: CardSetup): Promise<void> {
  const row = { id: setup.id, user_id: setup.userId, return_path: setup.returnPath, state: setup.state, card_id: setup.cardId, started_at: setup.startedAt };
  await upsert(sql, db.dialect, { table: 'card_setup', row, key: ['id'] });
}

/** Setups nobody has come back from, started between two moments, the oldest first. */
export async function findOpenSetups(sql: Sql, started: { from: Instant; to: Instant }): Promise<CardSetup[]> {
  const rows = await sql.all<SetupRow>(`SELECT * FROM card_setup WHERE state = 'open' AND started_at >= ? AND started_at < ? ORDER BY started_at LIMIT 50`, [started.from, started.to]);
  return rows.map(toSetup);
}

/** Deletes setups that were started before a moment. */
export async function deleteSetups(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run('DELETE FROM card_setup WHERE started_at < ?', [before])).changes;
}

interface MandateRow {
  id: MandateId; user_id: UserId; service_id: ServiceId; origin: string | null; price_per_minute: Yen; free_seconds: 0 | 60; ceiling_minutes: number; extension_minutes: number;
  may_collect: 0 | 1; card_id: CardId; given_at: Instant; valid_until: Instant; revoked_at: Instant | null;
}

const toMandate = (row: MandateRow): Mandate => ({
  id: row.id, userId: row.user_id, serviceId: row.service_id, origin: row.origin, pricePerMinute: row.price_per_minute, freeSeconds: row.free_seconds,
  ceilingMinutes: row.ceiling_minutes, extensionMinutes: row.extension_minutes, cardId: row.card_id, mayCollect: row.may_collect === 1, givenAt: row.given_at, validUntil: row.valid_until, revokedAt: row.revoked_at,
});

/** Keeps a mandate that was just given. Mandates are never deleted: they are why money moved. */
export async function insertMandate(tx: Transaction, mandate: Mandate): Promise<void> {
  await insert(tx.sql, 'mandate', {
    id: mandate.id, user_id: mandate.userId, service_id: mandate.serviceId, origin: mandate.origin, price_per_minute: mandate.pricePerMinute, free_seconds: mandate.freeSeconds,
    ceiling_minutes: mandate.ceilingMinutes, extension_minutes: mandate.extensionMinutes, may_collect: mandate.mayCollect, card_id: mandate.cardId,
    given_at: mandate.givenAt, valid_until: mandate.validUntil, revoked_at: mandate.revokedAt,
  });
}

/** A mandate by its id, whatever became of it. */
export async function findMandate(sql: Sql, id: string): Promise<Mandate | null> {
  const row = await sql.get<MandateRow>('SELECT * FROM mandate WHERE id = ?', [id]);
  return row === undefined ? null : toMandate(row);
}

/** Somebody's mandates that new requests can be made with, the newest first. */
export async function listOpenMandates(sql: Sql, userId: UserId, now: Instant): Promise<Mandate[]> {
  const rows = await sql.all<MandateRow>('SELECT * FROM mandate WHERE user_id = ? AND revoked_at IS NULL AND valid_until > ? ORDER BY given_at DESC, id DESC LIMIT 100', [userId, now]);
  return rows.map(toMandate);
}

/** The newest mandate with which somebody could request a talk here now, whatever its ceiling; null when they must be asked first. */
export async function openMandate(sql: Sql, request: Omit<CoveredRequest, 'ceilingMinutes'>): Promise<Mandate | null> {
  const mandates = await listOpenMandates(sql, request.userId, request.now);
  return mandates.find((mandate) => coversRequest(mandate, { ...request, ceilingMinutes: 0 })) ?? null;
}

/** Takes a mandate back, once. */
export async function saveRevocation(sql: Sql, mandate: Pick<Mandate, 'id'>, at: Instant): Promise<void> {
  await sql.run('UPDATE mandate SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [at, mandate.id]);
}

/** Takes back every mandate that would hold on a card. */
export async function revokeMandatesOf(tx: Transaction, cardId: CardId, at: Instant): Promise<void> {
  await tx.sql.run('UPDATE mandate SET revoked_at = ? WHERE card_id = ? AND revoked_at IS NULL', [at, cardId]);
}

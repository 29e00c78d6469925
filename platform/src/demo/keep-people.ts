import { newId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { insertService, type Service } from '../services/index.ts';
import { draftService, moveService } from '../services/service.ts';
import type { User } from '../users/index.ts';
import { hashOfNobody, hashPassword } from '../users/password-hash-actions.ts';
import { insertUser } from '../users/store.ts';
import { newUser } from '../users/user.ts';
import { demoUserId } from './faces.ts';
import { demoPeople } from './people.ts';
import { known, type Seeding } from './seeding.ts';
import type { DemoService, DemoSource } from './source.ts';

/** When the demo's people signed up and published: before every talk of theirs. */
const JOINED_BEFORE = 150 * DAY;

/** The hash of the one password of those who can sign in: made once, outside the transaction. */
export function hashDemoPassword(random: (length: number) => Uint8Array): Promise<string> {
  return hashPassword(demoPeople[0].password, random);
}

/** Another process is seeding the same database and was first. */
export class SeededMeanwhile extends Error {}

interface Newcomer { readonly nickname: string; readonly email: string; readonly passwordHash: string; readonly words?: string; readonly talkTimes?: User['talkTimes'] }

async function keepPerson(seeding: Seeding, person: Newcomer): Promise<User> {
  const { nickname, email, passwordHash, words = '', talkTimes = [] } = person;
  const user = { ...newUser({ id: demoUserId(nickname), nickname, email, passwordHash, locale: 'ja' }, after(seeding.now, -JOINED_BEFORE)), words, talkTimes };
  if (!await insertUser(seeding.tx.sql, user)) throw new SeededMeanwhile(`${email} is taken`);
  return user;
}

/** Keeps everybody the source names. Those who can't sign in have the hash of no password. */
export async function keepPeople(seeding: Seeding, source: DemoSource, passwordHash: string): Promise<void> {
  const signsIn = (nickname: string) => demoPeople.find((person) => person.nickname === nickname);
  const accountOf = (nickname: string, otherwise: string) => {
    const person = signsIn(nickname);
    return person === undefined ? { nickname, email: otherwise, passwordHash: hashOfNobody } : { nickname, email: person.email, passwordHash };
  };
  for (const provider of source.providers) {
    const account = accountOf(provider.nickname, `${provider.key}@demo.example`);
    seeding.providers.set(provider.key, await keepPerson(seeding, { ...account, words: provider.bio, talkTimes: provider.talk_times }));
  }
  const visitors = new Set([...source.reviews, ...source.talks, ...source.chats].map((one) => one.visitor));
  for (const [index, nickname] of [...visitors].entries()) {
    seeding.visitors.set(nickname, await keepPerson(seeding, accountOf(nickname, `visitor-${index + 1}@demo.example`)));
  }
}

function serviceOf(seeding: Seeding, from: DemoService, publishedAt: Instant): Service {
  const modes = [...(from.voice ? ['voice' as const] : []), ...(from.video ? ['video' as const] : []), 'chat' as const];
  const words = {
    title: from.title, prText: from.pr, category: from.category, tags: from.tags, pricePerMinute: yen(from.price_per_minute), modes, area: from.area, talkTimes: from.talk_times,
  };
  const draft = draftService(words, { id: newId('service', seeding.ctx.random), providerId: known(seeding.providers, from.provider).id, now: publishedAt });
  const moved = moveService(draft, 'published', publishedAt);
  if (!moved.ok) throw new Error(`${from.key} can't be published`);
  return moved.service;
}

/** Publishes every service of the source, one after the other, so that the last one is the newest. */
export async function keepServices(seeding: Seeding, source: DemoSource): Promise<void> {
  for (const [index, from] of source.services.entries()) {
    const service = serviceOf(seeding, from, after(seeding.now, -JOINED_BEFORE + (index + 1) * 40 * MINUTE));
    await insertService(seeding.tx, service);
    seeding.services.set(from.key, service);
  }
}

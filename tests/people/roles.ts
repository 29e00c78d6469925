import type { components } from '../../sdk/src/index.ts';
import type { TestCardKind } from '../../platform/src/rails/cards/test-cards.ts';
import { person, type Person } from './person.ts';
import type { Platform } from './platform.ts';

export type Service = components['schemas']['Service'];
export type Mandate = components['schemas']['Mandate'];
export type Talk = components['schemas']['Talk'];
export type Statement = components['schemas']['Statement'];

/** Somebody who offers a talk. */
export interface Provider extends Person {
  readonly service: Service;
}

/** Writes and publishes a service of voice and video. */
export async function publishService(owner: Person, { price = 120, title = '世田谷の保育園のこと' }: { readonly price?: number; readonly title?: string } = {}): Promise<Service> {
  const body = { title, prText: '三年通いました。送り迎えのことも話せます。', category: await aCategory(owner), tags: [], pricePerMinute: price, modes: ['voice' as const, 'video' as const], area: null, talkTimes: null };
  const { id } = await owner.choku.post('/v1/services', { body });
  return owner.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: id } }, body: { state: 'published' } });
}

async function aCategory(owner: Person): Promise<string> {
  const [first] = (await owner.choku.get('/v1/categories')).items;
  if (first === undefined) throw new Error('there are categories');
  return first.slug;
}

/** Somebody with a published service. */
export async function provider(platform: Platform, name: string, offer: { readonly price?: number; readonly title?: string } = {}): Promise<Provider> {
  const who = await person(platform, name);
  return { ...who, service: await publishService(who, offer) };
}

/** Saves a test card, known by what it does, and answers its id. Takes a minute on the platform's clock. */
export async function saveCard(platform: Platform, owner: Person, kind: TestCardKind = 'works'): Promise<string> {
  const before = (await owner.choku.get('/v1/me/cards')).items;
  const setup = await owner.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
  const chosen = await owner.send('POST', `/v1/test-bank/setups/${setup.id}/card`, { kind });
  const { state } = await chosen.json() as { state: string };
  if (state === 'confirming') await owner.send('POST', `/v1/test-bank/setups/${setup.id}/answer`, { answer: 'allow' });
  // Nobody comes back from the bank in these stories: the platform looks by itself a minute later.
  await platform.advance(61_000);
  const fresh = (await owner.choku.get('/v1/me/cards')).items.find((card) => !before.some((known) => known.id === card.id));
  if (fresh === undefined) throw new Error(`the card ${kind} was not saved`);
  return fresh.id;
}

/** Somebody with a card. */
export interface Visitor extends Person {
  readonly cardId: string;
}

/** Somebody with a test card, known by what it does. */
export async function visitor(platform: Platform, name: string, card: TestCardKind = 'works'): Promise<Visitor> {
  const who = await person(platform, name);
  return { ...who, cardId: await saveCard(platform, who, card) };
}

/** What a visitor may allow; everything has a default. */
export interface Allowance {
  readonly ceiling?: 10 | 20 | 30 | 60;
  readonly extension?: 0 | 10 | 20 | 30;
  readonly cardId?: string;
}

/** Allows payments for talks on the price and the free minute that the request form shows at this moment. */
export async function giveMandate(who: Visitor, service: Service, { ceiling = 10, extension = 0, cardId = who.cardId }: Allowance = {}): Promise<Mandate> {
  const form = await who.choku.get('/v1/services/{serviceId}/request-form', { params: { path: { serviceId: service.id } } });
  return who.choku.post('/v1/mandates', {
    body: { serviceId: service.id, origin: null, ceilingMinutes: ceiling, extensionMinutes: extension, cardId, shownPrice: form.pricePerMinute, shownFreeSeconds: form.freeSeconds },
  });
}

/** What a visitor may wish; everything has a default. */
export interface Wish extends Allowance {
  readonly wait?: number;
  readonly comment?: string;
  readonly mode?: 'voice' | 'video';
  /** A mandate given before; without one, one is given now. */
  readonly mandateId?: string;
}

/** Requests a talk. */
export async function requestTalk(who: Visitor, service: Service, wish: Wish = {}): Promise<Talk> {
  const { ceiling = 10, wait = 30, comment = '', mode = 'voice' } = wish;
  const mandateId = wish.mandateId ?? (await giveMandate(who, service, wish)).id;
  return who.choku.post('/v1/services/{serviceId}/talks', {
    params: { path: { serviceId: service.id } }, body: { mode, ceilingMinutes: ceiling, waitMinutes: wait, comment, mandateId },
  });
}

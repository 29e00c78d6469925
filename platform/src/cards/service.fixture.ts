import type { Context } from '../context.ts';
import { newId, type ServiceId, type UserId } from '../primitives/id.ts';
import { yen } from '../primitives/yen.ts';
import { insertService, lockService } from '../services/index.ts';
import { noFacts, type ServiceState } from '../services/service.ts';
import { saveService } from '../services/store.ts';

/** Keeps the draft of a service at ¥80 a minute. */
export async function insertDraft(ctx: Context, providerId: UserId): Promise<ServiceId> {
  const [id, now] = [newId('service', ctx.random), ctx.clock.now()];
  await ctx.db.transaction((tx) => insertService(tx, {
    id, providerId, state: 'draft', title: '川口市の保育園の話', prText: '7か所まわりました。', category: 'other', tags: [], pricePerMinute: yen(80), modes: ['voice', 'chat'], area: null, talkTimes: null,
    facts: noFacts, photos: [], createdAt: now, updatedAt: now, publishedAt: null,
  }));
  return id;
}

/** Puts a service into a state. */
export async function moveTo(ctx: Context, serviceId: ServiceId, state: ServiceState): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const service = await lockService(tx, serviceId);
    if (service !== null) await saveService(tx, { ...service, state });
  });
}

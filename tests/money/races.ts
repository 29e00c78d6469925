import { expect } from 'vitest';
import { requestTalk } from '../people/roles.ts';
import { askPayout, tellAccount } from '../people/sales.ts';
import { refusalOf } from '../people/stage.ts';
import { liveFor, request, type Doors, type Guests, type Twins } from './doors.ts';

/** Two people, or a person and time, at the same moment. Runs one round; everybody must see the same outcome of it. */
export interface Race {
  readonly name: string;
  run(doors: Doors, guests: Guests): Promise<void>;
}

const oneOfThem = ['none', 'state_conflict'];

/** What two deeds at the same moment are answered. */
async function both(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[string, string]> {
  return Promise.all([refusalOf(one()), refusalOf(other())]);
}

/** What each side sees at a door of its own. Throws unless it is the same. */
async function seen({ here, there }: Twins) {
  const [provider, visitor] = await Promise.all([here.seenBy('provider'), there.seenBy('visitor')]);
  const outcome = ({ state, endReason, endedBy, endedAt, missedReason }: typeof provider) => ({ state, endReason, endedBy, endedAt, missedReason });
  expect(outcome(provider)).toEqual(outcome(visitor));
  return outcome(provider);
}

/** Everything that is due, and what a dead process had in hand. */
async function settle(doors: Doors): Promise<void> {
  await doors.advance(0);
  await doors.advance(61_000);
}

/** How often something was booked for a talk. */
async function settlements({ one }: Doors, { here }: Twins): Promise<number> {
  const row = await one.ctx.db.sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM ledger_journal WHERE source = ?', [`talk:${here.id}:settlement`]);
  return Number(row?.count ?? 0);
}

async function expectSettledOnce(doors: Doors, twins: Twins): Promise<void> {
  await settle(doors);
  expect(await seen(twins)).toMatchObject({ state: 'settled' });
  expect(await settlements(doors, twins)).toBe(1);
  const { bill, captured } = await twins.there.statement('visitor');
  expect(captured).toBe(bill);
}

const extend = ({ there }: Twins) => there.visitor.choku.post('/v1/talks/{talkId}/extend', { params: { path: { talkId: there.id } }, body: { minutes: 10 } });

const beforeTheTalk: readonly Race[] = [
  {
    name: 'accept and withdraw',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      const answers = await both(() => twins.here.accept(), () => twins.there.withdraw());
      expect(answers.toSorted()).toEqual(oneOfThem);
      expect((await seen(twins)).state).toBe(answers[0] === 'none' ? 'accepted' : 'withdrawn');
      if (answers[0] === 'none') await twins.here.cancel('visitor');
      await settle(doors);
    },
  },
  {
    name: 'accept and accept',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      expect((await both(() => twins.here.accept(), () => twins.there.accept())).toSorted()).toEqual(oneOfThem);
      expect((await seen(twins)).state).toBe('accepted');
      await twins.there.cancel('provider');
      await settle(doors);
    },
  },
  {
    name: 'cancel and the hold being placed',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      await twins.here.accept();
      const [, answer] = await Promise.all([doors.advance(0), refusalOf(twins.there.cancel('visitor'))]);
      expect(answer).toBe('none');
      await settle(doors);
      expect((await seen(twins)).state).toBe('withdrawn');
    },
  },
  {
    name: 'block and accept',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      const at = { params: { path: { userId: guests.here.provider.id } } };
      await both(() => guests.here.visitor.choku.put('/v1/me/blocks/{userId}', at), () => twins.there.accept());
      await settle(doors);
      await guests.here.visitor.choku.delete('/v1/me/blocks/{userId}', at);
      expect(['declined', 'withdrawn', 'missed']).toContain((await seen(twins)).state);
    },
  },
  {
    name: 'the card is removed and its hold is placed',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      const { visitor } = guests.there;
      const [removed, accepted] = await both(() => visitor.choku.delete('/v1/me/cards/{cardId}', { params: { path: { cardId: visitor.cardId } } }), () => twins.here.accept());
      expect(accepted).toBe('none');
      await doors.advance(0);
      const { hold } = await twins.there.seenBy('visitor');
      // Whoever was first: the card that is gone holds nothing new, and what it held stays.
      expect(removed === 'none' ? ['placed', 'declined'] : ['placed']).toContain(hold?.state);
      await refusalOf(twins.there.cancel('visitor'));
      await settle(doors);
    },
  },
  {
    name: 'a new price and a request',
    async run(_, guests) {
      const { provider, visitor } = guests.here;
      const at = { params: { path: { serviceId: provider.service.id } } };
      const { pricePerMinute } = await provider.choku.get('/v1/services/{serviceId}', at);
      const [, asked] = await both(
        () => provider.choku.patch('/v1/services/{serviceId}', { ...at, body: { pricePerMinute: pricePerMinute + 10 } }),
        () => requestTalk(guests.there.visitor, provider.service),
      );
      expect(['none', 'mandate_needed', 'price_changed', 'mandate_outdated']).toContain(asked);
      const [open] = (await visitor.choku.get('/v1/me/talks', { params: { query: { open: 'true' } } })).items;
      expect(open === undefined).toBe(asked !== 'none');
      if (open === undefined) return;
      expect([pricePerMinute, pricePerMinute + 10]).toContain(open.pricePerMinute);
      await visitor.choku.post('/v1/talks/{talkId}/withdraw', { params: { path: { talkId: open.id } } });
    },
  },
];

const inTheTalk: readonly Race[] = [
  {
    name: 'a hang-up and the ceiling',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      await liveFor(doors, twins, 595);
      await doors.move(6_000);
      await Promise.all([doors.other.tick(), refusalOf(twins.here.hangUp('visitor'))]);
      await expectSettledOnce(doors, twins);
      expect(await seen(twins)).toMatchObject({ endReason: 'ceiling', endedBy: 'platform' });
    },
  },
  {
    name: 'a hang-up and a hang-up',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      await liveFor(doors, twins, 84);
      const answers = await both(() => twins.here.hangUp('provider'), () => twins.there.hangUp('visitor'));
      expect(answers.toSorted()).toEqual(oneOfThem);
      await expectSettledOnce(doors, twins);
      expect((await seen(twins)).endedBy).toBe(answers[0] === 'none' ? 'provider' : 'visitor');
    },
  },
  {
    name: 'an extension and the end',
    async run(doors, guests) {
      const twins = await request(doors, guests, { extension: 10 });
      await liveFor(doors, twins, 84);
      const [, ended] = await both(() => extend(twins), () => twins.here.hangUp('provider'));
      expect(ended).toBe('none');
      await expectSettledOnce(doors, twins);
    },
  },
  {
    name: 'the capture and a kill',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      await liveFor(doors, twins, 84);
      await twins.there.hangUp('provider');
      const ticking = Promise.all([doors.one.tick(), doors.other.tick()]);
      doors.one.kill();
      await ticking;
      await expectSettledOnce(doors, twins);
    },
  },
  {
    name: 'settling and settling',
    async run(doors, guests) {
      const twins = await request(doors, guests);
      await liveFor(doors, twins, 84);
      await Promise.all([twins.here.hangUp('visitor'), doors.one.tick(), doors.other.tick(), doors.other.tick()]);
      await expectSettledOnce(doors, twins);
    },
  },
];

const day = 86_400_000;

/** A settled talk of ¥9,000, whose sales have become payable where asked. */
async function earned(doors: Doors, guests: Guests, { payable }: { payable: boolean }): Promise<Twins> {
  const twins = await request(doors, guests);
  await liveFor(doors, twins, 240);
  await twins.here.hangUp('visitor');
  await settle(doors);
  if (payable) await doors.advance(day);
  return twins;
}

const giveBack = ({ id, provider }: Twins['here'], amount: number) => provider.choku.post('/v1/talks/{talkId}/refunds', { params: { path: { talkId: id } }, body: { amount } });

async function salesOf({ here }: Guests): Promise<{ pending: number; payable: number }> {
  const { pending, payable } = await here.provider.choku.get('/v1/me/sales');
  return { pending, payable };
}

/** The whole balance is asked for at a door, at the figures it shows; the answer's status. */
async function askForAll(who: Guests['here']['provider'], amount: number): Promise<number> {
  return (await askPayout(who, amount)).status;
}

const afterTheTalk: readonly Race[] = [
  {
    name: 'two payouts of the whole balance',
    async run(doors, guests) {
      await earned(doors, guests, { payable: true });
      expect((await tellAccount(guests.here.provider)).status).toBe(200);
      const { payable } = await salesOf(guests);
      const answers = await Promise.all([askForAll(guests.here.provider, payable), askForAll(guests.there.provider, payable)]);
      expect(answers.toSorted()).toEqual([201, 409]);
      expect(await salesOf(guests)).toEqual({ pending: 0, payable: 0 });
    },
  },
  {
    name: 'a refund and the sales becoming payable',
    async run(doors, guests) {
      const twins = await earned(doors, guests, { payable: false });
      await doors.move(day);
      const [refused] = await Promise.all([refusalOf(giveBack(twins.here, 1_000)), doors.other.tick()]);
      expect(refused).toBe('none');
      await settle(doors);
      expect(await salesOf(guests)).toEqual({ pending: 0, payable: 6_400 });
    },
  },
  {
    name: 'a refund of everything and a refund of everything',
    async run(doors, guests) {
      const twins = await earned(doors, guests, { payable: false });
      expect((await both(() => giveBack(twins.here, 9_000), () => giveBack(twins.there, 9_000))).toSorted()).toEqual(oneOfThem);
      await settle(doors);
      expect(await salesOf(guests)).toEqual({ pending: 0, payable: 0 });
      expect(await twins.there.statement('visitor')).toMatchObject({ captured: 9_000, refunded: 9_000, platformFee: 0, sales: 0 });
    },
  },
];

/** Every race there is. */
export const everyRace: readonly Race[] = [...beforeTheTalk, ...inTheTalk, ...afterTheTalk];

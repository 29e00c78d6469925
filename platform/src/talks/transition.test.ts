import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import type { Presence, SidePresence } from './presence.ts';
import type { AcceptedTalk, EndedTalk, LiveTalk, SettledTalk, Talk, TalkCommand, TalkCommandType, TalkState, TalkTerms, Transition } from './talk.ts';
import { nextDue, transition } from './transition.ts';

const minute = 60_000;
const day = 86_400_000;
const terms: TalkTerms = {
  id: asId('talk', 'tlk_1'), serviceId: asId('service', 'svc_1'), conversationId: asId('conversation', 'cnv_1'), mandateId: asId('mandate', 'mdt_1'),
  providerId: asId('user', 'usr_aya'), visitorId: asId('user', 'usr_ken'), mode: 'voice', comment: '', pricePerMinute: yen(80), freeSeconds: 60,
  ceilingMinutes: 20, mostMinutes: 30, requestedAt: instant(-10 * minute), waitUntil: instant(20 * minute),
};
const here = (from: number, last: number): SidePresence => ({ status: 'here', connectionId: 'c', openedAt: instant(from), lastStampAt: instant(last), since: instant(from), runs: [{ from: instant(from), to: instant(last) }] });
const gone = (from: number, last: number): SidePresence => ({ ...here(from, last), status: 'left', since: instant(last) });
const never: SidePresence = { status: 'never', connectionId: null, openedAt: null, lastStampAt: null, since: null, runs: [] };
const presence = (provider: SidePresence, visitor: SidePresence, ...downtime: [number, number][]): Presence => ({ provider, visitor, downtime: downtime.map(([from, to]) => ({ from: instant(from), to: instant(to) })) });
const bothHere = (last: number) => presence(here(0, last), here(0, last));

const accepted: AcceptedTalk = { state: 'accepted', terms, acceptedAt: instant(0), joinBy: instant(2 * minute), hold: { state: 'placing', cardsUsed: 1 } };
const placed: AcceptedTalk = { ...accepted, hold: { state: 'placed', cardsUsed: 1, placedAt: instant(5_000) } };
const declinedCard: AcceptedTalk = { ...accepted, hold: { state: 'declined', cardsUsed: 1 } };
const live: LiveTalk = { state: 'live', terms, acceptedAt: instant(0), startedAt: instant(0), ceilingMinutes: 20, parts: [{ part: 1, amount: yen(1_520) }], lastPart: 1, extension: null, warnedMinutes: null, absentSides: [] };
const after = <State extends TalkState>(result: Transition, state: State): Extract<Talk, { state: State }> => {
  if (!result.ok || result.talk.state !== state) throw new Error(`expected ${state}, got ${JSON.stringify(result)}`);
  return result.talk as Extract<Talk, { state: State }>;
};
const ended: EndedTalk = after(transition(live, { type: 'hangUp', by: 'visitor', presence: bothHere(10 * minute) }, instant(10 * minute)), 'ended');
const settled: SettledTalk = after(transition(ended, { type: 'settle', captured: yen(0) }, instant(11 * minute)), 'settled');

const now = instant(10 * minute);
const calm = bothHere(10 * minute);
const commands: Record<TalkCommandType, TalkCommand> = {
  accept: { type: 'accept', visitorInTalk: false, providerInTalk: false }, decline: { type: 'decline', words: 'また今度' }, withdraw: { type: 'withdraw' }, cancel: { type: 'cancel', by: 'provider' },
  holdPlaced: { type: 'holdPlaced', part: 2 }, holdAuthenticating: { type: 'holdAuthenticating', part: 2, url: 'https://bank.example' }, holdDeclined: { type: 'holdDeclined', part: 2 },
  chooseCard: { type: 'chooseCard', cardId: asId('card', 'crd_2') }, connect: { type: 'connect', presence: calm }, passTime: { type: 'passTime', presence: calm },
  hangUp: { type: 'hangUp', by: 'provider', presence: calm }, sever: { type: 'sever', by: 'provider', presence: calm }, extend: { type: 'extend', mostMinutes: 30, presence: calm },
  settle: { type: 'settle', captured: ended.statement.bill }, collect: { type: 'collect', amount: yen(100) }, collectFailed: { type: 'collectFailed' }, absorb: { type: 'absorb', sales: yen(80) }, inviteAgain: { type: 'inviteAgain' },
};
const names = Object.keys(commands) as TalkCommandType[];

/** One talk per row and what each command, in the order of `names`, makes of it ten minutes in; '-' is refused. */
const table: readonly (readonly [string, Talk, string])[] = [
  // accept decline withdraw cancel holdPlaced holdAuthenticating holdDeclined chooseCard connect passTime hangUp sever extend settle collect collectFailed absorb inviteAgain
  ['requested', { state: 'requested', terms }, 'accepted declined withdrawn - - - - - - - - declined - - - - - -'],
  ['declined', { state: 'declined', terms, declinedAt: instant(0), words: '', invitedAgainAt: null }, '- - - - - - - - - - - - - - - - - declined'],
  ['expired', { state: 'expired', terms, expiredAt: instant(0), invitedAgainAt: null }, '- - - - - - - - - - - - - - - - - expired'],
  ['withdrawn before an accept', { state: 'withdrawn', terms, acceptedAt: null, withdrawnAt: instant(0) }, '- - - - - - - - - - - - - - - - - -'],
  ['withdrawn after an accept', { state: 'withdrawn', terms, acceptedAt: instant(0), withdrawnAt: instant(0) }, '- - - - withdrawn withdrawn withdrawn - - - - - - - - - - -'],
  ['accepted, the hold being placed', { ...accepted, joinBy: instant(11 * minute) }, '- - - missed - - - - - - - missed - - - - - -'],
  ['accepted, the card declined', { ...declinedCard, joinBy: instant(11 * minute) }, '- - - missed - - - accepted - - - missed - - - - - -'],
  ['accepted, the hold placed', { ...placed, joinBy: instant(11 * minute) }, '- - - missed - - - - live live - missed - - - - - -'],
  ['accepted, the 2 minutes over', accepted, '- - - - - - - - - missed - missed - - - - - -'],
  ['missed', { state: 'missed', terms, acceptedAt: instant(0), missedAt: instant(0), reason: 'card', invitedAgainAt: null }, '- - - - missed missed missed - - - - - - - - - - missed'],
  ['live', live, '- - - - - - - - - - ended ended live - - - - -'],
  ['live, being extended', { ...live, lastPart: 2, extension: { state: 'placing', part: 2, minutes: 10 } }, '- - - - live live live - - - ended ended - - - - - -'],
  ['ended', ended, '- - - - ended ended ended - - - - - - settled - - - -'],
  ['settled, a sum uncollected', settled, '- - - - settled settled settled - - - - - - - settled - settled -'],
  ['settled, asked of the card once more', { ...settled, collection: 'asked' }, '- - - - settled settled settled - - - - - - - settled settled - -'],
];

describe('every command in every state', () => {
  for (const [name, talk, row] of table) {
    const cells = row.split(' ');
    it.each(names.map((command, index) => [command, cells[index]] as const))(`${name}: %s → %s`, (command, expected) => {
      expect(cells).toHaveLength(names.length);
      const result = transition(talk, commands[command], now);
      expect(result.ok ? result.talk.state : '-').toBe(expected);
    });
  }

  it('names the state it was refused in', () => {
    expect(transition(live, { type: 'withdraw' }, now)).toEqual({ ok: false, state: 'live', reason: 'wrong_state' });
  });
});

describe('a request', () => {
  const requested: Talk = { state: 'requested', terms };
  it('accepted, holds the bill of the whole ceiling and gives 2 minutes to join', () => {
    const result = transition(requested, commands.accept, now);
    expect(result).toMatchObject({ ok: true, talk: { joinBy: 12 * minute, hold: { state: 'placing', cardsUsed: 1 } } });
    expect(result.ok && result.effects).toContainEqual({ kind: 'placeHold', part: 1, amount: 1_520, cardId: null, attempt: 1 });
  });
  it('keeps waiting while its visitor is in another talk', () => {
    expect(transition(requested, { type: 'accept', visitorInTalk: true, providerInTalk: false }, now)).toEqual({ ok: false, state: 'requested', reason: 'visitor_in_talk' });
    expect(transition(requested, { type: 'accept', visitorInTalk: false, providerInTalk: true }, now)).toMatchObject({ reason: 'provider_in_talk' });
  });
  it('expires when the waiting time is over, and can be answered no more from that moment', () => {
    const late = instant(20 * minute);
    expect(nextDue(requested, calm)).toBe(late);
    expect(after(transition(requested, commands.passTime, instant(25 * minute)), 'expired').expiredAt).toBe(late);
    for (const command of [commands.accept, commands.decline, commands.withdraw]) expect(transition(requested, command, late)).toEqual({ ok: false, state: 'expired', reason: 'too_late' });
  });
  it('of a visitor who blocks is withdrawn', () => {
    expect(after(transition(requested, { type: 'sever', by: 'visitor', presence: calm }, now), 'withdrawn').withdrawnAt).toBe(now);
  });
  it('declined, can be invited again once and for 30 days', () => {
    const declined = after(transition(requested, commands.decline, now), 'declined');
    expect(declined.words).toBe('また今度');
    const again = after(transition(declined, commands.inviteAgain, instant(now + 30 * day)), 'declined');
    expect(transition(again, commands.inviteAgain, now)).toMatchObject({ reason: 'already_invited' });
    expect(transition(declined, commands.inviteAgain, instant(now + 30 * day + 1))).toMatchObject({ reason: 'too_late' });
  });
});

describe('an accepted talk', () => {
  const soon = instant(60_000);
  it('goes live at the later of the second side’s connection and the hold', () => {
    const joined = presence(here(0, 20_000), here(12_000, 20_000));
    expect(after(transition(placed, { type: 'connect', presence: joined }, instant(21_000)), 'live').startedAt).toBe(12_000);
    const early = presence(here(0, 20_000), here(1_000, 20_000));
    expect(after(transition(placed, { type: 'connect', presence: early }, instant(21_000)), 'live').startedAt).toBe(5_000);
  });
  it('does not go live without the hold, or with one side', () => {
    expect(transition(accepted, { type: 'connect', presence: bothHere(60_000) }, soon)).toMatchObject({ ok: false, reason: 'nothing_due' });
    expect(transition(placed, { type: 'connect', presence: presence(here(0, 60_000), never) }, soon)).toMatchObject({ ok: false });
  });
  it('stays accepted through declines, for three cards in all', () => {
    const first = transition(accepted, { type: 'holdDeclined', part: 1 }, soon);
    expect(first.ok && first.effects).toContainEqual({ kind: 'askCard', cardsLeft: 2 });
    const second = transition(after(first, 'accepted'), commands.chooseCard, soon);
    expect(second.ok && second.effects).toContainEqual({ kind: 'placeHold', part: 1, amount: 1_520, cardId: 'crd_2', attempt: 2 });
    const third = transition(after(transition(after(second, 'accepted'), { type: 'holdDeclined', part: 1 }, soon), 'accepted'), commands.chooseCard, soon);
    expect(after(third, 'accepted').hold).toEqual({ state: 'placing', cardsUsed: 3 });
    expect(after(transition(after(third, 'accepted'), { type: 'holdDeclined', part: 1 }, soon), 'missed').reason).toBe('card');
  });
  it('shows the bank’s link while it asks, and goes on when the hold is placed', () => {
    const asking = after(transition(accepted, { type: 'holdAuthenticating', part: 1, url: 'https://bank.example' }, soon), 'accepted');
    expect(asking.hold).toEqual({ state: 'authenticating', cardsUsed: 1, url: 'https://bank.example' });
    expect(after(transition(asking, { type: 'holdPlaced', part: 1 }, soon), 'accepted').hold).toEqual({ state: 'placed', cardsUsed: 1, placedAt: soon });
  });
  it.each([
    ['card', accepted, bothHere(120_000)], ['card', declinedCard, presence(never, never)], ['both_absent', placed, presence(never, never)],
    ['visitor_absent', placed, presence(here(0, 118_000), never)], ['provider_absent', placed, presence(never, here(0, 118_000))], ['provider_absent', placed, presence(gone(0, 118_000), here(0, 125_000))],
  ] as const)('is missed after 2 minutes (%s) and every hold is freed', (reason, talk, there) => {
    expect(transition(talk, { type: 'passTime', presence: there }, instant(119_999)).ok).toBe(false);
    const result = transition(talk, { type: 'passTime', presence: there }, instant(130_000));
    expect(after(result, 'missed')).toMatchObject({ reason, missedAt: 120_000 });
    expect(result.ok && result.effects).toContainEqual({ kind: 'releaseHolds' });
  });
  it('cancelled by the visitor is withdrawn, by the provider missed', () => {
    expect(after(transition(accepted, { type: 'cancel', by: 'visitor' }, soon), 'withdrawn').acceptedAt).toBe(0);
    expect(after(transition(accepted, { type: 'cancel', by: 'provider' }, soon), 'missed').reason).toBe('cancelled');
  });
  it('frees a hold that is placed after it was missed', () => {
    const missed = after(transition(accepted, { type: 'cancel', by: 'provider' }, soon), 'missed');
    expect(transition(missed, { type: 'holdPlaced', part: 1 }, soon)).toEqual({ ok: true, talk: missed, effects: [{ kind: 'releaseHold', part: 1 }] });
  });
});

describe('an ended talk', () => {
  it('captures the bill and settles with captured + waived + uncollected = bill', () => {
    expect(ended.plan).toEqual({ captures: [{ part: 1, amount: 720 }], waived: 0 });
    const half = after(transition(ended, { type: 'settle', captured: yen(600) }, now), 'settled');
    expect(half).toMatchObject({ captured: 600, waived: 0, uncollected: 120 });
    expect(after(transition(half, { type: 'collect', amount: yen(120) }, now), 'settled')).toMatchObject({ captured: 720, uncollected: 0 });
    expect(transition(half, { type: 'collect', amount: yen(121) }, now)).toMatchObject({ reason: 'too_much' });
    expect(transition(ended, { type: 'settle', captured: yen(721) }, now)).toMatchObject({ reason: 'too_much' });
  });
  it('may be made good by the operator once, and not while the card is asked once more', () => {
    const asked = after(transition(ended, { type: 'settle', captured: yen(600), collects: true }, now), 'settled');
    expect(asked.collection).toBe('asked');
    expect(transition(asked, commands.absorb, now).ok).toBe(false);
    const failed = after(transition(asked, commands.collectFailed, now), 'settled');
    expect(transition(failed, commands.collectFailed, now).ok).toBe(false);
    const absorbed = after(transition(failed, commands.absorb, now), 'settled');
    expect(absorbed).toMatchObject({ captured: 600, uncollected: 120, absorbed: 80 });
    expect(transition(absorbed, commands.absorb, now).ok).toBe(false);
    expect(after(transition(ended, { type: 'settle', captured: yen(720), collects: true }, now), 'settled')).not.toHaveProperty('collection');
  });
  it('frees the hold of an extension that comes too late, but never the one it captures', () => {
    expect(transition(ended, { type: 'holdPlaced', part: 1 }, now).ok).toBe(false);
    expect(transition(ended, { type: 'holdPlaced', part: 2 }, now)).toMatchObject({ ok: true, effects: [{ kind: 'releaseHold', part: 2 }] });
  });
});

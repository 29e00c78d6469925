import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { freeSecondsFor, inLine, placeInLine, refuseRequest, waitAtMostMinutes, type ProviderBusy, type WaitingRequest } from './queue.ts';

const now = instant(1_000_000_000);
const minute = 60_000;
const hour = 60 * minute;
const request = (name: string, minutesAgo: number, mostMinutes = 10): WaitingRequest => ({
  id: asId('talk', `tlk_${name}`), requestedAt: instant(now - minutesAgo * minute), waitUntil: instant(now + hour), ceilingMinutes: 10, mostMinutes,
});
const first = request('first', 20);
const second = request('second', 10, 20);
const third = request('third', 5);
const line = [third, first, second];
const wait = (id: WaitingRequest['id'], busy: ProviderBusy, available = true) => waitAtMostMinutes(line, id, { available, busy, now });

describe('the line before a provider', () => {
  it('is in the order of asking; at the same moment by id', () => {
    expect(inLine(line, now)).toEqual([first, second, third]);
    expect(inLine([request('b', 1), request('a', 1)], now).map((waiting) => waiting.id)).toEqual(['tlk_a', 'tlk_b']);
  });
  it('gives each its place, and none to one that no longer waits', () => {
    expect(line.map((waiting) => placeInLine(line, waiting.id, now))).toEqual([3, 1, 2]);
    expect(placeInLine([{ ...first, waitUntil: now }, second], first.id, now)).toBeNull();
    expect(placeInLine([{ ...first, waitUntil: now }, second], second.id, now)).toBe(1);
  });
});

describe('the waiting time', () => {
  it('is not known while only the provider’s answer is awaited, or while they are away', () => {
    expect(wait(first.id, { state: 'free' })).toBeNull();
    expect(wait(third.id, { state: 'free' }, false)).toBeNull();
  });
  it('is at most what everyone ahead may take: joining, the most minutes allowed and the absence allowed', () => {
    expect(wait(second.id, { state: 'free' })).toBe(2 + 10 + 3);
    expect(wait(third.id, { state: 'free' })).toBe(15 + 2 + 20 + 3);
  });
  it('adds what is left of the present talk, rounded up', () => {
    expect(wait(first.id, { state: 'live', talkMs: 4 * minute + 1, absenceLeftMs: 2 * minute, mostMinutes: 20 })).toBe(18);
    expect(wait(second.id, { state: 'joining', joinBy: instant(now + minute), mostMinutes: 10 })).toBe(1 + 10 + 3 + 15);
  });
});

describe('the free minute', () => {
  it.each([
    [[], 60], [[1, 2], 60], [[1, 2, 3], 0], [[1, 2, 24], 0], [[1, 2, 25], 60], [[1, 2, 3, 4], 0],
  ] as const)('after talks that ended inside it %j hours ago has %i seconds', (hoursAgo, free) => {
    expect(freeSecondsFor(hoursAgo.map((hours) => instant(now - hours * hour)), now)).toBe(free);
  });
});

describe('a new request', () => {
  const wanted = { serviceId: asId('service', 'svc_new'), providerId: asId('user', 'usr_aya'), visitorId: asId('user', 'usr_ken') };
  const open = (...names: string[]) => names.map((name) => ({ serviceId: asId('service', `svc_${name}`) }));
  it('is allowed once per service and three times in all, never for one’s own service', () => {
    expect(refuseRequest(wanted, open('a', 'b'))).toBeNull();
    expect(refuseRequest(wanted, open('a', 'b', 'c'))).toBe('too_many_open_requests');
    expect(refuseRequest(wanted, open('new'))).toBe('already_requested');
    expect(refuseRequest({ ...wanted, visitorId: wanted.providerId }, [])).toBe('own_service');
  });
});

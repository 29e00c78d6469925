import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { after, instant } from '../primitives/instant.ts';
import { HOUR } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { coversRequest, giveMandate, mostOf, revokeMandate, type CoveredRequest } from './mandate.ts';

const now = instant(1_000_000);
const terms = {
  id: asId('mandate', 'mdt_1'), userId: asId('user', 'usr_yu'), serviceId: asId('service', 'svc_1'), origin: 'https://blog.example', pricePerMinute: yen(80),
  freeSeconds: 60, ceilingMinutes: 20, extensionMinutes: 10, cardId: asId('card', 'crd_1'),
} as const;
const mandate = giveMandate(terms, now);
const request: CoveredRequest = {
  userId: terms.userId, serviceId: terms.serviceId, origin: terms.origin, pricePerMinute: yen(80), freeSeconds: 60, ceilingMinutes: 20, now: after(now, HOUR),
};

describe('a mandate', () => {
  it('is good for 12 hours from when it was given', () => {
    expect(mandate).toEqual({ ...terms, mayCollect: true, givenAt: now, validUntil: after(now, 12 * HOUR), revokedAt: null });
  });

  it.each<[string, Partial<CoveredRequest>, boolean]>([
    ['the request it was given for', {}, true],
    ['a request at the moment it was given', { now }, true],
    ['a request in its last millisecond', { now: after(now, 12 * HOUR - 1) }, true],
    ['a request when its 12 hours are over', { now: after(now, 12 * HOUR) }, false],
    ['a request by somebody else', { userId: asId('user', 'usr_ken') }, false],
    ['a request for another service', { serviceId: asId('service', 'svc_2') }, false],
    ['a request from another blog', { origin: 'https://other.example' }, false],
    ['a request from the same host on another port', { origin: 'https://blog.example:8443' }, false],
    ['a request from the platform’s own pages', { origin: null }, false],
    ['a request when the price has risen by a yen', { pricePerMinute: yen(81) }, false],
    ['a request when the price has fallen', { pricePerMinute: yen(10) }, true],
    ['a request without a free minute, which it did not show', { freeSeconds: 0 }, false],
    ['a shorter ceiling', { ceilingMinutes: 10 }, true],
    ['a longer ceiling, even within its extensions', { ceilingMinutes: 30 }, false],
    ['no ceiling at all, for what is open', { ceilingMinutes: 0 }, true],
  ])('for %s', (_, change, covered) => {
    expect(coversRequest(mandate, { ...request, ...change })).toBe(covered);
  });

  it('that showed that no minute is free also covers a request with one', () => {
    const unfree = giveMandate({ ...terms, freeSeconds: 0 }, now);
    expect(coversRequest(unfree, { ...request, freeSeconds: 0 })).toBe(true);
    expect(coversRequest(unfree, request)).toBe(true);
  });

  it('given on the platform’s own pages covers requests there and on no blog', () => {
    const own = giveMandate({ ...terms, origin: null }, now);
    expect(coversRequest(own, { ...request, origin: null })).toBe(true);
    expect(coversRequest(own, request)).toBe(false);
  });

  it('covers nothing once it is taken back, and keeps the first moment of that', () => {
    const revoked = revokeMandate(mandate, after(now, 1));
    expect(coversRequest(revoked, request)).toBe(false);
    expect(revokeMandate(revoked, after(now, 2))).toEqual(revoked);
  });

  it.each([
    [60, 20, 10, 1_520, 2_320], [0, 20, 10, 1_600, 2_400], [60, 10, 0, 720, 720], [60, 60, 30, 4_720, 7_120],
  ] as const)('with %d free seconds costs at most the bill of %d minutes, and of %d more', (freeSeconds, ceilingMinutes, extensionMinutes, maximum, maximumWithExtensions) => {
    expect(mostOf({ pricePerMinute: yen(80), freeSeconds, ceilingMinutes, extensionMinutes })).toEqual({ maximum, maximumWithExtensions });
  });
});

import { describe, expect, test } from 'vitest';
import { fromWire, toWire } from '../primitives/instant.ts';
import { noticeKinds } from '../users/index.ts';
import { channels, isSwitchable, isWanted, kindRules } from './kinds.ts';
import { isHeldBack, quietUntil } from './quiet-hours.ts';

const night = { fromMinute: 23 * 60, toMinute: 7 * 60 };
const lunch = { fromMinute: 12 * 60, toMinute: 13 * 60 + 30 };

describe('quiet hours, by Japan’s clock', () => {
  test.each([
    ['2026-11-23T13:59:59.999Z', night, null], ['2026-11-23T14:00:00.000Z', night, '2026-11-23T22:00:00.000Z'], ['2026-11-23T15:30:00.000Z', night, '2026-11-23T22:00:00.000Z'],
    ['2026-11-23T21:59:59.999Z', night, '2026-11-23T22:00:00.000Z'], ['2026-11-23T22:00:00.000Z', night, null], ['2026-12-31T14:30:00.000Z', night, '2026-12-31T22:00:00.000Z'],
    ['2026-11-23T03:00:00.000Z', lunch, '2026-11-23T04:30:00.000Z'], ['2026-11-23T02:59:59.000Z', lunch, null], ['2026-11-23T04:30:00.000Z', lunch, null],
    ['2026-11-23T03:00:00.000Z', null, null], ['2026-11-23T03:00:00.000Z', { fromMinute: 720, toMinute: 720 }, null],
  ] as const)('at %s with %j end at %s', (now, quiet, end) => {
    const until = quietUntil(quiet, fromWire(now));
    expect(until === null ? null : toWire(until)).toBe(end);
  });

  test('hold back everything but an accepted talk, its card, and requests to somebody whose light is on', () => {
    expect(noticeKinds.filter((kind) => !isHeldBack(kind, { lightOn: false }))).toEqual(['accepted', 'card']);
    expect(noticeKinds.filter((kind) => !isHeldBack(kind, { lightOn: true }))).toEqual(['requested', 'accepted', 'card']);
  });
});

describe('what one is told', () => {
  test('is the rule of the kind until one chooses otherwise', () => {
    expect([isWanted([], 'message', 'mail'), isWanted([{ kind: 'message', channel: 'mail', wanted: false }], 'message', 'mail'), isWanted([{ kind: 'message', channel: 'mail', wanted: false }], 'message', 'push')]).toEqual([true, false, true]);
    expect(noticeKinds.filter((kind) => kindRules[kind].mail || kindRules[kind].push).includes('news')).toBe(false);
  });

  test('of money and the safety of the account is always mailed', () => {
    const fixed = noticeKinds.filter((kind) => !isSwitchable(kind, 'mail'));
    expect(fixed).toEqual(['bill', 'uncollected', 'payout', 'card', 'account']);
    for (const kind of fixed) expect(isWanted([{ kind, channel: 'mail', wanted: false }], kind, 'mail')).toBe(true);
    expect(noticeKinds.filter((kind) => channels.some((channel) => channel === 'push' && !isSwitchable(kind, channel)))).toEqual(['account']);
    expect(isWanted([{ kind: 'account', channel: 'push', wanted: true }], 'account', 'push')).toBe(false);
  });
});

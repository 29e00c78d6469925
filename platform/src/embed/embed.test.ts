import { describe, expect, it } from 'vitest';
import { digest } from '../primitives/digest.ts';
import { asId } from '../primitives/id.ts';
import { after, instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { blogOrigin } from './blog-address.ts';
import { ABSOLUTE_LIFE, beginFrameSession, IDLE_LIFE, isRenewable, renewFrameSession } from './frame-session.ts';
import { approveHandOver, CODE_LIFE, HAND_OVER_LIFE, redeemHandOver, startHandOver } from './hand-over.ts';

const now = instant(1_000_000);
const verifier = 'v'.repeat(43);
const userId = asId('user', 'usr_yu');
const started = startHandOver({ id: asId('handOver', 'hnd_1'), serviceId: asId('service', 'svc_1'), origin: 'https://blog.example', purpose: 'ask', challenge: digest(verifier) }, now);

describe('the address of a blog', () => {
  it.each([
    ['https://blog.example', 'https://blog.example'], ['https://blog.example:443/', 'https://blog.example'], ['https://BLOG.example:8443', 'https://blog.example:8443'],
    ['http://127.0.0.1:4001', 'http://127.0.0.1:4001'], ['http://blog-b.localhost:1', 'http://blog-b.localhost:1'], ['http://blog.example', null], ['https://blog.example/post', null],
    ['https://me@blog.example', null], ['javascript:alert(1)', null], ['null', null], ['https://blog.example?x', null], ['file:///etc', null],
  ])('%s is %s', (text, expected) => { expect(blogOrigin(text)).toBe(expected); });
});

describe('a hand-over', () => {
  const approved = approveHandOver(started, { userId, code: 'secret' }, now);

  it('gives a session for the right code and verifier, once', () => {
    if (!approved.ok) throw new Error('not approved');
    const redeemed = redeemHandOver(approved.handOver, { code: 'secret', verifier }, now);
    expect(redeemed).toMatchObject({ ok: true, handOver: { state: 'redeemed', userId } });
    if (redeemed.ok) expect(redeemHandOver(redeemed.handOver, { code: 'secret', verifier }, now)).toEqual({ ok: false, reason: 'already_used' });
  });

  it.each([
    ['a wrong code', { code: 'other', verifier }, now, 'wrong_code'], ['another frame’s verifier', { code: 'secret', verifier: 'w'.repeat(43) }, now, 'wrong_code'],
    ['a code older than a minute', { code: 'secret', verifier }, after(now, CODE_LIFE), 'expired'],
  ] as const)('refuses %s', (_, proof, at, reason) => {
    if (!approved.ok) throw new Error('not approved');
    expect(redeemHandOver(approved.handOver, proof, at)).toEqual({ ok: false, reason });
  });

  it('can’t be approved after its time, nor redeemed before it is approved', () => {
    expect(approveHandOver(started, { userId, code: 'secret' }, after(now, HAND_OVER_LIFE))).toEqual({ ok: false, reason: 'expired' });
    expect(redeemHandOver(started, { code: 'secret', verifier }, now)).toEqual({ ok: false, reason: 'wrong_code' });
  });
});

describe('a frame session', () => {
  const session = beginFrameSession({ id: asId('frameSession', 'frm_1'), userId, serviceId: asId('service', 'svc_1'), origin: 'https://blog.example' }, { accessHash: 'a1', refreshHash: 'r1' }, now);
  const next = { accessHash: 'a2', refreshHash: 'r2' };

  it('renews with its refresh token, which then is used up', () => {
    const renewed = renewFrameSession(session, { refreshHash: 'r1', next }, after(now, DAY));
    expect(renewed).toMatchObject({ ok: true, session: { refreshHash: 'r2', usedRefreshHash: 'r1' } });
    expect(renewFrameSession(renewed.session, { refreshHash: 'r1', next }, after(now, DAY))).toMatchObject({ ok: false, session: { endedAt: after(now, DAY) } });
  });

  it('ends after 7 idle days and after 30 days in all', () => {
    expect(isRenewable(session, after(now, IDLE_LIFE - 1))).toBe(true);
    expect(isRenewable(session, after(now, IDLE_LIFE))).toBe(false);
    expect(isRenewable({ ...session, refreshedAt: after(now, ABSOLUTE_LIFE - DAY) }, after(now, ABSOLUTE_LIFE))).toBe(false);
  });
});

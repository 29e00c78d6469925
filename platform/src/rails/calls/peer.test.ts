import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asId } from '../../primitives/id.ts';
import { instant } from '../../primitives/instant.ts';
import { peerCallRail } from './peer.ts';

const talkId = asId('talk', 'tlk_0123456789abcdefghjk');
const clock = { now: () => instant(1_795_000_000_500) };
const relay = { urls: ['turns:relay.example:443'], secret: 'shared with the relay' };
const visitor = { talkId, side: 'visitor', connectionId: 'page-of-the-visitor' } as const;

describe('joining a call on the built-in rail', () => {
  it('is direct where no relay is set up, and says so', async () => {
    const rail = peerCallRail({ clock, stunUrls: ['stun:stun.example'], relay: null });
    expect(await rail.join(visitor)).toEqual({ rail: 'peer', iceServers: [{ urls: ['stun:stun.example'] }], relayOnly: false });
  });

  it('needs no server at all', async () => {
    const rail = peerCallRail({ clock, stunUrls: [], relay: null });
    expect((await rail.join(visitor)).iceServers).toEqual([]);
  });

  it('goes through the relay alone, with credentials of ten minutes that only the relay can check', async () => {
    const rail = peerCallRail({ clock, stunUrls: [], relay });
    const join = await rail.join(visitor);
    const username = `1795000600:${talkId}:visitor`;
    const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
    expect(join).toEqual({ rail: 'peer', iceServers: [{ urls: relay.urls, username, credential }], relayOnly: true });
  });

  it('gives the two sides different credentials', async () => {
    const rail = peerCallRail({ clock, stunUrls: [], relay });
    const [one, other] = await Promise.all([rail.join(visitor), rail.join({ ...visitor, side: 'provider' })]);
    expect(one.iceServers[0]?.credential).not.toBe(other.iceServers[0]?.credential);
  });

  it('ends a call as often as it is asked to', async () => {
    const rail = peerCallRail({ clock, stunUrls: [], relay });
    await rail.end(talkId);
    await expect(rail.end(talkId)).resolves.toBeUndefined();
  });
});

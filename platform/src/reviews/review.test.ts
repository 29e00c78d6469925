import { describe, expect, it } from 'vitest';
import type { Id, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import { after, instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { countsForService, mayWrite, newReview, newRound, opensNow, replyTo, rewrite, spreadOf, type ReviewedTalk } from './review.ts';

const talk: ReviewedTalk = { talkId: 'tlk_a' as TalkId, serviceId: 'svc_a' as ServiceId, providerId: 'usr_aya' as UserId, visitorId: 'usr_ken' as UserId, endedAt: instant(1_000), talkSeconds: 560 };
const round = newRound(talk);
const [byProvider, byVisitor] = [{ byRole: 'provider' as const }, { byRole: 'visitor' as const }];
const written = (byRole: 'provider' | 'visitor') => newReview(talk, { id: 'rev_a' as Id<'review'>, byRole, stars: 4, words: 'よかった' }, instant(2_000));

describe('reviews of a talk', () => {
  it.each([
    ['nobody has written', [], 0, false],
    ['one has written', [byVisitor], 0, false],
    ['the other has written', [byProvider], 7 * DAY - 1, false],
    ['both have written', [byProvider, byVisitor], 0, true],
    ['seven days are over', [byVisitor], 7 * DAY, true],
  ] as const)('when %s', (_, reviews, passed, opens) => {
    expect(opensNow(round, reviews, after(talk.endedAt, passed))).toBe(opens);
  });

  it('are about the other person, with whole minutes of talk and at least one', () => {
    expect(written('visitor')).toMatchObject({ by: 'usr_ken', about: 'usr_aya', minutes: 9, openedAt: null });
    expect(written('provider')).toMatchObject({ by: 'usr_aya', about: 'usr_ken' });
    expect(newReview({ ...talk, talkSeconds: 8 }, { id: 'rev_a' as Id<'review'>, byRole: 'visitor', stars: 1, words: '' }, instant(2_000)).minutes).toBe(1);
  });

  it('may be put in other words while closed, never once open; the same words again change nothing', () => {
    const closed = written('visitor');
    const open = { ...closed, openedAt: instant(3_000) };
    expect(rewrite(null, { stars: 5, words: '' }, instant(9))).toBe('new');
    expect(rewrite(closed, { stars: 5, words: '' }, instant(9))).toMatchObject({ id: closed.id, stars: 5, words: '', writtenAt: 9 });
    expect(rewrite(open, { stars: 5, words: '' }, instant(9))).toBeNull();
    expect(rewrite(open, { stars: 4, words: 'よかった' }, instant(9))).toBe(open);
    expect([mayWrite(null), mayWrite(closed), mayWrite(open)]).toEqual([true, true, false]);
  });

  it('make a service’s rating by the visitor’s stars alone', () => {
    expect([countsForService(byVisitor), countsForService(byProvider)]).toEqual([true, false]);
  });

  it('take one reply once they are open; the same words again change nothing', () => {
    const closed = written('visitor');
    const open = { ...closed, openedAt: instant(3_000) };
    const replied = replyTo(open, 'ありがとう', instant(4_000));
    expect(replyTo(closed, 'ありがとう', instant(4_000))).toBeNull();
    expect(replied?.reply).toEqual({ words: 'ありがとう', repliedAt: 4_000 });
    expect(replied !== null && replyTo(replied, 'ありがとう', instant(5_000)) === replied).toBe(true);
    expect(replied === null ? undefined : replyTo(replied, 'べつのこと', instant(5_000))).toBeNull();
  });

  it('spread over five counts', () => {
    expect(spreadOf([{ stars: 5, count: 34 }, { stars: 4, count: 3 }])).toEqual([0, 0, 0, 3, 34]);
  });
});

import { createHash } from 'node:crypto';
import { newId, type UserId } from '../primitives/id.ts';

/**
 * Which of the faces drawn for a name is the one that fits what the person says of themselves: さとみ looks like the portrait in her blog,
 * fathers and mothers look the part. Whoever isn't listed has the first.
 */
const chosen: Readonly<Record<string, number>> = {
  さとみ: 236, ゆう: 132, けんた: 48, 算数ぎらい父さん: 56, '4年生の父': 15, 妻が看護師です: 23, 次男の立場: 15, まんまる母: 32, さんぽ日和: 8, 遠くの親: 85,
  ことりの巣: 1, しずく: 18, 予定日は来月: 15, ベランダ農園: 36, 台所の実験室: 5, なお: 2, まり: 10, ひろ: 6,
};

/** The id of somebody in the demo: always the same for a nickname, since the face is drawn from the id. */
export function demoUserId(nickname: string): UserId {
  return newId('user', () => createHash('sha256').update(`${nickname} ${chosen[nickname] ?? 1}`).digest());
}

import { createHash } from 'node:crypto';
import { newId, type UserId } from '../primitives/id.ts';

/**
 * Which of the faces drawn for a name is the one that fits what the person says of themselves: さとみ looks like the portrait in her blog,
 * fathers and mothers look the part. Whoever isn't listed has the first.
 */
const chosen: Readonly<Record<string, number>> = {
  さとみ: 492, ゆう: 118, けんた: 127, 算数ぎらい父さん: 25, '4年生の父': 17, 妻が看護師です: 29, 次男の立場: 58, まんまる母: 30, さんぽ日和: 11, 遠くの親: 8,
  ことりの巣: 43, しずく: 8, 予定日は来月: 10, ベランダ農園: 17, 台所の実験室: 5, なお: 66, まり: 33, ひろ: 128,
};

/** The id of somebody in the demo: always the same for a nickname, since the face is drawn from the id. */
export function demoUserId(nickname: string): UserId {
  return newId('user', (length) => createHash('sha256').update(`${nickname} ${chosen[nickname] ?? 1}`).digest().subarray(0, length));
}

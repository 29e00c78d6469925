import { prefectures, type Prefecture } from '../primitives/prefectures.ts';
import { normalise } from './normalise.ts';

const withoutKind = (name: string): string => name.length > 2 && name !== '北海道' ? name.replace(/[都府県]$/u, '') : name;
const known = new Map(prefectures.flatMap((prefecture) => [prefecture.ja, withoutKind(prefecture.ja), prefecture.en].map((name) => [normalise(name), prefecture] as const)));

/** The prefecture somebody means by 埼玉県, 埼玉 or Saitama; null for none. */
export function prefectureOf(text: string): Prefecture | null {
  return known.get(normalise(text)) ?? null;
}

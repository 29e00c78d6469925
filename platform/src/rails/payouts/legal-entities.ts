/** Where an abbreviation stands in a name: `カ)チョク`, `チョク(カ`, `ナゴヤ(カ)チョク`. */
export type EntityPlace = 'before' | 'after' | 'middle';

/** A kind of legal entity and the kana banks shorten it to. */
export interface LegalEntity {
  readonly name: { readonly ja: string; readonly en: string };
  readonly short: string;
}

const entity = (ja: string, short: string, en: string): LegalEntity => ({ name: { ja, en }, short });

/** The abbreviations (略語) to pick from, the common ones first. A name that was typed is never rewritten to them. */
export const legalEntities: readonly LegalEntity[] = [
  entity('株式会社', 'カ', 'Kabushiki kaisha'), entity('有限会社', 'ユ', 'Yugen kaisha'), entity('合同会社', 'ド', 'Godo kaisha'),
  entity('合名会社', 'メ', 'Gomei kaisha'), entity('合資会社', 'シ', 'Goshi kaisha'), entity('医療法人', 'イ', 'Medical corporation'),
  entity('財団法人', 'ザイ', 'Incorporated foundation'), entity('社団法人', 'シヤ', 'Incorporated association'), entity('宗教法人', 'シユウ', 'Religious corporation'),
  entity('学校法人', 'ガク', 'School corporation'), entity('社会福祉法人', 'フク', 'Social welfare corporation'), entity('特定非営利活動法人', 'トクヒ', 'Non-profit corporation (NPO)'),
  entity('独立行政法人', 'ドク', 'Independent administrative institution'), entity('弁護士法人', 'ベン', 'Law firm'), entity('税理士法人', 'ゼイ', 'Tax accountant corporation'),
  entity('司法書士法人', 'シホウ', 'Judicial scrivener corporation'), entity('行政書士法人', 'ギヨ', 'Administrative scrivener corporation'), entity('相互会社', 'ソ', 'Mutual company'),
  entity('農事組合法人', 'ノウ', 'Agricultural cooperative corporation'), entity('管理組合法人', 'カンリ', 'Condominium association'),
  entity('営業所', 'エイ', 'Sales office'), entity('出張所', 'シユツ', 'Branch office'),
];

/** An abbreviation with its brackets, as it stands in a name. */
export function abbreviation({ short }: LegalEntity, place: EntityPlace): string {
  if (place === 'before') return `${short})`;
  return place === 'after' ? `(${short}` : `(${short})`;
}

import type { Locale } from '../primitives/locale.ts';

/** Professions whose advice the law keeps for those who are licensed: what somebody has lived through may be told, their advice may not be sold. */
const professions = ['doctor', 'lawyer', 'taxAdviser', 'investmentAdviser'] as const;
/** One of them. */
export type Profession = (typeof professions)[number];

const signs: Readonly<Record<Profession, RegExp>> = {
  doctor: /病気|治療|診断|手術|服薬|薬[のをが]|症状|がん(?!ば)|うつ病|持病|\b(illness|treatment|diagnos|surgery|cancer|symptom)/iu,
  lawyer: /相続|遺言|離婚|慰謝料|裁判|調停|訴訟|法律|示談|債務整理|\b(inherit|divorce|lawsuit|legal)/iu,
  taxAdviser: /税金|税務|節税|確定申告|年末調整|控除|\btax/iu,
  investmentAdviser: /投資|株式|株[のをで]|NISA|iDeCo|仮想通貨|暗号資産|FX|資産運用|\b(invest|stocks)/iu,
};

const byCategory: Readonly<Record<string, readonly Profession[]>> = { health: ['doctor'], money: ['taxAdviser', 'investmentAdviser'] };

/** Whose advice a service could be taken for, by its category and by what it says. */
export function professionsOf(service: { readonly category: string; readonly title: string; readonly prText: string }): Profession[] {
  const said = `${service.title}\n${service.prText}`;
  return professions.filter((profession) => byCategory[service.category]?.includes(profession) === true || signs[profession].test(said));
}

const advice: Readonly<Record<Profession, Readonly<Record<Locale, string>>>> = {
  doctor: { ja: '診断や治療の助言', en: 'diagnoses and advice on treatment' },
  lawyer: { ja: '個別の法律の判断', en: 'decisions on legal cases' },
  taxAdviser: { ja: '税金の計算や申告の代行', en: 'working out or filing taxes' },
  investmentAdviser: { ja: '投資の助言', en: 'advice on investments' },
};

const listed = (given: readonly Profession[], locale: Locale): string => (locale === 'ja' ? given.map((one) => advice[one].ja).join('、') : new Intl.ListFormat('en', { type: 'conjunction' }).format(given.map((one) => advice[one].en)));

/** The hint while somebody writes; empty where nothing is near a profession. */
export function writingHint(given: readonly Profession[], locale: Locale): string {
  if (given.length === 0) return '';
  const what = listed(given, locale);
  return locale === 'ja' ? `体験したことを、そのまま書いてください。${what}は、資格や登録のある人だけができます。` : `Write what you have lived through. The law keeps ${what} for those who are licensed.`;
}

/** The standing line on the page of such a service; empty where nothing is near a profession. */
export function standingLine(given: readonly Profession[], locale: Locale): string {
  if (given.length === 0) return '';
  const what = listed(given, locale);
  return locale === 'ja' ? `体験のお話です。${what}ではありません。` : `A personal experience. It doesn’t replace ${what}.`;
}

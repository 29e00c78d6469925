import type { Config } from '../config.ts';
import type { OperatorFacts } from '../operator-facts.ts';
import type { Locale, Texts } from '../primitives/locale.ts';

/** A fact about the operator that pages show. What payouts need is told apart: no page of the law shows it. */
export type OperatorFact = Exclude<keyof OperatorFacts, 'en' | 'moneyRecordYears' | 'payouts'>;

/** One line of the operator's to-do list: what is missing in OPERATOR_FILE, and why it's needed. */
export interface MissingFact {
  readonly name: OperatorFact | 'payouts' | 'payouts.from';
  readonly label: Texts;
  readonly why: Texts;
}

const seller: Texts = { ja: '特定商取引法に基づく表記に必要です。', en: 'The seller information required by law shows it.' };
const terms: Texts = { ja: '利用規約に書きます。', en: 'The terms of use name it.' };
const privacy: Texts = { ja: '個人情報の扱いに書きます。', en: 'The privacy page names it.' };

/** Every fact, in the order of the to-do list, with its name on pages. */
export const operatorFactLabels: Readonly<Record<OperatorFact, { readonly label: Texts; readonly why: Texts }>> = {
  name: { label: { ja: '事業者の名前', en: 'Name of the operator' }, why: seller },
  representative: { label: { ja: '運営の責任者', en: 'Responsible person' }, why: seller },
  address: { label: { ja: '所在地', en: 'Address' }, why: seller },
  phone: { label: { ja: '電話番号', en: 'Telephone' }, why: seller },
  phoneHours: { label: { ja: '電話の受付時間', en: 'Telephone hours' }, why: seller },
  email: { label: { ja: '連絡先のメールアドレス', en: 'Contact e-mail' }, why: { ja: '問い合わせと権利侵害の申し出の窓口です。', en: 'Questions and complaints go there.' } },
  telecomNumber: { label: { ja: '電気通信事業の届出番号', en: 'Telecommunications notification number' }, why: { ja: '開業の前に総務省へ届け出ます。', en: 'The ministry must be notified before opening.' } },
  invoiceNumber: { label: { ja: '適格請求書発行事業者の登録番号', en: 'Invoice registration number' }, why: { ja: '領収書と手数料の請求書に書きます。', en: 'Receipts and fee invoices show it.' } },
  feeTaxPercent: { label: { ja: 'システム利用料にふくまれる消費税の率', en: 'Tax contained in the platform fee' }, why: { ja: '手数料の請求書に書きます。', en: 'Fee invoices show it.' } },
  talkTaxPercent: { label: { ja: 'トーク料金にふくまれる消費税の率', en: 'Tax contained in the price of talks' }, why: { ja: '領収書に書きます。', en: 'Receipts show it.' } },
  privacyOfficer: { label: { ja: '個人情報の責任者', en: 'Privacy officer' }, why: privacy },
  hosting: { label: { ja: 'サーバーの会社と国', en: 'Hosting company and country' }, why: privacy },
  court: { label: { ja: '裁判所', en: 'Court' }, why: terms },
  termsSince: { label: { ja: '規約の始まる日', en: 'Day the terms begin' }, why: terms },
};

/** What the operator has not told yet, in the order of the to-do list; empty when everything is there. */
export function missingOperatorFacts(config: Pick<Config, 'operator'>): readonly MissingFact[] {
  return (Object.keys(operatorFactLabels) as OperatorFact[])
    .filter((name) => config.operator[name] === undefined)
    .map((name) => ({ name, ...operatorFactLabels[name] }));
}

const payoutNeeds: Readonly<Record<'payouts' | 'payouts.from', Omit<MissingFact, 'name'>>> = {
  'payouts': { label: { ja: '振込の手数料と日数', en: 'What payouts cost and how long they take' }, why: { ja: 'これがないと、提供者は本物の売上金の振込を申請できません。', en: 'Without it providers can’t ask for payouts of real money.' } },
  'payouts.from': { label: { ja: '振込に使う運営の口座', en: 'The account that pays' }, why: { ja: 'これがないと、銀行へ渡す振込データを作れません。', en: 'Without it no bank file can be made.' } },
};

/** What is missing in OPERATOR_FILE for sales to be paid out; empty when everything is there. */
export function missingForPayouts({ operator: { payouts } }: Pick<Config, 'operator'>): readonly MissingFact[] {
  const missing = payouts === undefined ? ['payouts', 'payouts.from'] as const : payouts.from === undefined ? ['payouts.from'] as const : [];
  return missing.map((name) => ({ name, ...payoutNeeds[name] }));
}

/** A fact in the language of the page, where it is told; the Japanese one where there is no English. */
export function operatorFact(config: Pick<Config, 'operator'>, name: OperatorFact, locale: Locale): string | undefined {
  const { en, ...japanese } = config.operator;
  const english = locale === 'en' && name in en ? en[name as keyof typeof en] : undefined;
  const told = english ?? japanese[name];
  return told === undefined ? undefined : String(told);
}

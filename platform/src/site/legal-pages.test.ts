import { describe, expect, test } from 'vitest';
import { noOperatorFacts } from '../operator-facts.ts';
import type { Texts } from '../primitives/locale.ts';
import { wholeSeconds, milliseconds } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { workedBill } from '../talks/index.ts';
import { documentHtml } from './document-html.ts';
import { fromBrowser, fromServer, hostOf } from './external-page.ts';
import { questionGroups } from './faq-texts.ts';
import { howItWorks } from './how-texts.ts';
import { render } from './html.ts';
import { law } from './law-texts.ts';
import type { LegalDocument } from './legal-document.ts';
import { measures } from './measures-texts.ts';
import { missingForPayouts, missingOperatorFacts } from './operator-facts.ts';
import { privacy } from './privacy-texts.ts';
import { forProviders } from './provider-texts.ts';
import { safety } from './safety-texts.ts';
import { terms } from './terms-texts.ts';

const documents = { howItWorks, forProviders, safety, measures, terms, privacy, law };
const told = { operator: { ...noOperatorFacts, name: '株式会社れい', representative: '山田', address: '東京都', phone: '03', phoneHours: '平日', email: 'a@b.example', invoiceNumber: 'T1234567890123', telecomNumber: 'A-1', en: { name: 'Rei Inc.' } } };

function textsOf({ title, lead, sections }: LegalDocument): readonly Texts[] {
  return [title, lead, ...sections.flatMap(({ heading, words = [], steps = [], list = [], rows = [] }) => [heading, ...words, ...steps, ...list, ...rows.flat()])];
}

const marks = (text: string): number => text.split('【').length - 1;
const facts = (text: string): string => (text.match(/\{operator\.\w+\}/gu) ?? []).toSorted().join(' ');

describe.each(Object.entries(documents))('%s', (_, document) => {
  test('leaves the same places open in both languages', () => {
    expect(textsOf(document).filter(({ ja, en }) => marks(ja) !== marks(en) || facts(ja) !== facts(en))).toEqual([]);
  });
  test('closes every mark, so that all of it is set apart', () => {
    expect(textsOf(document).flatMap(({ ja, en }) => [ja, en]).filter((text) => text.replaceAll(/【(要確認|to confirm)[^】]*】/gu, '').match(/[【】]/u) !== null)).toEqual([]);
  });
  test('can be written out in both languages, with every place filled or marked', () => {
    for (const locale of ['ja', 'en'] as const) expect(render(documentHtml(document, { locale, config: told }))).not.toContain('{operator');
  });
});

describe('the operator', () => {
  test('stands on the page as told, in English where that is told too', () => {
    expect(render(documentHtml(law, { locale: 'ja', config: told }))).toContain('株式会社れい');
    expect(render(documentHtml(law, { locale: 'en', config: told }))).toContain('Rei Inc.');
    expect(render(documentHtml(law, { locale: 'en', config: told }))).toContain('東京都');
  });
  test('who has told nothing is reminded on the page and by a list of everything', () => {
    expect(render(documentHtml(law, { locale: 'ja', config: { operator: noOperatorFacts } }))).toContain('【未設定:所在地】');
    expect(render(documentHtml(law, { locale: 'en', config: { operator: noOperatorFacts } }))).toContain('【not set: Address】');
    expect(missingOperatorFacts({ operator: noOperatorFacts })).toHaveLength(14);
    expect(missingOperatorFacts(told).map(({ name }) => name)).toEqual(['feeTaxPercent', 'talkTaxPercent', 'privacyOfficer', 'hosting', 'court', 'termsSince']);
  });
  test('is told what payouts still need: the bank’s fees, then the account that pays', () => {
    const fees = { sameBank: 0, otherBank: 220 };
    const from = { clientCode: '1', clientName: 'ﾚｲ', bankCode: '0001', branchCode: '001', accountType: 'ordinary', accountNumber: '1' } as const;
    const needed = (payouts: typeof noOperatorFacts.payouts) => missingForPayouts({ operator: { ...noOperatorFacts, payouts } }).map(({ name }) => name);
    const terms = { fees, leadDays: 2, cutOffHour: 12, lineEnds: 'crlf', transferKind: '7' } as const;
    expect([needed(undefined), needed(terms), needed({ ...terms, from })]).toEqual([['payouts', 'payouts.from'], ['payouts.from'], []]);
  });
});

test('the questions about prices agree with the rules of the bill', () => {
  const { billedSeconds, bill, platformFee, sales } = workedBill(yen(80), wholeSeconds(milliseconds(756_000)));
  expect({ billedSeconds, bill, platformFee, sales }).toEqual({ billedSeconds: 696, bill: 928, platformFee: 185, sales: 743 });
  expect(questionGroups.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(15);
});

describe('external transmission', () => {
  const config = (calls: { stunUrls?: string[]; turnUrls?: string[] }, smtpUrl?: string) => ({
    config: { calls: { stunUrls: [], turnUrls: [], turnSecret: '', ...calls }, mail: { smtpUrl, from: '' } }, rails: { cards: { live: false } },
  }) as unknown as Parameters<typeof fromBrowser>[0];
  test('names the other side where there is no relay, and the relay where there is one', () => {
    expect(fromBrowser(config({}), 'ja').map(([where]) => where)).toEqual(['話す相手のブラウザ']);
    expect(fromBrowser(config({ stunUrls: ['stun:stun.example:3478'], turnUrls: ['turns:turn.example:5349?transport=tcp', 'turn:turn.example'] }), 'en').map(([where]) => where)).toEqual(['stun.example', 'turn.example']);
  });
  test('names the mail server and nothing secret of it', () => {
    const said = JSON.stringify(fromServer(config({}, 'smtps://user:secret@mail.example:465'), 'ja'));
    expect(said).toContain('mail.example');
    expect(said).not.toContain('secret');
    expect(hostOf('turn:[2001:db8::1]:3478')).toBe('[2001:db8::1]');
  });
});

import type { Page, PageInput, PageReply } from '../http/page.ts';
import { memberPage } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { maskNumber, needsRelease, netOf, payoutStates, placeWords, reasonTexts, returnReasons, type Payout, type PayoutFile, type PayoutState } from '../payouts/index.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { selectField, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { auditLines } from './case-pages.ts';
import { deeds, facts, momentWords, namesOf, objectLink, operatorPage, rows, type ActForm, type ConsoleContent } from './console-page.ts';
import { consoleTexts } from './page-texts.ts';
import { downloadFile, readFileCase, readPayoutCase, readPayouts, type PayoutCase, type PayoutsOverview } from './payout-actions.ts';
import { payoutTexts as t } from './payout-texts.ts';

interface At { readonly locale: Locale; readonly now: Instant }

const tag = (look: string, words: string): Html => html` <span class="tag ${look}">${words}</span>`;

function tagsOf(payout: Payout, frozen: boolean, locale: Locale): Html {
  return html`${frozen ? tag('beni', t.frozen[locale]) : undefined}${payout.state === 'requested' && needsRelease(payout) ? tag('warn', t.large[locale]) : undefined}${payout.live ? undefined : tag('', t.trial[locale])}`;
}

function payoutLine(payout: Payout, of: At & { name: string; frozen: boolean }): Html {
  const { locale, now, name, frozen } = of;
  return html`<li><time class="number">${momentWords(payout.requestedAt, { locale, now })}</time><span class="number">#${payout.number}</span><b class="console-line">${name}${tagsOf(payout, frozen, locale)}</b><span>${placeWords(payout.account)} ${maskNumber(payout.account.numberEnd)}</span><b class="number">${formatYen(netOf(payout))}</b><a class="button line small" href="/operator/payouts/${payout.id}">${consoleTexts.see[locale]}</a></li>`;
}

function fileLine(file: PayoutFile, { locale, now }: At): Html {
  return html`<li><time class="number">${momentWords(file.madeAt, { locale, now })}</time><span class="number">#${file.number}</span><span class="console-line">${t.transferOn[locale]} <span class="number">${file.transferOn}</span></span><span class="number">${fill(t.sum[locale], { n: file.count, yen: formatYen(file.total) })}</span><a class="button line small" href="/operator/payout-files/${file.id}">${consoleTexts.see[locale]}</a></li>`;
}

function exportForm({ firstDay }: PayoutsOverview, locale: Locale): ActForm {
  return {
    operation: 'operatorExportPayouts', action: '/v1/operator/payout-files', label: t.export[locale], ask: t.exportAsk[locale], does: [t.exportDoes1[locale], t.exportDoes2[locale]], why: null,
    fields: textField({ name: 'transferOn', locale, label: t.transferOn[locale], hint: t.transferHint[locale], type: 'date', value: firstDay }),
  };
}

const isState = (text: string | null): text is PayoutState => (payoutStates as readonly string[]).includes(text ?? '');

async function listPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, query } = input;
  const asked = query.get('state');
  const state = isState(asked) ? asked : 'requested';
  const found = await readPayouts(ctx, state);
  const at = { locale, now: ctx.clock.now() };
  const nameOf = await namesOf(ctx, found.payouts.map((payout) => payout.userId));
  const tab = (one: PayoutState) => {
    const sum = found.sums[one];
    return html`<a ${attributes({ href: one === 'requested' ? '/operator/payouts' : `/operator/payouts?state=${one}`, 'aria-current': one === state ? 'page' : undefined })}>${t[one][locale]}${sum === undefined ? undefined : html` <small class="number">${sum.count}</small>`}</a>`;
  };
  const sum = found.sums[state];
  const lines = found.payouts.map((payout) => payoutLine(payout, { ...at, name: nameOf(payout.userId), frozen: found.frozen.has(payout.userId) }));
  return {
    title: consoleTexts.payouts[locale], place: 'payouts',
    body: html`<nav class="tabs console-tabs wide-tabs" aria-label="${consoleTexts.payouts[locale]}">${payoutStates.map(tab)}</nav>${
      found.closed === null ? undefined : html`<p class="note">${icon('info', 18)}<span class="phrases">${phrases(t[found.closed][locale])}</span></p>`}${
      sum === undefined ? undefined : html`<p><b class="number">${fill(t.sum[locale], { n: sum.count, yen: formatYen(yen(sum.amount)) })}</b></p>`}${rows(t[state][locale], lines, locale)}${
      state === 'requested' && found.closed === null && lines.length > 0 ? await deeds(input, [exportForm(found, locale)]) : undefined}${rows(t.files[locale], found.files.map((file) => fileLine(file, at)), locale)}`,
  };
}

const markable: Readonly<Record<'paid' | 'returned' | 'refused' | 'release', readonly PayoutState[]>> = { release: ['requested'], paid: ['requested', 'exported'], returned: ['requested', 'exported', 'paid'], refused: ['requested'] };
type Deed = keyof typeof markable;
const deedNames = { release: 'releaseDo', paid: 'paidDo', returned: 'returnDo', refused: 'refuseDo' } as const satisfies Record<Deed, keyof typeof t>;

/** What can be done to a payout now, the likeliest first. A large one waits for its second operator before it can be paid. */
function deedsFor({ payout, frozen }: PayoutCase): Deed[] {
  const waits = payout.state === 'requested' && needsRelease(payout);
  const open = (Object.keys(markable) as Deed[]).filter((deed) => markable[deed].includes(payout.state));
  return open.filter((deed) => (deed === 'release' ? waits : deed !== 'paid' || payout.state !== 'requested' || !(waits || frozen)));
}

function formFor(deed: Deed, { payout }: PayoutCase, locale: Locale): ActForm {
  const base = { action: `/v1/operator/payouts/${payout.id}/${deed}`, label: t[deedNames[deed]][locale], hidden: { seenState: payout.state } };
  const back = formatYen(payout.state === 'paid' ? netOf(payout) : payout.amount);
  switch (deed) {
    case 'release': return { ...base, hidden: {}, operation: 'operatorReleasePayout', ask: t.releaseAsk[locale], does: [t.releaseDoes[locale]], why: 'large_payout' };
    case 'paid': return { ...base, operation: 'operatorMarkPaid', ask: t.paidAsk[locale], does: [fill(t.paidDoes[locale], { net: formatYen(netOf(payout)), fee: formatYen(payout.fee) })], why: null };
    case 'refused': return { ...base, hidden: {}, operation: 'operatorRefusePayout', ask: t.refuseAsk[locale], does: [fill(t.returnDoes[locale], { back })], why: null, words: 'needed', look: 'beni' };
    case 'returned': return {
      ...base, operation: 'operatorMarkReturned', ask: t.returnAsk[locale], does: [fill(t.returnDoes[locale], { back })], why: null, words: 'optional', look: 'beni',
      fields: selectField({ name: 'why', locale, label: t.returnWhy[locale], choices: returnReasons.map((value) => ({ value, label: reasonTexts[value][locale] })) }),
    };
  }
}

function payoutFacts({ payout, frozen, sharers }: PayoutCase, name: string, { locale, now }: At): Html {
  const { account } = payout;
  return html`${facts([
    [t.person[locale], html`<a href="/operator/users/${payout.userId}">${name}</a>`], [t.state[locale], html`<b>${t[payout.state][locale]}</b>${tagsOf(payout, frozen, locale)}`], [t.number[locale], html`<span class="number">#${payout.number}</span> <code>${payout.id}</code>`],
    [t.amount[locale], html`<span class="number">${formatYen(payout.amount)}</span>`], [t.fee[locale], html`<span class="number">${formatYen(payout.fee)}</span>`], [t.net[locale], html`<b class="number">${formatYen(netOf(payout))}</b>`],
    [t.account[locale], html`${placeWords(account)} <code>${account.bankCode}-${account.branchCode}</code> <span class="number">${maskNumber(account.numberEnd)}</span>`],
    [t.requestedAt[locale], momentWords(payout.requestedAt, { locale, now })], [t.arrives[locale], payout.arrivesOn],
    ...(payout.fileId === null ? [] : [[t.file[locale], html`<a href="/operator/payout-files/${payout.fileId}"><code>${payout.fileId}</code></a>`] as const]),
    ...(payout.reason === null ? [] : [[t.because[locale], reasonTexts[payout.reason][locale]] as const]), ...(payout.words === '' ? [] : [[t.words[locale], html`<span class="user-words">${payout.words}</span>`] as const]),
  ])}${sharers.length === 0 ? undefined : html`<p class="note warn">${icon('warning', 18)}<span>${t.shared[locale]} ${sharers.map((id) => objectLink(id))}</span></p>`}`;
}

async function payoutPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params, query } = input;
  const found = await readPayoutCase(ctx, params['payoutId'] ?? '');
  const at = { locale, now: ctx.clock.now() };
  const nameOf = await namesOf(ctx, [found.payout.userId, ...found.audit.map((entry) => entry.operatorId)]);
  const open = deedsFor(found);
  // One form at a time: two of the same fields on one page would share their names.
  const chosen = open.find((deed) => deed === query.get('do')) ?? open[0];
  const others = open.filter((deed) => deed !== chosen);
  return {
    title: `${t.payout[locale]} #${found.payout.number}`, place: 'payouts',
    body: html`${payoutFacts(found, nameOf(found.payout.userId), at)}${await deeds(input, chosen === undefined ? [] : [formFor(chosen, found, locale)])}${
      others.length === 0 ? undefined : html`<p>${t.other[locale]}: ${others.map((deed) => html`<a href="/operator/payouts/${found.payout.id}?do=${deed}">${t[deedNames[deed]][locale]}</a> `)}</p>`}${
      rows(consoleTexts.audit[locale], auditLines(found.audit, nameOf, at), locale)}`,
  };
}

async function filePage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params } = input;
  const { file, payouts, audit } = await readFileCase(ctx, params['payoutFileId'] ?? '');
  const at = { locale, now: ctx.clock.now() };
  const nameOf = await namesOf(ctx, [...payouts.map((payout) => payout.userId), ...audit.map((entry) => entry.operatorId)]);
  const left = payouts.filter((payout) => payout.state === 'exported').length;
  const mark: ActForm = { operation: 'operatorMarkFilePaid', action: `/v1/operator/payout-files/${file.id}/paid`, label: t.allPaid[locale], ask: t.paidAsk[locale], does: [fill(t.allPaidDoes[locale], { n: left })], why: null };
  return {
    title: `${t.file[locale]} #${file.number}`, place: 'payouts',
    body: html`${facts([[t.transferOn[locale], file.transferOn], [t.count[locale], String(file.count)], [t.total[locale], html`<b class="number">${formatYen(file.total)}</b>`], [t.madeAt[locale], momentWords(file.madeAt, at)], [t.digest[locale], html`<code class="console-digest">${file.sha256}</code>`]])}
<p><a class="button line" href="/operator/payout-files/${file.id}/download">${icon('download', 18)} ${t.download[locale]}</a></p><p class="hint phrases">${phrases(t.downloadHint[locale])}</p>${left === 0 ? undefined : await deeds(input, [mark])}${
      rows(t.payout[locale], payouts.map((payout) => payoutLine(payout, { ...at, name: nameOf(payout.userId), frozen: false })), locale)}${rows(consoleTexts.audit[locale], auditLines(audit, nameOf, at), locale)}`,
  };
}

/** The bytes themselves. Without a proof of the last 10 minutes it leads back to the file, where one can be shown. */
async function downloadPage({ ctx, viewer, params }: PageInput<UserViewer>): Promise<PageReply> {
  const fileId = params['payoutFileId'] ?? '';
  try {
    const { file, bytes } = await downloadFile(ctx, viewer, fileId);
    return { content: bytes, type: 'text/plain; charset=Shift_JIS', headers: { 'Content-Disposition': `attachment; filename="zengin-${file.transferOn}-${file.number}.txt"`, 'X-Content-Type-Options': 'nosniff' } };
  } catch (error) {
    if (error instanceof Problem && error.code === 'proof_needed') return { redirect: `/operator/payout-files/${encodeURIComponent(fileId)}` };
    throw error;
  }
}

/** Payouts, each payout, files for the bank. */
export const payoutPages: readonly Page[] = [
  operatorPage('/operator/payouts', listPage), operatorPage('/operator/payouts/{payoutId}', payoutPage), operatorPage('/operator/payout-files/{payoutFileId}', filePage), memberPage('/operator/payout-files/{payoutFileId}/download', downloadPage),
];

import { keptForGuests, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { asId, idPattern } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { form, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { visibleUser } from './actions.ts';
import { answersPart } from './answers-page.ts';
import { talkTimesPart } from './facade-page.ts';
import { profileTexts as t } from './page-texts.ts';
import { pageViewer } from './page-viewer.ts';
import { answersFor } from './people.ts';
import { profileReply, type Profile } from './reply.ts';

function facts(shown: Profile, locale: Locale): Html {
  const stars = shown.rating === null
    ? html`<span>${t.noReviews[locale]}</span>`
    : html`<span class="rating">${icon('star', 18)}<span class="sr">${t.rating[locale]}</span>${shown.rating.average.toFixed(1)}<small>${fill(t.reviews[locale], { n: shown.rating.count })}</small></span>`;
  return html`<div class="meta">${stars}<span class="number">${fill(t.talks[locale], { n: shown.talkCount })}</span></div>`;
}

/** How they answer, for those who are asked at all: somebody without a request and without talk times offers nothing. */
function answers(shown: Profile, locale: Locale): Html | undefined {
  if (shown.answers.asked === 0 && shown.talkTimes.length === 0) return undefined;
  return html`<p class="answers">${icon('clock', 16)}${answersPart(shown.answers, locale)}</p>`;
}

function deeds(shown: Profile, input: PageInput): Html {
  const { viewer } = input;
  const { locale } = viewer;
  if (viewer.kind === 'user' && viewer.userId === shown.id) return html`<p><a class="button line small" href="/my/settings">${t.edit[locale]}</a></p>`;
  const report = html`<a class="quiet-link" href="/report?about=user:${shown.id}" rel="nofollow">${icon('flag', 16)}<span>${t.report[locale]}</span></a>`;
  if (viewer.kind !== 'user') return html`<p class="profile-deeds">${report}</p>`;
  return html`<div class="profile-deeds">${form({
    operation: 'blockUser', method: 'PUT', action: `/v1/me/blocks/${shown.id}`, locale, next: '/', class: 'inline-form', confirm: fill(t.blockConfirm[locale], { name: shown.nickname }),
    fields: submit({ label: t.block[locale], look: 'line', size: 'small' }),
  })}${report}<p class="hint phrases">${phrases(t.blockHint[locale])}</p></div>`;
}

async function profilePage(input: PageInput): Promise<PageReply> {
  const { ctx, viewer, params, path } = input;
  const { locale } = viewer;
  if (!idPattern('user').test(params['userId'] ?? '')) throw new Problem('not_found');
  const userId = asId('user', params['userId'] ?? '');
  const viewerId = viewer.kind === 'user' ? viewer.userId : null;
  const now = ctx.clock.now();
  const user = await visibleUser(ctx, viewerId, userId);
  const shown = profileReply(ctx.config, user, { now, answers: await answersFor(ctx, userId) });
  const sections = await Promise.all((ctx.reactions.profileSections ?? []).map((section) => section(ctx, { viewerId, userId, locale })));
  return {
    html: page({
      title: shown.nickname, locale, viewer: await pageViewer(ctx, viewer), path, canonical: shown.url, description: shown.words.slice(0, 120),
      body: html`<div class="column profile-page stack"><header class="profile-header"><img class="avatar size-76 light-${shown.light}" src="${shown.avatarUrl}" alt="" width="76" height="76"><div><h1>${shown.nickname}</h1>
<p><span class="lamp-status ${shown.light === 'available' ? '' : shown.light}">${t[shown.light][locale]}</span></p>${facts(shown, locale)}${answers(shown, locale)}</div></header>
${shown.words === '' ? undefined : html`<p class="user-words">${shown.words}</p>`}
<section><h2>${t.talkTimes[locale]}</h2>${talkTimesPart(shown.talkTimes, { locale, now })}</section>
${sections}${deeds(shown, input)}</div>`,
    }),
    ...keptForGuests(viewer, 15),
  };
}

/** The public page of a user. */
export const profilePages: readonly Page[] = [openPage('/u/{userId}', profilePage)];

import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { asId, idPattern } from '../primitives/id.ts';
import { form, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { fill } from '../site/texts.ts';
import { visibleUser } from './actions.ts';
import { facade } from './facade-page.ts';
import { profileTexts as t } from './page-texts.ts';
import { pageViewer } from './page-viewer.ts';
import { profileReply, type Profile } from './reply.ts';

function facts(shown: Profile, locale: 'ja' | 'en'): Html {
  const stars = shown.rating === null
    ? html`<span>${t.noReviews[locale]}</span>`
    : html`<span class="rating">${icon('star', 18)}${shown.rating.average.toFixed(1)}<small>${fill(t.reviews[locale], { n: shown.rating.count })}</small></span>`;
  return html`<div class="meta">${stars}<span class="number">${fill(t.talks[locale], { n: shown.talkCount })}</span></div>`;
}

function deeds(shown: Profile, input: PageInput): Html | undefined {
  const { viewer } = input;
  const { locale } = viewer;
  if (viewer.kind !== 'user') return undefined;
  if (viewer.userId === shown.id) return html`<p><a class="button line small" href="/my/settings">${t.edit[locale]}</a></p>`;
  return form({
    operation: 'blockUser', method: 'PUT', action: `/v1/me/blocks/${shown.id}`, locale, next: '/', confirm: fill(t.blockConfirm[locale], { name: shown.nickname }),
    fields: html`<p>${submit({ label: t.block[locale], look: 'line', size: 'small' })}</p>`,
  });
}

async function profilePage(input: PageInput): Promise<PageReply> {
  const { ctx, viewer, params, path } = input;
  const { locale } = viewer;
  const userId = params['userId'] ?? '';
  if (!idPattern('user').test(userId)) throw new Problem('not_found');
  const viewerId = viewer.kind === 'user' ? viewer.userId : null;
  const now = ctx.clock.now();
  const shown = profileReply(ctx.config, await visibleUser(ctx, viewerId, asId('user', userId)), now);
  const sections = await Promise.all((ctx.reactions.profileSections ?? []).map((section) => section(ctx, { viewerId, userId: asId('user', userId), locale })));
  return {
    html: page({
      title: shown.nickname, locale, viewer: await pageViewer(ctx, viewer), path, canonical: shown.url, description: shown.words.slice(0, 120), image: shown.avatarUrl,
      body: html`<div class="column profile-page stack"><header class="profile-header"><img class="avatar size-76 light-${shown.light}" src="${shown.avatarUrl}" alt="" width="76" height="76"><div><h1>${shown.nickname}</h1>
<p><span class="lamp-status ${shown.light === 'available' ? '' : shown.light}">${t[shown.light][locale]}</span></p>${facts(shown, locale)}</div></header>
${shown.words === '' ? undefined : html`<p class="user-words">${shown.words}</p>`}
<section><h2>${t.talkTimes[locale]}</h2>${shown.talkTimes.length === 0 ? html`<p class="quiet">${t.noTalkTimes[locale]}</p>` : facade(shown.talkTimes, { locale, now })}</section>
${sections}${deeds(shown, input)}</div>`,
    }),
  };
}

/** The public page of a user. */
export const profilePages: readonly Page[] = [openPage('/u/{userId}', profilePage)];

import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Texts } from '../primitives/locale.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { page } from '../site/layout.ts';
import { myPage, type MyPlace } from '../site/my-page.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { readOwn } from './actions.ts';
import { talkPageTexts as t } from './page-texts.ts';
import { seenBy } from './seen-actions.ts';

/** The browser may ask for microphone and camera in the call room; nearly every other page switches them off. */
const callHeaders = { 'Permissions-Policy': 'camera=(self), microphone=(self), autoplay=(self), display-capture=(self), geolocation=(), payment=(), usb=()' };

const skeleton = html`<div class="skeleton" aria-busy="true"><i class="title"></i><i class="half"></i><i class="button-shape"></i></div>`;

/** A page of my page whose content an element reads and keeps up to date. */
function elementPage(of: { path: string; current: MyPlace; heading: Texts; element: Html }): Page {
  return memberPage(of.path, async ({ ctx, viewer, path }: PageInput<UserViewer>): Promise<PageReply> => ({
    html: myPage({
      current: of.current, heading: of.heading, locale: viewer.locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live,
      body: html`${of.element}<noscript><p class="note warn">${t.needsScript[viewer.locale]}</p></noscript>`,
    }),
  }));
}

async function roomPage({ ctx, viewer, params, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale } = viewer;
  const { stored, side } = await readOwn(ctx, viewer, params['talkId'] ?? '');
  const { other } = await seenBy(ctx, stored, side);
  // With a relay the two devices never see each other's address.
  const direct = ctx.config.calls.turnUrls.length === 0;
  return {
    html: page({
      title: fill(t.room[locale], { name: other.nickname }), locale, viewer: await pageViewer(ctx, viewer), path, noindex: true, bare: true, entry: 'call-room', testRail: !ctx.rails.cards.live,
      body: html`<ck-call-room ${attributes({ lang: locale, 'talk-id': stored.talk.terms.id, direct })}>${skeleton}</ck-call-room><noscript><p class="note warn">${t.needsScript[locale]}</p></noscript>`,
    }),
    // A window opened beside the call, for consent, posts its answer back to this page.
    policy: contentSecurityPolicy({ media: true }), headers: { ...callHeaders, 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' },
  };
}

/** Old addresses and typed ones: a talk's number alone leads nowhere else. */
function checked(render: (input: PageInput<UserViewer>) => Promise<PageReply>): (input: PageInput<UserViewer>) => Promise<PageReply> {
  return async (input) => {
    if (!/^tlk_[a-z0-9]{20}$/u.test(input.params['talkId'] ?? '')) throw new Problem('not_found');
    return render(input);
  };
}

/** My page's first place, the reviews, and the call room. */
export const myPages: readonly Page[] = [
  elementPage({ path: '/my', current: 'talks', heading: t.talks, element: html`<ck-my-talks>${skeleton}</ck-my-talks>` }),
  elementPage({ path: '/my/reviews', current: 'reviews', heading: t.reviews, element: html`<ck-my-reviews>${skeleton}</ck-my-reviews>` }),
  memberPage('/my/talks/{talkId}', checked(roomPage)),
];

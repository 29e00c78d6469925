import type { PageInput, PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon, type IconName } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import type { SettingsPlace } from './events.ts';
import { pageViewer } from './page-viewer.ts';
import { settingsTexts as t } from './settings-texts.ts';

interface Tab { readonly href: string; readonly icon: IconName }

const tabs: Readonly<Record<SettingsPlace, Tab>> = {
  profile: { href: '/my/settings', icon: 'user' }, security: { href: '/my/settings/security', icon: 'key' },
  notifications: { href: '/my/settings/notifications', icon: 'bell' }, cards: { href: '/my/settings/cards', icon: 'card' },
  blocks: { href: '/my/settings/blocks', icon: 'ban' }, account: { href: '/my/settings/account', icon: 'download' },
};
const places = Object.keys(tabs) as SettingsPlace[];

function navigation(current: SettingsPlace, locale: Locale): Html {
  return html`<nav class="settings-tabs" aria-label="${t.places[locale]}"><ul>${places.map((place) => html`<li><a ${
    attributes({ href: tabs[place].href, 'aria-current': place === current ? 'page' : undefined })}>${icon(tabs[place].icon, 18)}<span>${t[place][locale]}</span></a></li>`)}</ul></nav>`;
}

/** One page of the settings: the tabs of all of them, then its sections. */
export async function settingsPage(input: PageInput<UserViewer>, shown: { readonly place: SettingsPlace; readonly sections: Html }): Promise<PageReply> {
  const { ctx, viewer, path } = input;
  const { locale } = viewer;
  return {
    html: myPage({
      current: 'settings', heading: t.heading, locale, viewer: await pageViewer(ctx, viewer), path, testRail: shown.place === 'cards' && !ctx.rails.cards.live,
      body: html`${navigation(shown.place, locale)}<div class="settings-page stack">${shown.sections}</div>`,
    }),
    policy: contentSecurityPolicy({ picturePreviews: true }),
  };
}

/** A section of the settings with its heading. `id` is what links lead to. */
export function section(part: { readonly id: string; readonly title: string; readonly body: Html }): Html {
  return html`<section class="card padded" id="${part.id}"><h2>${part.title}</h2>${part.body}</section>`;
}

/** The sections other modules have for a place. */
export async function sectionsOf({ ctx, viewer }: PageInput<UserViewer>, place: SettingsPlace): Promise<Html> {
  const offered = (ctx.reactions.settingsSections ?? []).filter((one) => one.place === place);
  return html`${await Promise.all(offered.map((one) => one.render({ userId: viewer.userId, locale: viewer.locale })))}`;
}

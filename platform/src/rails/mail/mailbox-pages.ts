import { openPage, type Page, type PageInput, type PageReply } from '../../http/page.ts';
import { Problem } from '../../http/problem.ts';
import { toWire } from '../../primitives/instant.ts';
import type { Locale, Texts } from '../../primitives/locale.ts';
import { contentSecurityPolicy } from '../../site/content-security-policy.ts';
import { html, type Html } from '../../site/html.ts';
import { page } from '../../site/layout.ts';
import { findMail, listMails, type KeptMail } from './mailbox.ts';

const texts = {
  title: { ja: '届いたメール(開発用)', en: 'Local mailbox (development)' },
  note: { ja: 'メールサーバーがないので、送ったメールはここに残ります。本番にはこの画面はありません。', en: 'Without a mail server, mails stay here. This page does not exist in production.' },
  none: { ja: 'まだメールはありません。', en: 'No mail yet.' },
  to: { ja: '宛先', en: 'To' },
  asText: { ja: 'テキスト', en: 'Text' },
  back: { ja: '一覧へ', en: 'All mails' },
} as const satisfies Record<string, Texts>;

/** A mail's own page: its own style sheet, nothing else; only our mailbox page may frame it, and its links open in a new tab. */
const mailPolicy = [
  "default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", 'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** When a mail was written, by Japan's clock. */
function timeOf(mail: KeptMail, locale: Locale): Html {
  return html`<time datetime="${toWire(mail.createdAt)}">${new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Tokyo' }).format(mail.createdAt)}</time>`;
}

async function required(input: PageInput): Promise<KeptMail> {
  const mail = await findMail(input.ctx.db.sql, input.params['mailId'] ?? '');
  if (mail === null) throw new Problem('not_found');
  return mail;
}

async function listPage({ ctx, viewer: { locale }, query, path }: PageInput): Promise<PageReply> {
  const mails = await listMails(ctx.db.sql, query.get('to') ?? undefined);
  return {
    html: page({
      title: texts.title[locale], locale, viewer: { signedIn: false }, noindex: true, path, head: html`<meta http-equiv="refresh" content="5">`,
      body: html`<div class="column stack"><h1>${texts.title[locale]}</h1><p class="note ai">${texts.note[locale]}</p>${mails.length === 0 ? html`<p class="empty">${texts.none[locale]}</p>` : undefined}
<ul class="plain-list mail-list">${mails.map((mail) => html`<li><a class="card padded" href="/dev/mail/${mail.id}"><b>${mail.subject}</b><br><small>${mail.to} · ${timeOf(mail, locale)}</small></a></li>`)}</ul></div>`,
    }),
  };
}

async function mailPage(input: PageInput): Promise<PageReply> {
  const { viewer: { locale }, path } = input;
  const mail = await required(input);
  return {
    html: page({
      title: mail.subject, locale, viewer: { signedIn: false }, noindex: true, path,
      body: html`<div class="column stack"><p><a href="/dev/mail">${texts.back[locale]}</a></p><h1>${mail.subject}</h1><p><small>${texts.to[locale]}: ${mail.to} · ${timeOf(mail, locale)}</small></p>
<iframe class="mail-frame" src="/dev/mail/${mail.id}/html" title="${mail.subject}" width="100%" height="640"></iframe>
<h2>${texts.asText[locale]}</h2><pre class="mail-text">${mail.text}</pre></div>`,
    }),
    policy: contentSecurityPolicy({ frameSources: ["'self'"] }),
  };
}

async function mailHtml(input: PageInput): Promise<PageReply> {
  const mail = await required(input);
  return { html: mail.html.replace('<head>', '<head><base target="_blank">'), policy: mailPolicy };
}

/** The same list for programs: tests and scripts read the codes here. */
async function listJson({ ctx, query }: PageInput): Promise<PageReply> {
  const mails = await listMails(ctx.db.sql, query.get('to') ?? undefined);
  const items = mails.map((mail) => ({ id: mail.id, to: mail.to, subject: mail.subject, text: mail.text, createdAt: toWire(mail.createdAt) }));
  return { content: JSON.stringify({ items }), type: 'application/json' };
}

const developmentOnly = true as const;

/** The local mailbox; none of it exists in production. */
export const mailboxPages: readonly Page[] = [
  { ...openPage('/dev/mail', listPage), developmentOnly }, { ...openPage('/dev/mail.json', listJson), developmentOnly },
  { ...openPage('/dev/mail/{mailId}', mailPage), developmentOnly }, { ...openPage('/dev/mail/{mailId}/html', mailHtml), developmentOnly },
];

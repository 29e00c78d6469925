import type { Locale, Texts } from '../../primitives/locale.ts';
import { phrases } from '../../site/phrases.ts';
import { html, raw, render, type Html } from '../../site/html.ts';
import { inLanguage } from '../../site/language-path.ts';
import { nightStyles, withLooks } from './mail-styles.ts';
import type { MailWords } from './mail-words.ts';
import type { Mail } from './rail.ts';

const footer: Texts = {
  ja: 'このメールはチョク!から自動で送りました。返信は読めません。',
  en: 'Choku sent this mail automatically. Replies can’t be read.',
};

const settings: Texts = { ja: 'お知らせの設定を変える', en: 'Change what you are told' };
const name: Texts = { ja: 'チョク!', en: 'Choku' };

/** Who a mail is written for: the language, the platform's own address for its links, and where this kind of mail can be stopped. */
export interface MailReader {
  readonly locale: Locale;
  readonly publicUrl: string;
  /** A whole address and what its link says; only for mails that can be stopped. */
  readonly unsubscribe?: { readonly url: string; readonly label: string };
}

function asText(words: MailWords, { locale, publicUrl, unsubscribe }: MailReader): string {
  const { lines, code, button, small = [] } = words;
  const parts = [
    ...lines,
    ...(code === undefined ? [] : [`    ${code}`]),
    ...(button === undefined ? [] : [`${button.label}:\n${publicUrl}${button.path}`]),
    ...(small.length === 0 ? [] : [small.join('\n')]),
    `--\n${name[locale]} ${publicUrl}\n${footer[locale]}`,
    ...(unsubscribe === undefined ? [] : [`${unsubscribe.label}:\n${unsubscribe.url}\n${settings[locale]}:\n${publicUrl}/my/settings/notifications`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function buttonHtml(label: string, link: string): Html {
  return html`<table role="presentation" class="button-space" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="button-cell" align="center" bgcolor="#1c232e"><a class="button" href="${link}">${label}</a></td></tr></table>
<p class="address">${link}</p>\n`;
}

function content(words: MailWords, { publicUrl }: MailReader): Html {
  const { subject, lines, code, button, small = [] } = words;
  return html`<h1 class="heading">${phrases(subject)}</h1>
${lines.map((line) => html`<p class="text">${line}</p>\n`)}${
    code === undefined ? undefined : html`<p class="code">${code}</p>\n`}${
    button === undefined ? undefined : buttonHtml(button.label, `${publicUrl}${button.path}`)}${
    small.map((line) => html`<p class="small">${line}</p>\n`)}`;
}

function ending({ locale, publicUrl, unsubscribe }: MailReader): Html {
  const stop = unsubscribe === undefined ? undefined : html`<br><a class="link" href="${unsubscribe.url}">${unsubscribe.label}</a> <a class="link" href="${publicUrl}/my/settings/notifications">${settings[locale]}</a>`;
  return html`<p class="ending">${footer[locale]}<br><a class="link" href="${publicUrl}">${publicUrl}</a>${stop}</p>`;
}

/** Lays a mail out, as text and as HTML that is readable at 375 px, by night, without its style sheet and without pictures. */
export function writeMail(given: MailWords, reader: MailReader): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { locale } = reader;
  const words = { ...given, ...(given.button === undefined ? {} : { button: { ...given.button, path: inLanguage(given.button.path, locale) } }) };
  const page = html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${words.subject}</title>
${raw(nightStyles)}</head>
<body class="page">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#faf9f6"><tr><td class="around" align="center" valign="top">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff"><tr><td class="inside" align="left">
<p class="brand"><b class="mark">${name[locale]}</b></p>
${content(words, reader)}${ending(reader)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  return { subject: words.subject, text: asText(words, reader), html: withLooks(render(page)) };
}

import type { Locale, Texts } from '../../primitives/locale.ts';
import { html, render, type Html } from '../../site/html.ts';
import type { MailWords } from './mail-words.ts';
import type { Mail } from './rail.ts';

const footer: Texts = {
  ja: 'このメールはチョク!から自動で送りました。返信は読めません。',
  en: 'Choku sent this mail automatically. Replies can’t be read.',
};

const name: Texts = { ja: 'チョク!', en: 'Choku' };

// Mail programs know neither custom properties nor oklch, and some drop <style>: old attributes for layout, <style> for what may be lost.
const styles = html`<style>
body { margin: 0; background: #f8f7f4; color: #1e242e; font-family: "Hiragino Sans", "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, sans-serif; font-size: 16px; line-height: 1.8; }
.sheet { width: 100%; max-width: 520px; background: #ffffff; border: 1px solid #e3e1da; border-radius: 16px; }
.inside { padding: 24px; overflow-wrap: anywhere; }
.name { font-size: 18px; font-weight: 700; margin: 0 0 20px; }
.name b { background: #fdc52e; border-radius: 6px; padding: 2px 8px; }
h1 { font-size: 20px; line-height: 1.45; margin: 0 0 12px; }
p { margin: 0 0 12px; }
.code { font-size: 34px; font-weight: 700; letter-spacing: 0.18em; font-variant-numeric: tabular-nums; background: #f2f0ea; border-radius: 12px; padding: 12px 20px; text-align: center; margin: 16px 0; }
.button { display: block; background: #1e242e; color: #ffffff; text-decoration: none; font-weight: 700; text-align: center; border-radius: 10px; padding: 12px 20px; margin: 20px 0; }
.small { font-size: 13px; color: #5b6270; line-height: 1.7; margin: 0 0 6px; }
.address { font-size: 13px; color: #5b6270; margin: 0 0 16px; }
@media (prefers-color-scheme: dark) {
  body { background: #161b22; color: #f2f0ea; }
  .sheet { background: #1e242e; border-color: #3a414d; }
  .name b { color: #1e242e; }
  .code { background: #2b323d; }
  .button { background: #f2f0ea; color: #1e242e; }
  .small, .address { color: #b0b6c0; }
}
</style>`;

/** Who a mail is written for: the language, and the platform's own address for its links. */
export interface MailReader {
  readonly locale: Locale;
  readonly publicUrl: string;
}

function asText(words: MailWords, { locale, publicUrl }: MailReader): string {
  const { lines, code, button, small = [] } = words;
  const parts = [
    ...lines,
    ...(code === undefined ? [] : [`    ${code}`]),
    ...(button === undefined ? [] : [`${button.label}:\n${publicUrl}${button.path}`]),
    ...(small.length === 0 ? [] : [small.join('\n')]),
    `--\n${name[locale]} ${publicUrl}\n${footer[locale]}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function content(words: MailWords, { publicUrl }: MailReader): Html {
  const { subject, lines, code, button, small = [] } = words;
  const link = button === undefined ? undefined : `${publicUrl}${button.path}`;
  return html`<h1>${subject}</h1>
${lines.map((line) => html`<p>${line}</p>\n`)}${code === undefined ? undefined : html`<p class="code">${code}</p>\n`}${
    button === undefined || link === undefined ? undefined : html`<p><a class="button" href="${link}">${button.label}</a></p>\n<p class="address">${link}</p>\n`}${
    small.map((line) => html`<p class="small">${line}</p>\n`)}`;
}

/** Lays a mail out, as text and as HTML that is readable at 375 px, without its style sheet and without pictures. */
export function writeMail(words: MailWords, reader: MailReader): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { locale, publicUrl } = reader;
  const page = html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${words.subject}</title>
${styles}</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" valign="top" height="100%">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="inside" align="left">
<p class="name"><b>${name[locale]}</b></p>
${content(words, reader)}<p class="small">${footer[locale]}<br><a href="${publicUrl}">${publicUrl}</a></p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  return { subject: words.subject, text: asText(words, reader), html: render(page) };
}

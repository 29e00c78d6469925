import { describe, expect, it } from 'vitest';
import { writeMail } from './mail-template.ts';
import { smtpMail, type MailTransport } from './smtp.ts';

const reader = { locale: 'ja', publicUrl: 'https://choku.example' } as const;
const words = { subject: '確認コード 123456', lines: ['<script>alert(1)</script>さん、ようこそ。'], code: '123456', button: { label: 'ログイン', path: '/sign-in' }, small: ['心当たりがなければ捨ててください。'] };

describe('a mail', () => {
  it('says the same as text and as HTML, and what people wrote stays text', () => {
    const mail = writeMail(words, reader);
    for (const part of ['123456', 'https://choku.example/sign-in', '心当たりがなければ捨ててください。']) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.html).not.toMatch(/src=|url\(|@import/);
  });

  it('speaks the reader’s language in its footer', () => {
    expect(writeMail(words, reader).text).toContain('自動で送りました');
    expect(writeMail(words, { ...reader, locale: 'en' }).html).toContain('<html lang="en">');
    expect(writeMail({ ...words, button: { label: 'Open', path: '/s/svc_1?a=b' } }, { ...reader, locale: 'en' }).text).toContain('https://choku.example/en/s/svc_1?a=b');
  });

  it('looks the same where style sheets are lost, and nothing people write can leave its place', () => {
    const nasty = ['"><img src=x onerror=alert(1)>', '</p></td></table><script>alert(1)</script>', '" class="button" style="position:fixed', "' onclick='alert(1)", '&lt;b&gt;', '${1}', '{{1}}', 'x'.repeat(300)];
    for (const text of nasty) {
      const { html, subject } = writeMail({ subject: text, lines: [text], small: [text], button: { label: text, path: '/my' } }, reader);
      const elements = html.match(/<[a-z][^>]*>/giu) ?? [];
      expect(elements.filter((element) => /onerror|onclick|<script|<img|position/u.test(element))).toEqual([]);
      expect(elements.filter((element) => element.includes('class=') && !element.includes('style='))).toEqual([]);
      expect(elements.length).toBe((writeMail({ subject: 'x', lines: ['x'], small: ['x'], button: { label: 'x', path: '/my' } }, reader).html.match(/<[a-z][^>]*>/giu) ?? []).length + (html.match(/<wbr>/gu)?.length ?? 0));
      expect(subject).toBe(text);
    }
  });

  it('that can be stopped says where, in its words and to the mail program; others don’t', async () => {
    const unsubscribe = { url: 'https://choku.example/unsubscribe/token', label: 'この種類のメールを止める' };
    const mail = writeMail(words, { ...reader, unsubscribe });
    expect([mail.text.includes(unsubscribe.url), mail.html.includes(unsubscribe.url), writeMail(words, reader).html.includes('unsubscribe')]).toEqual([true, true, false]);
    const sent: Parameters<MailTransport['sendMail']>[0][] = [];
    const rail = smtpMail({ smtpUrl: undefined, from: 'no-reply@choku.example' }, { sendMail: async (message) => { sent.push(message); } });
    await rail.send({ key: 'k', to: 'yuu@example.jp', ...mail, unsubscribeUrl: 'https://choku.example/v1/unsubscriptions/token' });
    await rail.send({ key: 'k', to: 'yuu@example.jp', ...mail });
    expect(sent.map(({ headers }) => [headers['List-Unsubscribe'], headers['List-Unsubscribe-Post']])).toEqual([['<https://choku.example/v1/unsubscriptions/token>', 'List-Unsubscribe=One-Click'], [undefined, undefined]]);
  });

  it('goes to one recipient, under the same Message-ID whenever it is sent again', async () => {
    const sent: Parameters<MailTransport['sendMail']>[0][] = [];
    const rail = smtpMail({ smtpUrl: undefined, from: 'Choku <no-reply@choku.example>' }, { sendMail: async (message) => { sent.push(message); } });
    const mail = { key: 'mail:sign-up:sup_1', to: 'yuu@example.jp, all@example.jp', ...writeMail(words, reader) };
    await rail.send(mail);
    await rail.send(mail);
    expect(sent.map((message) => message.messageId)).toEqual(['<mail-sign-up-sup_1@choku.example>', '<mail-sign-up-sup_1@choku.example>']);
    expect(sent[0]?.to).toEqual({ name: '', address: 'yuu@example.jp, all@example.jp' });
  });

  it('that the server doesn’t take is an error, so that the outbox tries again', async () => {
    const rail = smtpMail({ smtpUrl: undefined, from: 'no-reply@choku.example' }, { sendMail: async () => { throw new Error('450 later'); } });
    await expect(rail.send({ key: 'k', to: 'yuu@example.jp', ...writeMail(words, reader) })).rejects.toThrow('450');
  });
});

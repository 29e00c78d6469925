import { z } from 'zod';
import type { Effects } from '../jobs/outbox.ts';
import { locales } from '../primitives/locale.ts';
import { writeMail } from '../rails/mail/mail-template.ts';

const outgoing = z.strictObject({
  to: z.string().nullable(), locale: z.enum(locales),
  words: z.strictObject({
    subject: z.string(), lines: z.array(z.string()), code: z.string().exactOptional(), button: z.strictObject({ label: z.string(), path: z.string() }).exactOptional(), small: z.array(z.string()).exactOptional(),
  }),
});

/** What follows a commit of the users module, or of any module that enqueues a mail. */
export const effects: Effects = {
  'mail.send': async ({ ctx, body, key }) => {
    const { to, locale, words } = outgoing.parse(body);
    // Nobody: an answer that must cost the same with and without a mail.
    if (to === null) return;
    await ctx.rails.mail.send({ key, to, ...writeMail(words, { locale, publicUrl: ctx.config.publicUrl }) });
  },
};

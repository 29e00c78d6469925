import { z } from 'zod';
import { idField, momentField, multiLine, singleLine } from '../http/fields.ts';

/** 1–30 graphemes on one line, in NFKC: wide, circled and joined letters are kept as the plain ones they look like. */
export const nicknameField = z.string().max(600).transform((value) => value.normalize('NFKC')).pipe(singleLine({ min: 1, max: 30 })).meta({ description: 'Nickname, 1–30 characters.' });
export const emailField = z.string().trim().max(254).pipe(z.email()).meta({ description: 'E-mail address.' });
/** 12–128 characters, checked against common ones. */
export const passwordField = z.string().min(12).max(128).meta({ description: 'Password, 12–128 characters.' });
export const codeField = z.string().trim().regex(/^[0-9０-９]{6}$/u).meta({ description: 'The six digits of the mail.' });

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const halfHour = z.string().regex(/^([01][0-9]|2[0-3]):[03]0$|^24:00$/u);
/** Weekly hours in which somebody is likely to talk, in Japan's time; a hint, not a booking. */
export const talkTimes = z.array(z.strictObject({ days: z.array(z.enum(weekdays)).min(1).max(7), from: halfHour, to: halfHour })).max(21)
  .meta({ id: 'TalkTimes', description: 'Weekly hours (Asia/Tokyo) in which the provider is likely to talk.' });

export const light = z.enum(['available', 'busy', 'away']).meta({ description: 'available: now; busy: in a talk; away: not in.' });

export const rating = z.strictObject({ average: z.number().min(1).max(5), count: z.int().min(1) }).nullable().meta({ description: 'Mean stars; null without reviews.' });

/** How a provider has answered requests lately. */
const answers = z.strictObject({
  asked: z.int().min(0), answered: z.int().min(0), medianMinutes: z.int().min(1).nullable(),
}).meta({ description: 'Requests of the past 90 days that came to an end, how many were answered, and the median of the waits in minutes (null below three answers).' });

/** What everybody may see of a user. */
export const profile = z.strictObject({
  id: idField('user'), nickname: z.string(), avatarUrl: z.string(), words: z.string(), talkTimes, light, rating, talkCount: z.int(), answers, url: z.string(),
}).meta({ id: 'Profile', description: 'What everybody may see of a user.' });

/** The user as another person's counterpart: in a talk, a conversation, a review. `hidden` when blocked or deleted. */
export const person = z.strictObject({ id: idField('user').nullable(), nickname: z.string(), avatarUrl: z.string(), hidden: z.boolean() }).meta({ id: 'Person', description: 'The other person of a talk, a conversation or a review; hidden after a block or a deletion.' });

export const me = z.strictObject({
  id: idField('user'), nickname: z.string(), email: z.string(), avatarUrl: z.string(), words: z.string(), talkTimes, locale: z.enum(['ja', 'en']),
  light, availableUntil: momentField.nullable(), pushReady: z.boolean().meta({ description: 'Whether a device takes pushes about requests, also with every page closed.' }), unreadMessages: z.int(), waitingRequests: z.int(),
}).meta({ id: 'Me', description: 'Oneself.' });

export const signUpBody = z.strictObject({
  nickname: nicknameField, email: emailField, password: passwordField, locale: z.enum(['ja', 'en']).optional(),
  adult: z.literal(true).meta({ description: 'The person says that they are 18 or older.' }), agreed: z.literal(true).meta({ description: 'The person agrees to the terms of use.' }),
});
export const signUpReply = z.strictObject({ signUpId: idField('signUp') }).meta({ description: 'The same for known and unknown addresses; a mail tells the rest.' });
export const confirmSignUpBody = z.strictObject({ code: codeField, keep: z.enum(['cookie', 'token']).default('cookie') });
export const createSessionBody = z.strictObject({
  email: emailField, password: z.string().min(1).max(128),
  keep: z.enum(['cookie', 'token']).default('cookie').meta({ description: 'cookie: for browsers on the platform; token: answered once, for API clients.' }),
});
export const sessionReply = z.strictObject({ me, token: z.string().nullable() });
export const passwordResetBody = z.strictObject({ email: emailField });
export const passwordResetReply = z.strictObject({ passwordResetId: idField('passwordReset') });
export const completePasswordResetBody = z.strictObject({ code: codeField, newPassword: passwordField });
export const updateMeBody = z.strictObject({
  nickname: nicknameField.optional(), words: multiLine({ min: 0, max: 2000 }).optional(), talkTimes: talkTimes.optional(), locale: z.enum(['ja', 'en']).optional(),
});
export const availabilityBody = z.strictObject({ available: z.boolean() });
export const blockedList = z.strictObject({ items: z.array(person) });

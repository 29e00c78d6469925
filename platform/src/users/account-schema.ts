import { z } from 'zod';
import { idField, momentField } from '../http/fields.ts';
import { idPattern } from '../primitives/id.ts';
import { codeField, emailField, passwordField } from './schema.ts';

export const proofBody = z.strictObject({ password: z.string().min(1).max(128) });
export const proofReply = z.strictObject({ until: momentField }).meta({ id: 'Proof', description: 'Until when the proof counts.' });

export const startEmailChangeBody = z.strictObject({ email: emailField });
export const startEmailChangeReply = z.strictObject({ emailChangeId: idField('emailChange') }).meta({ description: 'The same for known and unknown addresses; a mail tells the rest.' });
export const confirmEmailChangeBody = z.strictObject({ code: codeField });
export const undoEmailChangeBody = z.strictObject({ token: z.string().regex(/^[\w-]{20,100}$/u).meta({ description: 'The secret of the link in the mail to the old address.' }) });
export const changePasswordBody = z.strictObject({ newPassword: passwordField });

const bodyOf = (kind: 'session' | 'frameSession') => idPattern(kind).source.replaceAll(/^\^|\$$/gu, '');

/** A session of the site or the frame of a blog. */
export const anySessionId = z.string().regex(new RegExp(`^(${bodyOf('session')}|${bodyOf('frameSession')})$`, 'u')).meta({ description: 'Id of a session, of the site or of a frame.' });

export const session = z.strictObject({
  id: anySessionId, kind: z.enum(['browser', 'client', 'frame']).meta({ description: 'browser: on the platform; client: an API client; frame: the widget on a blog.' }),
  device: z.string().meta({ description: 'Browser and system as they say themselves; empty where nothing is known.' }), host: z.string().nullable().meta({ description: 'The blog, for a frame.' }),
  current: z.boolean(), createdAt: momentField, usedAt: momentField,
}).meta({ id: 'Session', description: 'A place where one is signed in.' });
export const sessionList = z.strictObject({ items: z.array(session) });

/** Everything the platform keeps of a person, by section. */
export const exported = z.looseObject({ format: z.literal('choku-export-1'), exportedAt: momentField, userId: idField('user') }).meta({ id: 'Export', description: 'Everything the platform keeps of a person: a list of rows per section.' });

const matter = z.strictObject({ kind: z.enum(['talk', 'billing', 'payout']), path: z.string() });

export const leaving = z.strictObject({
  state: z.enum(['staying', 'leaving', 'left']), askedAt: momentField.nullable(),
  open: z.array(matter).meta({ description: 'What has to come to its end before the account can go.' }), salesLeft: z.int().meta({ description: 'Yen of sales not paid out.' }),
}).meta({ id: 'Leaving', description: 'Where leaving stands.' });
export const leaveBody = z.strictObject({ giveUpSales: z.boolean().default(false).meta({ description: 'Whether sales that are left are given up.' }) });

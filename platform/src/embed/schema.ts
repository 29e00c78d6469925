import { z } from 'zod';
import { idField, momentField, originField } from '../http/fields.ts';
import { person } from '../users/index.ts';

export const blogAddress = z.strictObject({
  id: idField('blogAddress'), origin: originField, state: z.enum(['seen', 'registered', 'refused']), firstSeenAt: momentField, registeredAt: momentField.nullable(),
}).meta({ id: 'BlogAddress', description: 'seen: the widget asked from there, the provider has not answered yet.' });
export const registerBlogAddressBody = z.strictObject({ origin: originField });
export const answerBlogAddressBody = z.strictObject({ state: z.enum(['registered', 'refused']) });

const challenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/u).meta({ description: 'PKCE S256 challenge (base64url).' });
export const startHandOverBody = z.strictObject({
  serviceId: idField('service'), origin: originField, challenge,
  purpose: z.enum(['ask', 'request']).meta({ description: 'What the person wants to do next: the window says so.' }),
});
export const handOverReply = z.strictObject({ handOverId: idField('handOver'), windowUrl: z.string(), expiresAt: momentField });
export const handOver = z.strictObject({ id: idField('handOver'), serviceId: idField('service'), origin: originField, purpose: z.enum(['ask', 'request']), expiresAt: momentField }).meta({ id: 'HandOver', description: 'What a window of the platform was opened for.' });
export const approveHandOverBody = z.strictObject({});
export const approvedHandOver = z.strictObject({ code: z.string(), frameOrigin: z.string().meta({ description: 'The only origin the window may post the code to.' }) });
export const redeemHandOverBody = z.strictObject({ code: z.string().max(200), verifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/u) });
export const frameSession = z.strictObject({
  accessToken: z.string(), refreshToken: z.string(), expiresAt: momentField, person, serviceId: idField('service'),
}).meta({ id: 'FrameSession', description: 'A short bearer token for this service alone, and the token that renews it once.' });
export const refreshFrameSessionBody = z.strictObject({ refreshToken: z.string().max(200) });

import { z } from 'zod';
import { originField, pathField, yenField } from '../http/fields.ts';

export const countViewQuery = z.strictObject({ page: pathField });
export const listPostsQuery = z.strictObject({ days: z.enum(['7', '30', '365']).default('30').meta({ description: 'How many days back, in Japan, today among them.' }) });

const brought = {
  views: z.int().nullable().meta({ description: 'How often the card was seen; null where that is not counted.' }), requests: z.int(), talks: z.int(),
  bill: yenField.meta({ description: 'What visitors paid and kept paid.' }), sales: yenField,
};
const post = z.strictObject({ path: z.string().nullable().meta({ description: 'The path as people read it; null for pages that are not known or counted together.' }), ...brought }).meta({ id: 'Post', description: 'A page and what it brought.' });
const address = z.strictObject({
  kind: z.enum(['blog', 'platform', 'unregistered']), origin: originField.nullable(), ...brought, pages: z.array(post),
}).meta({ id: 'PostAddress', description: 'An address with its pages: a blog, the platform’s own pages, or all the unregistered addresses together.' });
export const posts = z.strictObject({ days: z.int(), total: z.strictObject(brought), addresses: z.array(address) })
  .meta({ id: 'Posts', description: 'Which post earns: requests of these days and what became of them, beside views of the card.' });

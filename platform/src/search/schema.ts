import { z } from 'zod';
import { idField, pageQuery } from '../http/fields.ts';

export const listServicesQuery = pageQuery.extend({ category: z.string().max(40).optional(), available: z.enum(['true']).optional(), provider: idField('user').optional() });

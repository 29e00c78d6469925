import type { Page } from '../http/page.ts';
import { myPages } from './my-pages.ts';
import { salesPages } from './sales-pages.ts';
import { statementPages } from './statement-pages.ts';

/** The pages of this module. */
export const pages: readonly Page[] = [...myPages, ...statementPages, ...salesPages];

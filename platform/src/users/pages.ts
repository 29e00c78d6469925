import type { Page } from '../http/page.ts';

/** The pages of accounts. */
export const pages: readonly Page[] = [];

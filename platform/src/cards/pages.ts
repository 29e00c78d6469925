import type { Page } from '../http/page.ts';

/** The pages of this module. */
export const pages: readonly Page[] = [];

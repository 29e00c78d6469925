import type { Page } from '../http/page.ts';

/** None of its own: conversations are shown on my page, in the frame and in the call room. */
export const pages: readonly Page[] = [];

import type { Page } from '../http/page.ts';
import { appPages } from './app-pages.ts';
import { invitePages } from './invite-pages.ts';
import { unsubscribePages } from './unsubscribe-pages.ts';

/** The pages of this module. */
export const pages: readonly Page[] = [...unsubscribePages, ...invitePages, ...appPages];

import type { Page } from '../http/page.ts';
import { mailboxPages } from '../rails/mail/mailbox-pages.ts';
import { accountPages } from './account-pages.ts';
import { profilePages } from './profile-page.ts';
import { dataPages } from './data-pages.ts';
import { emailChangePages } from './email-change-pages.ts';
import { securityPages } from './security-page.ts';
import { settingsPages } from './settings-page.ts';

/** The pages of accounts, and of the local mailbox their mails end up in outside of production. */
export const pages: readonly Page[] = [...accountPages, ...profilePages, ...settingsPages, ...securityPages, ...emailChangePages, ...dataPages, ...mailboxPages];

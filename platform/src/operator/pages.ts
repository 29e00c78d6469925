import type { Page } from '../http/page.ts';
import { bookPages } from './books-pages.ts';
import { casePages } from './case-pages.ts';
import { findingPages } from './finding-pages.ts';
import { overviewPages } from './overview-pages.ts';
import { payoutPages } from './payout-pages.ts';
import { reportPages } from './report-pages.ts';
import { watchPages } from './watch-pages.ts';

/** The operator's console. */
export const pages: readonly Page[] = [...overviewPages, ...casePages, ...reportPages, ...payoutPages, ...bookPages, ...findingPages, ...watchPages];

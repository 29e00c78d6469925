import { openPage, type Page } from '../http/page.ts';
import { consentPage } from './consent-page.ts';
import { returnPages } from './return-pages.ts';
import { testBankPages } from './test-bank-pages.ts';

/** The pages of this module: all of them windows. */
export const pages: readonly Page[] = [openPage('/consent', consentPage), ...returnPages, ...testBankPages];

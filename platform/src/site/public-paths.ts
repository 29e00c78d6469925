import { docNames } from './docs-names.ts';

/** Every page of the site itself that is open to all, by its Japanese path: for the sitemap and the tests that walk them. */
export const publicPaths: readonly string[] = [
  '/', '/how-it-works', '/help/fees', '/for-providers', '/faq', '/help/safety', '/legal/terms', '/legal/privacy', '/legal/tokushoho', '/legal/external', '/legal/measures',
  '/docs', ...docNames.map((name) => `/docs/${name}`), '/docs/element', '/docs/api',
];

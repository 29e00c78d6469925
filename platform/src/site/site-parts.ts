import type { Context } from '../context.ts';
import type { PageInput } from '../http/page.ts';
import type { Viewer } from '../http/viewer.ts';
import type { Seconds } from '../primitives/seconds.ts';
import type { Yen } from '../primitives/yen.ts';
import type { Html } from './html.ts';
import { breadcrumbs, type JsonLd } from './json-ld.ts';
import { addressInLanguage } from './language-path.ts';
import { page, type PageViewer } from './layout.ts';
import { layoutTexts } from './texts.ts';

/** What a talk of so many seconds costs, as the rules of the bill give it. */
export interface WorkedBill {
  readonly billedSeconds: Seconds;
  readonly bill: Yen;
  readonly platformFee: Yen;
  readonly sales: Yen;
}

/** What the pages of the site need of the modules above them; `app.ts` wires it. */
export interface SiteParts {
  /** Who looks at a page, for its header. */
  readonly readViewer: (ctx: Context, viewer: Viewer) => Promise<PageViewer>;
  /** The bill of a talk with the free minute, by the function that bills talks. */
  readonly workedBill: (price: Yen, talkSeconds: Seconds) => WorkedBill;
  /** The platform's OpenAPI document. */
  readonly apiDocument: () => unknown;
}

/** What makes a page that is the same for every guest. */
export interface OpenDocument {
  /** The Japanese path. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly body: Html;
  readonly statements?: readonly JsonLd[];
  /** Shows sums: says so where no real money moves. */
  readonly sums?: true;
}

/** The way from the home page to a page, for search engines. */
export function wayTo(input: PageInput, steps: readonly { readonly name: string; readonly path: string }[]): JsonLd {
  const { ctx: { config }, viewer: { locale } } = input;
  return breadcrumbs([{ name: layoutTexts.name[locale], path: '/' }, ...steps].map(({ name, path }) => ({ name, address: addressInLanguage(config.publicUrl + path, locale) })));
}

/** A whole page around a body that explains something: canonical address, way to it, header of who looks. */
export async function openDocument(parts: SiteParts, input: PageInput, content: OpenDocument): Promise<string> {
  const { ctx, viewer } = input;
  const { path, title, description, body, statements = [], sums } = content;
  return page({
    title, description, body, locale: viewer.locale, path: input.path, canonical: ctx.config.publicUrl + path, viewer: await parts.readViewer(ctx, viewer), testRail: sums === true && !ctx.rails.cards.live,
    statements: [wayTo(input, [{ name: title, path }]), ...statements],
  });
}

import type { Locale, Texts } from '../primitives/locale.ts';

/** One thing the element offers: its name and what it's for, as its source says. */
export interface ElementFact { readonly name: string; readonly about: string; readonly usual?: string }

/** What the docblock of the element says, by kind. */
export const elementKinds = ['attr', 'prop', 'method', 'fires', 'csspart', 'cssprop'] as const;
export type ElementKind = (typeof elementKinds)[number];

/** How each kind is called in the tables. */
export const elementHeadings: Readonly<Record<ElementKind, Texts>> = {
  attr: { ja: '属性', en: 'Attributes' }, prop: { ja: 'プロパティ', en: 'Properties' }, method: { ja: 'メソッド', en: 'Methods' }, fires: { ja: 'イベント', en: 'Events' },
  csspart: { ja: 'パーツ(::part)', en: 'Parts (::part)' }, cssprop: { ja: 'カスタムプロパティ', en: 'Custom properties' },
};

/** What the page of the element says. */
export const elementTexts = {
  lead: { ja: 'ブログに貼る要素の、属性、プロパティ、イベント、パーツ、カスタムプロパティの一覧です。', en: 'Attributes, properties, events, parts and custom properties of the element that stands in blogs.' },
  name: { ja: '名前', en: 'Name' },
  about: { ja: '説明', en: 'What it is for' },
  usual: { ja: '書かないとき', en: 'Without it' },
} as const satisfies Record<string, Texts>;

/** Reads the facts of one kind out of the element's source. */
export function elementFacts(source: string, kind: ElementKind): readonly ElementFact[] {
  const [docblock = ''] = /\/\*\*(?:(?!\*\/)[\s\S])*@element choku-talk[\s\S]*?\*\//u.exec(source) ?? [];
  const line = new RegExp(`@${kind} (?:\\{[^}]*\\} )?\\[?([\\w-]+)(?:=([^\\]]+))?\\]? - (.+)`, 'gu');
  return [...docblock.matchAll(line)].map(([, name = '', usual, about = '']) => ({ name, about, ...(usual === undefined ? {} : { usual }) }));
}

/** The tag as a blogger pastes it. */
export function sampleTag(platformUrl: string, locale: Locale): string {
  const words = locale === 'ja' ? 'さとみさんと話す(チョク!)' : 'Talk with Satomi (Choku)';
  return `<choku-talk service-id="svc_…"><a href="${platformUrl}/s/svc_…">${words}</a></choku-talk>\n<script type="module" src="${platformUrl}/widget/choku-talk.js"></script>`;
}

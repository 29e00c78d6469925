import type { Locale, Texts } from '../../src/primitives/locale.ts';
import { fill } from '../../src/site/texts.ts';

const texts = {
  theme: { ja: '色', en: 'Colours' },
  auto: { ja: '合わせる', en: 'As the blog' },
  light: { ja: '明るい', en: 'Light' },
  dark: { ja: '暗い', en: 'Dark' },
  language: { ja: 'ことば', en: 'Language' },
  asReader: { ja: '記事に合わせる', en: 'As the post' },
  addresses: { ja: '通話できるサイト', en: 'Sites people can talk on' },
  addressesHint: { ja: 'ほかのサイトでは、カードからチョク!のページへ移って話します。', en: 'Elsewhere the card leads to the page on Choku.' },
  noAddresses: { ja: 'まだありません。タグを貼った記事が読まれると、ここに出ます。', en: 'None yet. Once a post with the tag is read, its site shows up here.' },
  add: { ja: '加える', en: 'Add' },
  addLabel: { ja: 'ブログのアドレス', en: 'Address of your blog' },
  remove: { ja: '{host} を外す', en: 'Remove {host}' },
  removeShort: { ja: '外す', en: 'Remove' },
  notAddress: { ja: 'https:// から始まるアドレスを入力してください。', en: 'Enter an address that begins with https://.' },
  preview: { ja: 'プレビュー', en: 'Preview' },
  desktop: { ja: 'パソコン', en: 'Desktop' },
  phone: { ja: 'スマホ', en: 'Phone' },
  tag: { ja: '貼るタグ', en: 'The tag' },
  copy: { ja: 'コピーする', en: 'Copy' },
  copied: { ja: 'コピーしました', en: 'Copied' },
  seen: { ja: '表示を確認しました。{host} で読まれています。', en: 'It shows: people read it on {host}.' },
  link: { ja: 'スクリプトを貼れないブログでは、次のURLをそのまま使えます。', en: 'Where a blog takes no scripts, use this address.' },
  notPublic: { ja: '公開すると、ブログにカードが表示されます。', en: 'The card shows in blogs once this is published.' },
  toPublish: { ja: '公開の手順へ', en: 'Go to publishing' },
} as const satisfies Record<string, Texts>;

/** A text of the page that makes the tag for a blog, with its values filled in. */
export function sayAboutEmbed(locale: Locale, key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(texts[key][locale], values);
}

const font = "'Hiragino Sans','BIZ UDPGothic','Noto Sans JP','Noto Sans CJK JP',Meiryo,sans-serif";

/** How each part of a mail looks, by its class. Mail programs know neither custom properties nor oklch, and many drop style sheets: so it stands in each element. */
const looks: Readonly<Record<string, string>> = {
  page: `margin:0;padding:0;background-color:#faf9f6;color:#1c232e;font-family:${font};`,
  around: 'padding:16px 8px;',
  sheet: 'max-width:520px;table-layout:fixed;background-color:#ffffff;border:1px solid #e1e0da;border-radius:16px;',
  inside: 'padding:24px 20px;',
  brand: 'margin:0 0 20px;font-size:18px;line-height:1.5;font-weight:700;',
  mark: 'background-color:#fbc32c;color:#1c232e;border-radius:6px;padding:2px 8px;',
  heading: 'margin:0 0 12px;font-size:20px;line-height:1.45;font-weight:700;color:#1c232e;word-break:keep-all;overflow-wrap:anywhere;',
  text: 'margin:0 0 12px;font-size:16px;line-height:1.8;color:#1c232e;overflow-wrap:anywhere;word-break:break-word;',
  code: 'margin:16px 0;padding:12px 8px;border-radius:12px;background-color:#f2f1ed;color:#1c232e;font-size:32px;line-height:1.4;font-weight:700;letter-spacing:0.14em;text-align:center;',
  'button-space': 'margin:20px 0 12px;',
  'button-cell': 'background-color:#1c232e;border-radius:10px;',
  button: 'display:block;padding:12px 20px;border-radius:10px;background-color:#1c232e;color:#ffffff;font-size:16px;line-height:1.5;font-weight:700;text-align:center;text-decoration:none;',
  address: 'margin:0 0 16px;font-size:13px;line-height:1.7;color:#4c535e;word-break:break-all;',
  small: 'margin:0 0 6px;font-size:13px;line-height:1.7;color:#4c535e;overflow-wrap:anywhere;word-break:break-word;',
  ending: 'margin:20px 0 0;font-size:13px;line-height:1.7;color:#4c535e;overflow-wrap:anywhere;word-break:break-word;',
  link: 'color:#4c535e;display:inline-block;margin-right:12px;',
};

/** What may be lost: the colours by night, as an element of the head. */
export const nightStyles = `<style>@media (prefers-color-scheme: dark) {
  .page { background-color: #11151b !important; color: #f1f0ec !important; }
  .sheet { background-color: #191e26 !important; border-color: #313740 !important; }
  .heading, .text { color: #f1f0ec !important; }
  .code { background-color: #0b0f14 !important; color: #f1f0ec !important; }
  .button, .button-cell { background-color: #f1f0ec !important; color: #191e26 !important; }
  .small, .address, .ending, .link { color: #b9bec6 !important; }
}</style>`;

/** Writes into each element of a mail how it looks. What people wrote is escaped by then, so no quote of theirs can look like a class. */
export function withLooks(markup: string): string {
  return markup.replaceAll(/ class="([a-z-]+)"/gu, (whole, name: string) => {
    const look = looks[name];
    if (look === undefined) throw new TypeError(`a mail has no look for ${name}`);
    return `${whole} style="${look}"`;
  });
}

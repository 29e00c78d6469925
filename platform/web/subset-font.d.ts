declare module 'subset-font' {
  /** Cuts a font down to the characters of a text. Resolves to the new font file. */
  export default function subsetFont(font: Uint8Array, text: string, options: { targetFormat: 'woff2' | 'woff' | 'sfnt' }): Promise<Uint8Array>;
}

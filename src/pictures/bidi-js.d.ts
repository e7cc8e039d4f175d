// What is used of bidi-js, which comes without types: https://github.com/lojjic/bidi-js
declare module 'bidi-js' {
  interface Bidi {
    /** A level for each UTF-16 unit: odd where it is read from the right. */
    getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): { readonly levels: Uint8Array }
    /** What a bracket looks like that is read from the right; null where it looks the same. */
    getMirroredCharacter(character: string): string | null
  }
  export default function bidiFactory(): Bidi
}

/** Words that open a family name: de Vries. */
export const PARTICLES = new Set('de van von der bin al la le di du da del ben st.'.split(' '))
/** Words behind the family name. */
export const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|,)\.?$/i

/** The family name, particle and suffix left out. */
export function familyName(words: readonly string[]): string {
  return words.findLast(word => !SUFFIX.test(word)) ?? words.at(-1) ?? ''
}

/** The suffix in small letters without its stop; empty for none. */
export function suffixOf(words: readonly string[]): string {
  return words.length > 1 && SUFFIX.test(words.at(-1)!) ? words.at(-1)!.toLowerCase().replace('.', '') : ''
}

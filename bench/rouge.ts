import { stemmer } from 'stemmer'

/** Tokens as ROUGE counts them: lower-case runs of letters and digits, stemmed when longer than three. */
export function rougeTokens(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(word => (word.length > 3 ? stemmer(word) : word))
}

/** How often each run of `size` tokens occurs. */
export function grams(tokens: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at + size <= tokens.length; at++) {
    const gram = tokens.slice(at, at + size).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/** How many runs two counts share, each as often as in both. */
export function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0)
  return shared
}

/** ROUGE-N F1 of sentences against reference sentences, 0 to 1 (Lin 2004). */
export function rougeF(sentences: readonly string[], reference: readonly string[], size: number): number {
  const own = grams(sentences.flatMap(rougeTokens), size)
  const wanted = grams(reference.flatMap(rougeTokens), size)
  const total = count(own) + count(wanted)
  return total === 0 ? 0 : (2 * overlap(own, wanted)) / total
}

function count(grams: ReadonlyMap<string, number>): number {
  return grams.values().reduce((sum, value) => sum + value, 0)
}

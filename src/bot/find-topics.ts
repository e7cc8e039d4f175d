import type { FoundQuote, Store } from '../stores/store.ts'
import { termSpans } from '../text/terms.ts'

/**
 * What quotations are about: the words that stand in more of them than elsewhere, the most telling first, each in the
 * form in which it is said most often. Words of one quotation only are no topic, nor are short ones: "see", "we'll".
 */
export async function findTopics(
  store: Store,
  quotes: readonly FoundQuote[],
  { limit }: { readonly limit: number },
): Promise<string[]> {
  const uses = new Map<string, Use>()
  for (const { quote, article } of quotes) {
    const seen = new Set<string>()
    for (const span of quote.content) {
      const text = article.text.slice(span.start, span.end)
      for (const { term, start, end } of termSpans(text)) {
        const use = uses.get(term) ?? { quotes: 0, forms: new Map<string, number>() }
        const form = text.slice(start, end).toLowerCase()
        use.forms.set(form, (use.forms.get(form) ?? 0) + 1)
        if (!seen.has(term)) use.quotes++
        seen.add(term)
        uses.set(term, use)
      }
    }
  }
  const repeated = [...uses].filter(([term, use]) => use.quotes > 1 && isTelling(term))
  const { passageCount, passagesWith } = await store.passages.statistics(repeated.map(([term]) => term))
  const rarity = (term: string) => Math.log((passageCount + 1) / ((passagesWith.get(term) ?? 0) + 1))
  return repeated
    .map(([term, { quotes: count, forms }]) => ({ forms, score: Math.log(count) * rarity(term) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ forms }) => [...forms].sort((a, b) => b[1] - a[1])[0]![0])
}

function isTelling(term: string): boolean {
  return /^\p{L}{4,}$/u.test(term)
}

interface Use {
  /** In how many quotations. */
  quotes: number
  readonly forms: Map<string, number>
}

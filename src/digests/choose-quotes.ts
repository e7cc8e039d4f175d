import type { PostedWords, PostRecord } from '../model/digest.ts'
import type { FoundQuote, Store } from '../stores/store.ts'
import { groupWordings } from '../text/verify/group-wordings.ts'

/** A quotation of fewer letters says little by itself. */
const TELLING_LETTERS = 40

/**
 * The quotations of these articles that most publishers print, and of those the surest: of each speaker one before any has
 * a second, and none that was posted before.
 */
export async function chooseQuotes(
  articleIds: readonly string[],
  {
    store,
    before,
    limit,
  }: { readonly store: Store; readonly before: readonly PostRecord[]; readonly limit: number },
): Promise<PostedWords[]> {
  if (articleIds.length === 0 || limit === 0) return []
  const found = await store.quotes.find({ articleIds, kinds: ['direct'] })
  const named = found.filter(({ quote }) => quote.speaker !== undefined)
  const posted = new Set(before.flatMap(({ content }) => content.quotes.map(placeOf)))
  const groups = [...Map.groupBy(named, ({ quote }) => quote.speakerId ?? quote.speaker).values()].flatMap(
    bySpeaker => groupWordings(bySpeaker.map(toPrint)),
  )
  const best = groups
    .map(({ fullest, others }) => ({
      fullest,
      isPosted: [fullest, ...others].some(each => posted.has(placeOf(wordsOf(each)))),
      publishers: new Set([fullest, ...others].map(({ article }) => article.publisher)).size,
    }))
    .filter(({ isPosted }) => !isPosted)
    .sort(
      (a, b) =>
        Number(isTelling(b.fullest)) - Number(isTelling(a.fullest)) ||
        b.publishers - a.publishers ||
        b.fullest.quote.confidence - a.fullest.quote.confidence,
    )
  const speakers = new Set<string>()
  const isFirst = best.map(({ fullest: { quote } }) => {
    const speaker = quote.speakerId ?? quote.speaker!
    const first = !speakers.has(speaker)
    speakers.add(speaker)
    return first
  })
  return [...best.filter((_, at) => isFirst[at]), ...best.filter((_, at) => !isFirst[at])]
    .slice(0, limit)
    .map(({ fullest }) => wordsOf(fullest))
}

function toPrint({ quote, article }: FoundQuote) {
  return { quote, article, text: article.text, content: quote.content, publishedOn: article.publishedOn }
}

function wordsOf({ quote }: FoundQuote): PostedWords {
  return { articleId: quote.articleId, revision: quote.revision, spans: quote.content }
}

function placeOf({ articleId, spans }: PostedWords): string {
  return `${articleId}/${spans[0]?.start}`
}

function isTelling({ quote }: FoundQuote): boolean {
  return quote.content.reduce((sum, { start, end }) => sum + end - start, 0) >= TELLING_LETTERS
}

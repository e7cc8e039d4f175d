import type { QuoteCorrection } from '../../model/correction.ts'
import { type Attribution, IN_MARKS } from '../../model/quote.ts'
import { comparedWords, likenessOf } from './compare-revisions.ts'

/** A revision's text, and who is quoted in it. */
export interface QuotedText {
  readonly text: string
  readonly quotes: readonly (Attribution & { readonly speakerId?: string })[]
}

/**
 * The quotations of an article that its next revision does not keep: whose words are gone, read otherwise, or are given to
 * somebody else. Words that are still there and only no longer in marks are kept; so is what merely moved.
 */
export function findCorrections(before: QuotedText, after: QuotedText): QuoteCorrection[] {
  const stillThere = ` ${comparedWords(after.text).join(' ')} `
  const old = quotesIn(before)
  const fresh = quotesIn(after)
  const kept = new Set(old.map(({ key }) => key))
  return old.flatMap(({ quote, words, key }): QuoteCorrection[] => {
    const was = {
      before: quote.content,
      ...(quote.speakerId !== undefined && { speakerId: quote.speakerId }),
    }
    const same = fresh.filter(each => each.key === key)
    const isGivenElsewhere =
      quote.speakerId !== undefined &&
      same.length > 0 &&
      same.every(each => each.quote.speakerId !== undefined && each.quote.speakerId !== quote.speakerId)
    if (isGivenElsewhere) return [{ kind: 'changed', ...was, after: same[0]!.quote.content }]
    if (same.length > 0 || stillThere.includes(` ${key} `)) return []
    const [nearest] = fresh
      .filter(each => !kept.has(each.key))
      .map(each => ({ quote: each.quote, likeness: likenessOf(words, each.words) }))
      .filter(({ likeness }) => likeness >= LIKE)
      .sort((a, b) => b.likeness - a.likeness)
    return nearest === undefined
      ? [{ kind: 'removed', ...was }]
      : [{ kind: 'changed', ...was, after: nearest.quote.content }]
  })
}

const LIKE = 0.5

function quotesIn({ text, quotes }: QuotedText) {
  return quotes
    .filter(({ kind }) => IN_MARKS.includes(kind))
    .map(quote => {
      const words = quote.content.flatMap(({ start, end }) => comparedWords(text.slice(start, end)))
      return { quote, words, key: words.join(' ') }
    })
    .filter(({ key }) => key !== '')
}

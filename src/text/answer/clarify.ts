import { contains, type Span } from '../../model/span.ts'
import { type DateMention, findDates } from '../dates.ts'
import { familyName } from '../people/family-name.ts'
import { findMarks } from '../quotes/find-marks.ts'
import { type AttributeInput, readArticle } from '../quotes/read-article.ts'
import { paragraphs } from '../sentences.ts'

/** A pronoun of a sentence with whom it stands for, both as words of the article. */
export interface ClearPronoun {
  readonly span: Span
  /** The family name, where the article gives it last before the pronoun: `Sessions`. */
  readonly name: Span
}

/** What a sentence leaves to the sentences before it, and to the day it was printed. */
export interface Clarity {
  readonly pronouns: readonly ClearPronoun[]
  /** Days, weeks, months and years that the sentence counts from its day of publication ("Thursday", "last year"). */
  readonly dates: readonly DateMention[]
}

/**
 * Tells what a reader of a sentence by itself would have to look up: whom a pronoun stands for, where that is certain and
 * the sentence has not said so, and which day "Thursday" is. Nothing inside quotation marks is touched.
 *
 * @param sentences spans of the article's text
 * @returns one for each of the sentences
 */
export function clarify(article: AttributeInput, sentences: readonly Span[]): Clarity[] {
  const { text } = article
  const marked = findMarks(text, paragraphs(text)).map(({ outer }) => outer)
  // Reading whom all words of an article stand for takes longer than finding the sentences.
  const isPlain = !sentences.some(({ start, end }) => PRONOUN.test(text.slice(start, end)))
  const clear = isPlain ? sentences.map(() => []) : clearPronouns(article, sentences)
  return sentences.map((sentence, index) => ({
    pronouns: clear[index]!,
    dates: relativeDates(article, sentence, marked),
  }))
}

const PRONOUN = /\b(?:he|she)\b/iu

function clearPronouns(article: AttributeInput, sentences: readonly Span[]): ClearPronoun[][] {
  const { read, cast, resolved } = readArticle(article)
  const mentions = read.flatMap(({ items }) => items.flatMap(({ mention }) => mention ?? []))
  const starts = new Map(
    read.flatMap(({ items }) => items.toReversed().map(({ sentence, start }) => [sentence, start])),
  )
  return sentences.map(sentence => {
    const pronouns: ClearPronoun[] = []
    const told = new Set<number>()
    for (const mention of mentions) {
      if (!contains(sentence, mention)) continue
      const found = resolved.get(mention.start)
      if (found === undefined) continue
      const { entity, probability } = found
      const isClear = told.has(entity)
      told.add(entity)
      if (isClear || !opens(mention) || probability < CERTAIN) continue
      const name = lastName(cast.entities[entity]!, mention.start)
      if (name !== undefined) pronouns.push({ span: { start: mention.start, end: mention.end }, name })
    }
    return pronouns
  })

  /**
   * A "he" or "she" that begins its sentence goes on with whom the text was about. Inside one it may as well look ahead
   * ("his relationship with Trump" is Sessions's), and "it" and "they" stand for too much else.
   */
  function opens({ words, start, sentence }: (typeof mentions)[number]): boolean {
    return /^(?:he|she)$/.test(words[0]!) && starts.get(sentence) === start
  }

  /** Where the family name of a person stands last before an offset. */
  function lastName({ kind, words }: (typeof cast.entities)[number], before: number): Span | undefined {
    const family = familyName(words)
    const named = mentions.findLast(
      ({ kind: of, start, head }) =>
        of === 'name' && start < before && article.text.slice(head.start, head.end).endsWith(family),
    )
    if (kind !== 'person' || named === undefined) return undefined
    return { start: named.head.end - family.length, end: named.head.end }
  }
}

// Of the pronoun engine's own probability.
const CERTAIN = 0.85

function relativeDates(
  { text, publishedOn }: AttributeInput,
  sentence: Span,
  marked: readonly Span[],
): DateMention[] {
  const words = text.slice(sentence.start, sentence.end)
  return findDates(words, publishedOn)
    .map(mention => ({
      ...mention,
      span: { start: sentence.start + mention.span.start, end: sentence.start + mention.span.end },
    }))
    .filter(
      ({ span, date }) =>
        !/(?:1[6-9]|20)\d\d/u.test(text.slice(span.start, span.end)) &&
        !(
          BARE_WEEKDAY.test(text.slice(span.start, span.end)) && publishedOn?.since(date).days === DAY_AFTER
        ) &&
        !marked.some(stretch => contains(stretch, span)),
    )
}

const BARE_WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! (?:of )?(?:last|next) week)/iu
// "By Wednesday" in a report of Tuesday: six days before, or tomorrow, or the reporter's own day, which began earlier.
const DAY_AFTER = 6

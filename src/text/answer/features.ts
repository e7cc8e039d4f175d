import { overlaps, type Span } from '../../model/span.ts'
import { sentences } from '../sentences.ts'
import { answeringWords } from './answering-words.ts'
import { coverage, weightiestMissing } from './coverage.ts'
import { agreement, matchedWeights, namesTogether, type ReadEvidence, standOut } from './evidence.ts'
import { type Match, matcherOf } from './match-terms.ts'
import { measureAlone } from './measure-alone.ts'
import { measureNearTerms, measureQuestion } from './near-terms.ts'
import type { Question } from './question.ts'

/** A ranked passage that may hold the answer, with the article that it is cut from. */
export interface AnswerCandidate {
  /** Tells articles apart: the same for passages of one article. */
  readonly articleId: string
  readonly headline: string
  /** The article's whole text. */
  readonly text: string
  /** The passage within `text`. */
  readonly span: Span
  /** What `rank` gave the passage. */
  readonly score?: number
  readonly publisher?: string
  readonly publishedOn?: Temporal.PlainDate
}

/** A sentence of the passages, measured against the question. */
export interface MeasuredSentence {
  /** Index into the passages. */
  readonly candidate: number
  readonly articleId: string
  /** In the article's text, as the spans below. */
  readonly span: Span
  /** By name. Shares are 0 to 1, and -1 where the question has nothing of the sort. */
  readonly features: Readonly<Record<string, number>>
  /** Words of the form that the question asks for, which it does not itself contain. */
  readonly answering: readonly Span[]
  /** Words that the question has too. */
  readonly shared: readonly Span[]
}

/**
 * Measures every sentence of the passages: how much of the question it, its neighbours and its article speak of, how close
 * together, and whether it holds words that could answer.
 *
 * @param passages best first
 */
export function measureSentences(
  question: Question,
  passages: readonly AnswerCandidate[],
): MeasuredSentence[] {
  const { terms, kind } = question
  const match = matcherOf(terms)
  const read = passages.map(passage => {
    const headline = match(passage.headline).strengths
    const all = sentences(passage.text.slice(passage.span.start, passage.span.end)).map(({ start, end }) => {
      const span = { start: passage.span.start + start, end: passage.span.start + end }
      const text = passage.text.slice(span.start, span.end)
      const matched = match(text)
      return { ...matched, span, text, answering: newWords(text, kind, matched.found) }
    })
    return { headline, all, whole: strongest([headline, ...all.map(({ strengths }) => strengths)]) }
  })
  const articles = new Map<string, readonly number[]>()
  for (const [candidate, { whole }] of read.entries()) {
    const { articleId } = passages[candidate]!
    articles.set(articleId, strongest([whole, articles.get(articleId) ?? []]))
  }
  const topScore = Math.max(...passages.map(({ score = 0 }) => score))
  const evidence: ReadEvidence[] = passages.map(({ articleId, headline, text, span, score = 0 }) => ({
    articleId,
    lower: `${headline}\n${text.slice(span.start, span.end)}`.toLowerCase(),
    score,
  }))
  const standing = standOut(evidence)
  const ofQuestion = measureQuestion(terms)

  const seen = new Set<string>()
  const measured = read.flatMap(({ headline, all, whole }, candidate) => {
    const { articleId, score = 0 } = passages[candidate]!
    const article = articles.get(articleId)!
    const answeringCount = all.reduce((sum, { answering }) => sum + answering.length, 0)
    return all.flatMap((sentence, index) => {
      // Passages overlap: a sentence belongs to the best one that it stands in.
      const key = `${articleId} ${sentence.span.start}`
      if (seen.has(key)) return []
      seen.add(key)
      const [before, after] = [all[index - 1]?.strengths ?? [], all[index + 1]?.strengths ?? []]
      const window = strongest([headline, before, sentence.strengths])
      const beside = strongest([window, after])
      const near = matchedWeights(terms, beside)
      const inPassage = matchedWeights(terms, strongest([headline, whole]))
      const own = matchedWeights(terms, sentence.strengths)
      const words = sentence.answering.map(({ start, end }) => sentence.text.slice(start, end))
      const features = {
        ...measureAlone(question, sentence),
        ...measureNearTerms(terms, beside),
        ...ofQuestion,
        ...standing[candidate]!,
        'matched weight': own.matched,
        'matched weight near': near.matched,
        'missing near': near.missing,
        'name missing near': near.names,
        'number missing near': near.numbers,
        'word missing near': near.plain,
        'matched weight of passage': inPassage.matched,
        'name missing from passage': inPassage.names,
        'number missing from passage': inPassage.numbers,
        'word missing from passage': inPassage.plain,
        'scattered over passage': inPassage.matched - near.matched,
        'names together': namesTogether(terms, sentence.found),
        agreement: articles.size > 1 ? agreement(words, articleId, evidence) : 0,
        'sentence of passage': Math.min(9, index),
        'coverage with sentence before and headline': coverage(terms, window),
        'coverage of sentence after': coverage(terms, after),
        'coverage of passage': coverage(terms, whole),
        'coverage of article': coverage(terms, article),
        'weightiest missing from article': weightiestMissing(terms, article),
        'answering words of passage': Math.min(3, answeringCount - sentence.answering.length),
        position: Math.min(20, Math.round(sentence.span.start / 150)),
        'passage rank': Math.log(1 + candidate),
        'passage score': Math.exp(score - topScore),
      }
      return [{ candidate, sentence, features }]
    })
  })

  const best = (name: string) =>
    Math.max(...measured.map(({ features }) => (features as Record<string, number>)[name]!), 1e-9)
  const tops = RELATIVE.map(name => ({ name, top: best(name), toBest: `${name}, to best` }))
  return measured.map(({ candidate, sentence, features: own }) => {
    const features: Record<string, number> = {
      ...own,
      sentences: Math.log(measured.length),
      articles: Math.log(articles.size),
    }
    for (const { name, top, toBest } of tops) features[toBest] = features[name]! / top
    // Where many articles are searched other things tell than within one.
    for (const [name, ofMany] of WIDE) features[ofMany] = articles.size > 1 ? features[name]! : 0
    const inArticle = (span: Span) => ({
      start: sentence.span.start + span.start,
      end: sentence.span.start + span.end,
    })
    return {
      candidate,
      articleId: passages[candidate]!.articleId,
      span: sentence.span,
      features,
      answering: sentence.answering.map(inArticle),
      shared: sentence.found.filter(({ strength }) => strength > 0.5).map(({ span }) => inArticle(span)),
    }
  })
}

const RELATIVE = ['coverage', 'bm25', 'coverage of passage', 'coverage of article', 'pairs in order']

const WIDE = [
  'coverage',
  'bm25',
  'coverage of passage',
  'coverage of article',
  'coverage with sentence before and headline',
  'passage score',
  'pairs in order',
  'length',
  'position',
  'new terms',
  'tightness',
].map(name => [name, `${name}, many articles`] as const)

/** Words that have the form of an answer and are not the question's own: of "250 people", where people are asked for, the number. */
function newWords(text: string, kind: Question['kind'], found: readonly Match[]): Span[] {
  return answeringWords(text, kind).filter(({ start, end }) => {
    const number = /^[^\p{L}]*\p{N}[^\s-]*/u.exec(text.slice(start, end))?.[0]
    const own = number === undefined ? { start, end } : { start, end: start + number.length }
    return !found.some(match => match.strength === 1 && overlaps(match.span, own))
  })
}

/** Of several lists, the largest value at each place. */
function strongest(lists: readonly (readonly number[])[]): number[] {
  const most: number[] = []
  for (const list of lists)
    for (let index = 0; index < list.length; index++) most[index] = Math.max(most[index] ?? 0, list[index]!)
  return most
}

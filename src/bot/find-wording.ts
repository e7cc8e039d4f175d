import type { Article } from '../model/article.ts'
import { IN_MARKS, type Quote } from '../model/quote.ts'
import { overlaps, type Span } from '../model/span.ts'
import type { FoundQuote, Store } from '../stores/store.ts'
import { paragraphs } from '../text/sentences.ts'
import { terms } from '../text/terms.ts'
import { type RecordedWords, type Verdict, verifyWording } from '../text/verify/verify.ts'

/** One speaker's words in one paragraph and medium, however often the writer breaks in: "We will," she said. "We must." */
export interface Utterance extends RecordedWords, FoundQuote {}

/** {@link Verdict} on a wording; `byOther` when the words are on record, but not as those of the person asked about. */
export interface FoundWording extends Verdict<Utterance> {
  readonly byOther: boolean
}

/**
 * Looks for a wording among the stored quotations: the store finds passages that share its rarest terms, the quotations
 * in them are compared word by word.
 *
 * @param options.speakerId whose words they are said to be
 */
export async function findWording(
  store: Store,
  wording: string,
  options: { readonly speakerId?: string | undefined } = {},
): Promise<FoundWording> {
  const wanted = terms(wording)
  const utterances = await findUtterances(store, wanted)
  const isKnown = await knownWords(store, wanted, utterances)
  const all = verifyWording(wording, utterances, isKnown)
  if (options.speakerId === undefined) return { ...all, byOther: false }

  const isOwn = ({ quote }: Utterance) => quote.speakerId === options.speakerId
  const own = verifyWording(wording, utterances.filter(isOwn), isKnown)
  return isNearer(all, own) ? { ...all, byOther: true } : { ...own, byOther: false }
}

/** Whether somebody else's words are nearer than the person's own. */
function isNearer(all: Verdict<unknown>, own: Verdict<unknown>): boolean {
  const [theirs, mine] = [all, own].map(({ kind }) => CLOSENESS.indexOf(kind))
  if (theirs !== mine) return theirs! > mine!
  return own.kind === 'altered' && all.matches[0]!.similarity > own.matches[0]!.similarity
}

/** Tells words from slips of the finger: a word stands in some article. */
async function knownWords(
  store: Store,
  wanted: readonly string[],
  utterances: readonly Utterance[],
): Promise<(word: string) => boolean> {
  const present = new Set(
    utterances.flatMap(({ text, content }) =>
      content.flatMap(span => terms(text.slice(span.start, span.end))),
    ),
  )
  const known = await store.passages.known(wanted.filter(term => !present.has(term)))
  return word => {
    const own = terms(word)
    return own.length === 0 || own.some(term => present.has(term) || known.has(term))
  }
}

const CLOSENESS: readonly Verdict<unknown>['kind'][] = ['unknown', 'stitched', 'altered', 'verbatim']

// Whoever types half of what sixty papers print must still find the paper that prints the other half.
const CANDIDATES = 80

async function findUtterances(store: Store, wanted: readonly string[]): Promise<Utterance[]> {
  const passages = await store.passages.search(wanted, { limit: CANDIDATES })
  const inArticle = Map.groupBy(passages, ({ passage }) => passage.articleId)
  const quotes = await store.quotes.find({ articleIds: [...inArticle.keys()], kinds: IN_MARKS })
  const touched = quotes.filter(({ quote, article }) =>
    inArticle
      .get(article.id)!
      .some(({ passage }) => quote.content.some(span => overlaps(span, passage.span))),
  )
  return joinedByParagraph(touched)
}

function joinedByParagraph(quotes: readonly FoundQuote[]): Utterance[] {
  const starts = new Map<Article, readonly Span[]>()
  const paragraphOf = ({ article, quote }: FoundQuote) => {
    const spans = starts.get(article) ?? paragraphs(article.text)
    starts.set(article, spans)
    return spans.find(span => overlaps(span, quote.content[0]!))?.start
  }
  const groups = Map.groupBy(quotes, found =>
    // Without a speaker, two stretches may be two people's; a tweet and an advertisement are two utterances.
    [found.article.id, found.quote.speakerId ?? found.quote.id, found.quote.medium, paragraphOf(found)].join(
      ' ',
    ),
  )
  return [...groups.values()].map(group => {
    const { article, quote } = group[0]!
    const content = group.flatMap(each => each.quote.content).sort((a, b) => a.start - b.start)
    const joined: Quote = { ...quote, content }
    return { article, quote: joined, text: article.text, content }
  })
}

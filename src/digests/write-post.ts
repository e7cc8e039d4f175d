import { cite, citedSentence, excerpt } from '../bot/citation.ts'
import { quotation } from '../bot/quotation.ts'
import type { Article, ArticleRef } from '../model/article.ts'
import type { PostContent, PostedStory, PostedWords } from '../model/digest.ts'
import type { Block, Reply } from '../model/reply.ts'
import { contains } from '../model/span.ts'
import type { Store } from '../stores/store.ts'
import { findDates } from '../text/dates.ts'
import { writeCorrection } from './write-correction.ts'

/** Writes what was chosen for a post: the same words at each try, from the revisions that were read then. */
export async function writePost(
  { title, notices, corrections, stories, quotes, ahead, dates }: PostContent,
  store: Store,
  moreNotices: readonly string[] = [],
): Promise<Reply> {
  const notice = (text: string): Block => ({ kind: 'notice', level: 'info', text })
  const putRight = await Promise.all(corrections.map(correction => writeCorrection(correction, store)))
  const told = await inTurn(stories, story => writeStory(story, store))
  const words = await inTurn(quotes, quote => writeQuote(quote, store))
  const coming = await inTurn(ahead, each => writeAhead(each, store))
  return {
    title,
    blocks: [
      ...[...moreNotices, ...notices].map(notice),
      ...putRight.flat(),
      ...told,
      ...headed('In their words', words),
      ...headed('Coming up', coming),
    ].map(block => (dates === undefined ? block : withDates(block, dates))),
  }
}

/** The days below what is told, in the language of the digest. */
function withDates(block: Block, dates: string): Block {
  switch (block.kind) {
    case 'story':
    case 'citations':
      return { ...block, citations: block.citations.map(each => ({ ...each, dates })) }
    case 'sentences':
    case 'quotation':
      return { ...block, citation: { ...block.citation, dates } }
    default:
      return block
  }
}

function headed(text: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'text', text }, ...blocks]
}

async function inTurn<Item>(
  items: readonly Item[],
  write: (item: Item) => Promise<Block | undefined>,
): Promise<Block[]> {
  const blocks: Block[] = []
  for (const item of items) {
    const block = await write(item)
    // An article that was taken out of the database since is not shown.
    if (block !== undefined) blocks.push(block)
  }
  return blocks
}

async function writeStory(
  { told, others, outlets, isUpdate, since = 'it was told here' }: PostedStory,
  store: Store,
): Promise<Block | undefined> {
  const article = await find(told, store)
  if (article === undefined) return undefined
  const cited = await Promise.all(others.map(ref => find(ref, store)))
  const notes = [
    ...(isUpdate ? [`New since ${since}`] : []),
    ...(outlets > 1 ? [`${outlets} publishers have it`] : []),
  ]
  return {
    kind: 'story',
    headline: article.headline,
    ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
    sentences: told.spans.map(span => excerpt(article, span)),
    citations: [
      cite(article, isUpdate ? told.spans[0] : undefined),
      ...cited.flatMap(other => (other === undefined ? [] : [cite(other)])),
    ],
  }
}

async function writeQuote({ spans, ...ref }: PostedWords, store: Store): Promise<Block | undefined> {
  const article = await find(ref, store)
  const quotes = await store.quotes.find({ articleIds: [ref.articleId] })
  // Only quotes of the newest revision are listed: one that has changed since is not repeated.
  const found = quotes.find(
    ({ quote }) => quote.revision === ref.revision && quote.content[0]?.start === spans[0]?.start,
  )
  return article && found && quotation(found)
}

async function writeAhead({ spans, ...ref }: PostedWords, store: Store): Promise<Block | undefined> {
  const article = await find(ref, store)
  const [sentence] = spans
  if (article === undefined || sentence === undefined) return undefined
  const days = findDates(article.text, article.publishedOn).map(({ span }) => span)
  return {
    kind: 'sentences',
    sentences: [
      citedSentence(
        article,
        sentence,
        days.filter(day => contains(sentence, day)),
      ),
    ],
    citation: cite(article, sentence),
  }
}

function find({ articleId, revision }: ArticleRef, store: Store): Promise<Article | undefined> {
  return store.articles.find(articleId, revision)
}

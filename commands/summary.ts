import { cite } from '../src/bot/citation.ts'
import { clarifiedSentences } from '../src/bot/clarified.ts'
import { type ArticleReader, type CommandContext, defineCommand } from '../src/bot/command.ts'
import { findArticle, seenIn } from '../src/bot/find-article.ts'
import { findStory } from '../src/bot/find-story.ts'
import { readStory } from '../src/bot/read-story.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { revisionBlocks } from '../src/bot/revision-blocks.ts'
import { summaryAcross } from '../src/bot/story-blocks.ts'
import { day, repeated } from '../src/bot/wording.ts'
import { type Evidence, writeFrom } from '../src/bot/write.ts'
import { canonicalUrl } from '../src/ingest/canonical-url.ts'
import type { Article } from '../src/model/article.ts'
import type { Action, Block, Reply } from '../src/model/reply.ts'
import type { Story } from '../src/model/story.ts'
import type { Store } from '../src/stores/store.ts'
import { outlineStory } from '../src/text/stories/outline.ts'
import { type SummaryLength, summarize } from '../src/text/summary/summarize.ts'

export default defineCommand({
  name: 'summary',
  description: 'What happened, in the article’s own sentences',
  example: '/summary latest length:brief',
  visibility: 'public',
  access: 'everyone',
  options: {
    article: {
      type: 'text',
      required: true,
      suggest: 'articles',
      description: 'A link, words of a headline, a person, a topic, “story” and its words, or latest',
    },
    length: {
      type: 'text',
      choices: ['line', 'brief', 'standard', 'new'],
      description: 'One, three or five sentences, or only what is new since an earlier version or report',
    },
    focus: { type: 'text', description: 'What it should be about above all' },
    show: { type: 'text', choices: ['sources'], description: 'With the articles that it stands on' },
  },
  async handle({ article: typed, length = 'standard', focus, show }, context) {
    const { store, today, now, reader, asker } = context
    const asked = { length, ...(focus !== undefined && { focus }) }
    const story = /^story\s+(?<words>.+)/isu.exec(typed)?.groups?.words
    if (story !== undefined) {
      const found = await findStory(store, story, { today, spaceId: asker.place.spaceId })
      if (found !== undefined) {
        const reply = await acrossStory(context, found, asked)
        return withSources(reply, { article: `story #${found.id}`, ...asked }, show)
      }
    }
    const { spaceId } = asker.place
    const meant =
      (await findArticle(store, typed, { today, spaceId })) ?? (await readPage(typed, reader, now))
    if (meant === undefined) return notOnRecord(typed)
    const article = length === 'new' && !isNamed(typed) ? await newestReport(store, meant, spaceId) : meant
    const reply = await (length === 'new'
      ? whatIsNew(store, article, asked)
      : ofArticle(context, article, asked))
    return withSources(reply, { article: `#${article.id}`, ...asked }, show)
  },
})

/** Whether an article is named by its link or id, rather than told by words that fit others of its story too. */
function isNamed(typed: string): boolean {
  return typed.startsWith('#') || canonicalUrl(typed) !== undefined
}

/** The last report on an article's story that the space sees: what is new stands there. An edited article is new by itself. */
async function newestReport(store: Store, article: Article, spaceId: string): Promise<Article> {
  const story = (await store.stories.ofArticles([article.id])).get(article.id)
  if (story === undefined || article.revision > 1) return article
  const { reports } = outlineStory(story)
  const read = await Promise.all(reports.map(({ articleId }) => store.articles.find(articleId)))
  const seen = await seenIn(
    store,
    read.filter(each => each !== undefined),
    spaceId,
  )
  return seen.at(-1) ?? article
}

interface Asked {
  readonly length: string
  readonly focus?: string
}

/** The articles that a summary stands on, below it when asked for; else a button to them. */
function withSources(reply: Reply, options: NonNullable<Action['options']>, show: string | undefined): Reply {
  const cited = reply.blocks.flatMap(block => {
    if (block.kind === 'sentences') return [block.citation]
    return block.kind === 'written' ? block.evidence.map(({ citation }) => citation) : []
  })
  const citations = [...new Map(cited.map(citation => [citation.articleId, citation])).values()]
  if (citations.length === 0) return reply
  if (show === 'sources') return { ...reply, blocks: [...reply.blocks, { kind: 'citations', citations }] }
  const source: Action = { label: 'Source', command: 'summary', options: { ...options, show: 'sources' } }
  return { ...reply, actions: [...(reply.actions ?? []), source] }
}

/** A link that nobody has taken in yet is fetched where this installation may fetch. */
async function readPage(
  typed: string,
  reader: ArticleReader | undefined,
  now: Temporal.Instant,
): Promise<Article | undefined> {
  const url = canonicalUrl(typed)
  return url === undefined ? undefined : reader?.read(url, { now })
}

function notOnRecord(typed: string): Reply {
  return nothingFound(
    canonicalUrl(typed) !== undefined
      ? 'That link is not among the stored articles. This bot fetches no pages here: add it as a file with hustings ingest, then ask again.'
      : `No stored article matches “${repeated(typed)}”. Try a word of its headline, a name in it, or /summary latest.`,
  )
}

async function ofArticle(
  context: CommandContext,
  article: Article,
  { length, focus }: Asked,
): Promise<Reply> {
  const { store } = context
  const spans = summarize(article, { length: length as SummaryLength, ...(focus !== undefined && { focus }) })
  if (spans.length === 0) return nothingFound(`“${article.headline}” has no sentence to show.`)
  const written = await writeFrom(
    spans.map(span => ({ article, span })),
    context,
  )
  return {
    title: article.headline,
    blocks: [
      written ?? {
        kind: 'sentences',
        sentences: clarifiedSentences(
          article,
          spans.map(span => ({ span, emphasis: [] })),
        ),
        citation: cite(article),
      },
    ],
    actions: [
      ...(length === 'standard' ? [] : [longer(`#${article.id}`, focus)]),
      ...(article.revision > 1 ? [whatChanged(article)] : []),
      ...(await storyActions(store, article)),
    ],
  }
}

async function acrossStory(context: CommandContext, story: Story, { length, focus }: Asked): Promise<Reply> {
  const { store } = context
  const { reports, outline } = await readStory(store, story)
  if (length === 'new' && reports.length > 1)
    return whatIsNew(store, reports.at(-1)!, { length, ...(focus !== undefined && { focus }) })
  const blocks = summaryAcross(reports, {
    length: length === 'new' ? 'standard' : (length as SummaryLength),
    ...(focus !== undefined && { focus }),
  })
  if (blocks.length === 0) return nothingFound(`“${outline.best.headline}” has no sentence to show.`)
  const written = await writeFrom(sentencesIn(blocks, reports), context)
  return {
    title: outline.best.headline,
    blocks: written === undefined ? blocks : [written],
    actions: [
      ...(length === 'line' || length === 'brief' ? [longer(`story #${story.id}`, focus)] : []),
      { label: 'Who covered it', command: 'story', options: { story: `#${story.id}`, show: 'publishers' } },
    ],
  }
}

/** The sentences of blocks as evidence to write from. */
function sentencesIn(blocks: readonly Block[], articles: readonly Article[]): Evidence[] {
  return blocks.flatMap(block =>
    block.kind !== 'sentences'
      ? []
      : block.sentences.flatMap(({ excerpt }) => {
          const article = articles.find(({ id }) => id === excerpt.articleId)
          return article === undefined ? [] : [{ article, span: excerpt.span }]
        }),
  )
}

/** What an edit changed of an article, or, where it has only one version, what it says that earlier reports of its story did not. */
async function whatIsNew(store: Store, article: Article, { focus }: Asked): Promise<Reply> {
  const actions = [longer(`#${article.id}`, focus), ...(await storyActions(store, article))]
  const previous =
    article.revision > 1 ? await store.articles.find(article.id, article.revision - 1) : undefined
  if (previous !== undefined && focus === undefined) {
    const blocks = revisionBlocks(previous, article)
    if (blocks.length === 0) {
      return nothingFound(`“${article.headline}” says the same as its earlier version, in another order.`)
    }
    const edited: Block = {
      kind: 'text',
      text: `This is version ${article.revision}. Changed since the one before:`,
    }
    return { title: article.headline, blocks: [edited, ...blocks], actions }
  }
  const earlier = await earlierThan(store, article, previous)
  if (earlier === undefined) {
    return nothingFound(
      `There is no earlier version of “${article.headline}” on record, and no earlier report on it, to compare with.`,
    )
  }
  const spans = summarize(article, {
    length: 'standard',
    earlier: earlier.texts,
    ...(focus !== undefined && { focus }),
  })
  if (spans.length === 0)
    return nothingFound(`“${article.headline}” says nothing that was not known ${earlier.since}.`)
  return {
    title: article.headline,
    blocks: [
      { kind: 'text', text: `New ${earlier.since}:` },
      {
        kind: 'sentences',
        sentences: clarifiedSentences(
          article,
          spans.map(span => ({ span, emphasis: [] })),
        ),
        citation: cite(article),
      },
    ],
    actions,
  }
}

async function earlierThan(
  store: Store,
  article: Article,
  previous: Article | undefined,
): Promise<{ readonly texts: readonly string[]; readonly since: string } | undefined> {
  if (previous !== undefined) return { texts: [previous.text], since: 'since its earlier version' }
  const story = (await store.stories.ofArticles([article.id])).get(article.id)
  const before = story?.articles.filter(
    ({ articleId, publishedAt }) =>
      articleId !== article.id && Temporal.Instant.compare(publishedAt, article.publishedAt) <= 0,
  )
  if (before === undefined || before.length === 0) return undefined
  const read = await Promise.all(before.map(({ articleId }) => store.articles.find(articleId)))
  const texts = read.flatMap(each => (each === undefined ? [] : [each.text]))
  const last = before.at(-1)!
  return { texts, since: `since ${last.publisher}, ${day(last.publishedOn)}` }
}

async function storyActions(store: Store, { id }: Article): Promise<Action[]> {
  const story = (await store.stories.ofArticles([id])).get(id)
  const quoted = (await store.quotes.count({ articleIds: [id], kinds: ['direct', 'mixed'] })) > 0
  const open = (label: string, show: string): Action => ({
    label,
    command: 'story',
    options: { story: `#${id}`, show },
  })
  return [
    ...(story !== undefined && quoted ? [open('Quotes', 'quotes')] : []),
    ...(story !== undefined && outlineStory(story).publishers.length > 1
      ? [open('Who covered it', 'publishers')]
      : []),
  ]
}

function whatChanged({ id }: Article): Action {
  return { label: 'What changed', command: 'summary', options: { article: `#${id}`, length: 'new' } }
}

function longer(article: string, focus: string | undefined): Action {
  const options = { article, length: 'standard', ...(focus === undefined ? {} : { focus }) }
  return { label: 'Longer', command: 'summary', options }
}

import { defineCommand } from '../src/bot/command.ts'
import { findStory } from '../src/bot/find-story.ts'
import { type ReadStory, readStory } from '../src/bot/read-story.ts'
import { nothingFound } from '../src/bot/replies.ts'
import {
  coverage,
  differencesOf,
  peopleIn,
  quotationsOf,
  sourcesOf,
  summaryAcross,
  timelineOf,
} from '../src/bot/story-blocks.ts'
import { repeated } from '../src/bot/wording.ts'
import type { Article } from '../src/model/article.ts'
import type { Action, Block } from '../src/model/reply.ts'
import type { Store } from '../src/stores/store.ts'

export default defineCommand({
  name: 'story',
  description: 'One event, from everyone who covered it',
  example: '/story sessions senate race',
  visibility: 'public',
  access: 'everyone',
  options: {
    story: {
      type: 'text',
      required: true,
      suggest: 'stories',
      description: 'Words of a headline, a person, a link, latest, or a story’s id',
    },
    length: {
      type: 'text',
      choices: ['line', 'brief', 'standard'],
      description: 'One, three or five sentences',
    },
    show: {
      type: 'text',
      choices: ['card', 'quotes', 'publishers', 'timeline', 'differences', 'sources'],
      description: 'All of it in short, or one part of it in full',
    },
  },
  async handle({ story: typed, length = 'brief', show = 'card' }, { store, today, asker }) {
    const found = await findStory(store, typed, { today, spaceId: asker.place.spaceId })
    if (found === undefined) {
      return nothingFound(
        `No story on record matches “${repeated(typed)}”. Try a word of a headline, a name in it, or /latest to see what there is.`,
      )
    }
    const read = await readStory(store, found)
    const labels = await store.labels.list(asker.place.spaceId)
    const part = { read, labels, store, length: length as 'line' | 'brief' | 'standard' }
    return {
      title: read.outline.best.headline,
      blocks: await BLOCKS[show as keyof typeof BLOCKS](part),
      actions: actionsOf(read, { show, length }),
    }
  },
})

interface Part {
  readonly read: ReadStory
  readonly labels: ReadonlyMap<string, string>
  readonly store: Store
  readonly length: 'line' | 'brief' | 'standard'
}

const BLOCKS = {
  async card({ read, labels, store, length }: Part): Promise<Block[]> {
    const { reports } = read
    const mentions = await store.people.mentionedIn(reports.map(({ id }) => id))
    const timeline = timelineOf(reports.slice(0, TIMELINE_SHOWN))
    const differences = differencesOf(read)
    const quotes = quotationsOf(read, { limit: QUOTES_SHOWN })
    return [
      ...coverage(read, labels),
      ...summaryAcross(reports, { length }),
      ...headed('In their words', quotes),
      ...headed('Where publishers differ', differences.slice(0, DIFFERENCES_SHOWN)),
      ...(reports.length > 1 ? headed('As it came', [timeline]) : []),
      ...peopleIn(mentions),
    ]
  },
  async quotes({ read }: Part): Promise<Block[]> {
    const quotes = quotationsOf(read, { limit: MOST_QUOTES })
    return quotes.length > 0 ? quotes : [none('Nobody is quoted by name in this story.')]
  },
  async publishers({ read, labels, store }: Part): Promise<Block[]> {
    return [...coverage(read, labels), ...(await articlesByLabel(read, labels, store))]
  },
  async timeline({ read }: Part): Promise<Block[]> {
    return [timelineOf(read.reports)]
  },
  async sources({ read, store, length }: Part): Promise<Block[]> {
    const articles = await articlesOf(read, store)
    return [...summaryAcross(read.reports, { length }), ...headed('Every article', sourcesOf(articles))]
  },
  async differences({ read }: Part): Promise<Block[]> {
    const differences = differencesOf(read)
    return differences.length > 0
      ? differences
      : [none('No number, name or quotation was found that publishers print differently.')]
  },
}

const QUOTES_SHOWN = 2
const DIFFERENCES_SHOWN = 2
const TIMELINE_SHOWN = 4
const MOST_QUOTES = 10

function headed(text: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'text', text }, ...blocks]
}

function none(text: string): Block {
  return { kind: 'notice', level: 'info', text }
}

/** Every article: those with a text of their own first, copies behind; under the space's labels where it has any. */
async function articlesByLabel(
  read: ReadStory,
  labels: ReadonlyMap<string, string>,
  store: Store,
): Promise<Block[]> {
  const originals = new Set(read.outline.reports.map(({ articleId }) => articleId))
  const articles = await articlesOf(read, store)
  const [own, copies] = [true, false].map(isOwn =>
    articles.filter(({ id }) => originals.has(id) === isOwn),
  ) as [Article[], Article[]]
  const byLabel = Map.groupBy(own, ({ publisher }) => labels.get(publisher))
  const labelledFirst = [...byLabel].sort(([a], [b]) => Number(a === undefined) - Number(b === undefined))
  const listed = labelledFirst.flatMap(([label, members]): Block[] => [
    ...(byLabel.size > 1 || label !== undefined
      ? [{ kind: 'text' as const, text: label ?? 'Without a label' }]
      : []),
    ...sourcesOf(members),
  ])
  return [...listed, ...headed('The same text again', sourcesOf(copies))]
}

/** The first published first. */
async function articlesOf({ story }: ReadStory, store: Store): Promise<Article[]> {
  const read = await Promise.all(story.articles.map(({ articleId }) => store.articles.find(articleId)))
  return read.filter(article => article !== undefined)
}

function actionsOf(
  { story, quotations, outline, reports }: ReadStory,
  { show, length }: { readonly show: string; readonly length: string },
): Action[] {
  const again = (label: string, options: Action['options']): Action => ({
    label,
    command: 'story',
    options: { story: `#${story.id}`, ...options },
  })
  return [
    ...(show === 'card' && length !== 'standard' ? [again('Longer', { length: 'standard' })] : []),
    ...(show !== 'card' ? [again('Whole story', {})] : []),
    ...(show !== 'quotes' && quotations.length > 0 ? [again('Quotes', { show: 'quotes' })] : []),
    ...(show !== 'publishers' && outline.publishers.length > 1
      ? [again('Who covered it', { show: 'publishers' })]
      : []),
    ...(show !== 'timeline' && reports.length > TIMELINE_SHOWN
      ? [again('Timeline', { show: 'timeline' })]
      : []),
    ...(show !== 'sources' ? [again('Source', { length, show: 'sources' })] : []),
  ]
}

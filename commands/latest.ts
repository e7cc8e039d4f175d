import { cite, excerpt } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { newestAt, storiesOfDays } from '../src/bot/stories-of-days.ts'
import { day, repeated } from '../src/bot/wording.ts'
import type { DayRange } from '../src/model/day-range.ts'
import type { Action, Block } from '../src/model/reply.ts'
import type { Story } from '../src/model/story.ts'
import type { Store } from '../src/stores/store.ts'
import { outlineStory } from '../src/text/stories/outline.ts'
import { summarize } from '../src/text/summary/summarize.ts'

export default defineCommand({
  name: 'latest',
  description: 'The newest stories, each once, whoever covered it',
  example: '/latest alabama senate',
  visibility: 'public',
  access: 'everyone',
  options: {
    topic: { type: 'text', free: true, description: 'Only stories on this topic, or that name this person' },
    since: { type: 'days', description: 'Only stories with a report from this day, week or month on' },
    until: { type: 'days', description: 'Only stories with a report up to this day, week or month' },
    limit: { type: 'integer', min: 1, max: 10, description: 'How many' },
  },
  async handle({ topic, since, until, limit = 5 }, { store, today, asker }) {
    const about = topic === undefined ? undefined : await aboutOf(store, topic, today)
    const { spaceId } = asker.place
    const days = daysOf({ since, until }, today)
    const changed =
      days !== undefined && about === undefined
        ? undefined
        : await store.stories.changed({ limit: LOOKED_AT, spaceId, ...(about && { about }) })
    const found =
      days === undefined
        ? (changed ?? []).sort((a, b) => newestAt(b) - newestAt(a))
        : await storiesOfDays(store, days, { spaceId, ...(changed && { among: changed }) })
    if (found.length === 0 && days !== undefined)
      return nothingFound(
        `No story on record${topic === undefined ? '' : ` about “${repeated(topic)}”`} is of ${daysWords(days)}. Try other days, or /latest alone.`,
      )
    if (found.length === 0) {
      return nothingFound(
        topic === undefined
          ? 'There are no stories on record yet. Add articles with hustings ingest <file>.'
          : `No story on record is about “${repeated(topic)}”. Try fewer or other words, or /latest alone.`,
      )
    }
    const newest = found.slice(0, limit)
    const left = found.length - newest.length
    const title = topic === undefined ? 'The latest' : `The latest about “${repeated(topic)}”`
    return {
      title: days === undefined ? title : `${title}, ${daysWords(days)}`,
      blocks: [
        ...(await Promise.all(newest.map(story => blocksOf(store, story)))).flat(),
        ...(days !== undefined && left > 0
          ? [
              {
                kind: 'text' as const,
                text: `And ${left} more ${left === 1 ? 'story' : 'stories'} of these days.`,
              },
            ]
          : []),
      ],
      actions: newest.slice(0, MAX_BUTTONS).map(open),
    }
  },
})

/** What changed last was mostly published last: among these the newest are chosen. */
const LOOKED_AT = 100
const MAX_BUTTONS = 5
const CITED = 3

async function aboutOf(store: Store, topic: string, today: Temporal.PlainDate) {
  const found = await findPerson(store, topic, today)
  return { personIds: found.kind === 'one' ? [found.person.id] : [], topics: [topic] }
}

/** The days that are asked for, up to today where no end is; undefined where none are. */
function daysOf(
  { since, until }: { readonly since: DayRange | undefined; readonly until: DayRange | undefined },
  today: Temporal.PlainDate,
): DayRange | undefined {
  if (since === undefined && until === undefined) return undefined
  const last = until?.last ?? today
  return { first: since?.first ?? last.subtract({ days: A_WEEK_BEFORE }), last }
}

const A_WEEK_BEFORE = 6

function daysWords({ first, last }: DayRange): string {
  return first.equals(last) ? day(first) : `${day(first)} to ${day(last)}`
}

async function blocksOf(store: Store, story: Story): Promise<Block[]> {
  const { best, reports, publishers } = outlineStory(story)
  const lead = await store.articles.find(best.articleId)
  if (lead === undefined) return []
  const others = reports.filter(
    ({ articleId, publisher }) => articleId !== lead.id && publisher !== lead.publisher,
  )
  const cited = await Promise.all(
    others.slice(0, CITED - 1).map(({ articleId }) => store.articles.find(articleId)),
  )
  const citations = [lead, ...cited.filter(article => article !== undefined)].map(article => cite(article))
  const left = publishers.length - new Set(citations.map(({ publisher }) => publisher)).size
  return [
    {
      kind: 'story',
      headline: lead.headline,
      sentences: summarize(lead, { length: 'line' }).map(span => excerpt(lead, span)),
      citations,
    },
    ...(left > 0
      ? [{ kind: 'text' as const, text: `And ${left} more ${left === 1 ? 'publisher' : 'publishers'}.` }]
      : []),
  ]
}

function open(story: Story): Action {
  const { headline } = outlineStory(story).best
  // Buttons have room for a line.
  const label = headline.length > 60 ? `${headline.slice(0, 59).toWellFormed()}…` : headline
  return { label, command: 'story', options: { story: `#${story.id}` } }
}

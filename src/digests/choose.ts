import { peopleOf } from '../bot/channel-race.ts'
import { longDay } from '../bot/wording.ts'
import type { Digest, DigestOrder, PostContent, PostedStory, PostRecord } from '../model/digest.ts'
import { type Race, raceName } from '../model/race.ts'
import type { Story } from '../model/story.ts'
import type { Store } from '../stores/store.ts'
import { outlineStory } from '../text/stories/outline.ts'
import { rankStories, type StoryInterests } from '../text/stories/rank-stories.ts'
import type { SummaryLength } from '../text/summary/summarize.ts'
import { chooseAhead } from './choose-ahead.ts'
import { chooseQuotes } from './choose-quotes.ts'
import { tellStory } from './tell-story.ts'

/** What goes into a post, and what stays out of it. */
export interface Choice {
  readonly content: PostContent
  /** Stories that were looked at and left out, each with the reason, for people. */
  readonly leftOut: readonly { readonly story: Story; readonly reason: string }[]
  /** Nothing of it is news. */
  readonly isEmpty: boolean
}

/** Stories that are compared; more than can be new in a day for one channel. */
const LOOKED_AT = 200
/** Instances' clocks differ a little, and what was taken in while the last digest was made is not to be lost. */
const OVERLAP = { minutes: 10 }
/** Where a channel had no digest yet. */
const FIRST_REACH = { hours: 24 }
/** What was published longer before is no news, however late it came in; to a channel without a digest yet, a week is. */
const OLD_AFTER_DAYS = 3
const FIRST_DAYS = 7

/** Sentences for the first story and for those behind it. */
const LAYOUTS: Record<
  Digest['settings']['layout'],
  {
    readonly lead: SummaryLength
    readonly others: SummaryLength | 'none'
    readonly quotes: number
    readonly ahead: number
  }
> = {
  brief: { lead: 'line', others: 'none', quotes: 1, ahead: 0 },
  standard: { lead: 'brief', others: 'line', quotes: 2, ahead: 3 },
  long: { lead: 'standard', others: 'brief', quotes: 4, ahead: 5 },
}

/**
 * Chooses what is new for a channel since its last digest: the stories that matter most there first, never one again that
 * it had unless something is new in it; the words most reported; what is coming up.
 *
 * @param options.evenOld whatever is the latest on record, however old
 */
export async function chooseDigest(
  order: DigestOrder,
  store: Store,
  { now, evenOld = false }: { readonly now: Temporal.Instant; readonly evenOld?: boolean },
): Promise<Choice> {
  const { settings, place } = order
  const race =
    settings.raceId === undefined ? undefined : await store.races.find(settings.raceId, place.spaceId)
  const interests = await interestsOf(order, { store, now, race })
  const before = await store.posts.inChannel(place, { limit: 20 })
  // Alerts may be many: a digest's own posts are looked for by themselves.
  const digests =
    order.id === undefined
      ? before.filter(({ subject }) => subject.kind === 'digest')
      : await store.posts.inChannel(place, { subject: { kind: 'digest', id: order.id }, limit: 20 })
  const [last] = digests
  // One that a clock made that was ahead does not say how far it looked. What was told is known whatever the clocks said.
  const reached = digests.find(({ content }) => Temporal.Instant.compare(content.upTo, now) <= 0)
  const since = (reached?.content.upTo ?? now.subtract(FIRST_REACH)).subtract(OVERLAP)

  const isNarrowed = settings.personIds.length + settings.topics.length > 0 || race !== undefined
  const stories = await store.stories.changed({
    ...(evenOld ? {} : { since }),
    ...(isNarrowed ? { about: aboutOf(interests) } : {}),
    ...(settings.publishers.length > 0 ? { publishers: settings.publishers } : {}),
    ...(settings.feedIds.length > 0 ? { feedIds: settings.feedIds } : { spaceId: place.spaceId }),
    limit: LOOKED_AT,
  })
  const told = await store.posts.toldIn(
    place,
    stories.flatMap(({ articles }) => articles.map(({ articleId }) => articleId)),
  )
  const oldest = evenOld ? Temporal.Instant.fromEpochMilliseconds(0) : oldestNews(now, last)
  const leftOut: { story: Story; reason: string }[] = []
  const fitting = stories.filter(story => {
    const reason = whyNot(story, { told, oldest, minOutlets: settings.minOutlets })
    if (reason !== undefined) leftOut.push({ story, reason })
    return reason === undefined
  })
  const ranked = rankStories(await withPeople(fitting, store), interests)

  const layout = LAYOUTS[settings.layout]
  const chosen: PostedStory[] = []
  for (const each of ranked) {
    const { story } = each.input
    if (chosen.length === settings.limit) {
      leftOut.push({ story, reason: `Others stood above it, and a post has ${settings.limit} at most.` })
      continue
    }
    const length = chosen.length === 0 ? layout.lead : layout.others
    const posted = await tellStory(each, { told, length, store, order, now })
    if (posted === undefined)
      leftOut.push({ story, reason: 'It was told here before, and the articles since say nothing else.' })
    else chosen.push(posted)
  }

  const articleIds = [
    ...new Set(chosen.flatMap(({ told: words, others }) => [words, ...others].map(ref => ref.articleId))),
  ]
  const today = now.toZonedDateTimeISO(order.timeZone).toPlainDate()
  const quotes = await chooseQuotes(articleIds, { store, before, limit: layout.quotes })
  const ahead = await chooseAhead(articleIds, { store, today, limit: layout.ahead })
  const day = `Digest for ${longDay(today, settings.dates)}`
  return {
    content: {
      title: race === undefined ? day : `${raceName(race)}. ${day}`,
      notices: [],
      stories: chosen,
      quotes,
      ahead,
      corrections: [],
      upTo: now,
      ...(settings.dates === undefined ? {} : { dates: settings.dates }),
    },
    leftOut,
    isEmpty: chosen.length === 0,
  }
}

async function interestsOf(
  { settings }: DigestOrder,
  {
    store,
    now,
    race,
  }: { readonly store: Store; readonly now: Temporal.Instant; readonly race: Race | undefined },
): Promise<StoryInterests> {
  const { personIds, topics } = settings
  if (race === undefined) return { now, personIds, topics }
  const people = await peopleOf(race, store)
  return { now, personIds, topics, race: { personIds: people.map(({ id }) => id), terms: race.terms } }
}

function aboutOf({ personIds = [], topics = [], race }: StoryInterests) {
  return {
    personIds: [...personIds, ...(race?.personIds ?? [])],
    topics: [...topics, ...(race?.terms ?? [])],
  }
}

/** Since the last digest and a day, some days at least: nothing of an archive that is being read in. */
function oldestNews(now: Temporal.Instant, last: PostRecord | undefined): Temporal.Instant {
  const days = last === undefined ? FIRST_DAYS : last.postedAt.until(now).total('days') + 1
  return now.subtract({ hours: Math.ceil(24 * Math.max(OLD_AFTER_DAYS, days)) })
}

/** The rule that keeps a story out before it is compared with others; undefined for one that may come in. */
function whyNot(
  story: Story,
  {
    told,
    oldest,
    minOutlets,
  }: { readonly told: ReadonlySet<string>; readonly oldest: Temporal.Instant; readonly minOutlets: number },
): string | undefined {
  const { publishers, newest } = outlineStory(story)
  if (Temporal.Instant.compare(newest.publishedAt, oldest) < 0) return 'It is too old to be news.'
  if (publishers.length < minOutlets)
    return `${publishers.length === 1 ? 'One publisher has' : `${publishers.length} publishers have`} it, and ${minOutlets} are asked for.`
  const toldTexts = new Set(
    story.articles.filter(({ articleId }) => told.has(articleId)).map(({ textMark }) => textMark),
  )
  const isNew = story.articles.some(
    ({ articleId, textMark }) => !told.has(articleId) && !toldTexts.has(textMark),
  )
  return isNew ? undefined : 'It was told here before, and nothing new came in since.'
}

async function withPeople(stories: readonly Story[], store: Store) {
  const named = await store.articles.named(
    stories.flatMap(({ articles }) => articles.map(({ articleId }) => articleId)),
  )
  return stories.map(story => ({
    story,
    personIds: new Set(story.articles.flatMap(({ articleId }) => named.get(articleId) ?? [])),
  }))
}

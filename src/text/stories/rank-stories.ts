import type { Story } from '../../model/story.ts'
import { terms } from '../terms.ts'
import { outlineStory } from './outline.ts'

/** A story with what ranking looks at beside its articles. */
export interface RankedInput {
  readonly story: Story
  /** Whom its articles name. */
  readonly personIds: ReadonlySet<string>
  /** Words of its articles, such as their openings; the headlines are read anyway. */
  readonly words?: string
}

/** What matters to whoever reads. */
export interface StoryInterests {
  readonly now: Temporal.Instant
  /** People followed. */
  readonly personIds?: readonly string[]
  readonly topics?: readonly string[]
  /** The channel's race. */
  readonly race?: { readonly personIds: readonly string[]; readonly terms: readonly string[] }
}

export const STORY_FEATURES = [
  'publishers',
  'reports',
  'freshness',
  'growth',
  'people',
  'race',
  'topics',
] as const

/** One reason for a story's place: `value` is 0 to 1, and `value · weight` is what it adds to the score. */
export interface StoryFeature {
  readonly feature: (typeof STORY_FEATURES)[number]
  readonly value: number
  readonly weight: number
}

export interface RankedStory<Input extends RankedInput = RankedInput> {
  readonly input: Input
  readonly score: number
  /** All of them, in the order of {@link STORY_FEATURES}: why the story stands where it does. */
  readonly features: readonly StoryFeature[]
}

// Set by hand: one asked for by race, person or topic stands above any that is only widely told.
const WEIGHTS: Record<StoryFeature['feature'], number> = {
  publishers: 3,
  reports: 1,
  freshness: 2,
  growth: 1,
  people: 3,
  race: 4,
  topics: 3,
}

/** Puts stories in the order in which they matter; of equals the one with the newest article first. */
export function rankStories<Input extends RankedInput>(
  inputs: readonly Input[],
  interests: StoryInterests,
): RankedStory<Input>[] {
  return inputs
    .map(input => {
      const values = valuesOf(input, interests)
      const features = STORY_FEATURES.map(feature => ({
        feature,
        value: values[feature],
        weight: WEIGHTS[feature],
      }))
      return { input, features, score: features.reduce((sum, { value, weight }) => sum + value * weight, 0) }
    })
    .sort((a, b) => b.score - a.score || newestAt(b) - newestAt(a))
}

function newestAt({ input }: RankedStory): number {
  return outlineStory(input.story).newest.publishedAt.epochMilliseconds
}

function valuesOf(
  { story, personIds, words = '' }: RankedInput,
  { now, personIds: followed = [], topics = [], race }: StoryInterests,
): Record<StoryFeature['feature'], number> {
  const { publishers, reports } = outlineStory(story)
  const ages = story.articles.map(({ publishedAt }) => Math.max(0, publishedAt.until(now).total('hours')))
  const recent = new Set(
    story.articles.filter((_, at) => ages[at]! <= RECENT_HOURS).map(({ publisher }) => publisher),
  )
  const said = new Set(terms([words, ...story.articles.map(({ headline }) => headline)].join('\n')))
  const named = (ids: readonly string[]) => ids.filter(id => personIds.has(id)).length
  return {
    publishers: logShare(publishers.length, MANY_PUBLISHERS),
    reports: logShare(reports.length, MANY_PUBLISHERS),
    freshness: 0.5 ** (Math.min(...ages) / HALF_LIFE_HOURS),
    growth: logShare(recent.size, MANY_PUBLISHERS),
    people: Math.min(1, named(followed) / 2 + (named(followed) > 0 ? 0.25 : 0)),
    race:
      race === undefined ? 0 : Math.max(topicShare(race.terms, said), Math.min(1, named(race.personIds) / 2)),
    topics: topicShare(topics, said),
  }
}

/** Who has as many has all. */
const MANY_PUBLISHERS = 16
const HALF_LIFE_HOURS = 12
const RECENT_HOURS = 6

/** 0 for one, 1 for as many as `all` or more: the second tells more than the tenth. */
function logShare(count: number, all: number): number {
  return count === 0 ? 0 : Math.min(1, Math.log2(count) / Math.log2(all))
}

/** How much of the topic that is touched most stands in what is said. */
function topicShare(topics: readonly string[], said: ReadonlySet<string>): number {
  const shares = topics.map(topic => {
    const wanted = [...new Set(terms(topic))]
    return wanted.length === 0 ? 0 : wanted.filter(term => said.has(term)).length / wanted.length
  })
  // Half of a name or phrase is mostly another one.
  return Math.max(0, ...shares.map(share => share ** 2))
}

import { raceName } from '../model/race.ts'
import type { PersonTally, Store } from '../stores/store.ts'
import { matchName } from '../text/name-match.ts'
import { outlineStory } from '../text/stories/outline.ts'
import { terms } from '../text/terms.ts'
import type { Asker, SuggestionSource } from './command.ts'
import { latestSeen, seenIn } from './find-article.ts'
import { fittingFeeds } from './find-feed.ts'
import { prominence } from './find-person.ts'
import { fittingRaces } from './find-race.ts'
import { findStories } from './find-story.ts'
import { describe } from './replies.ts'

/** One value that an option may take, and what people read for it. */
export interface Suggestion {
  readonly label: string
  readonly value: string
}

/** What a source of suggestions may look at. */
export interface SuggestionContext {
  readonly store: Store
  readonly asker: Asker
}

/** As many as Discord shows. */
const SUGGESTIONS = 25

/** Others' feeds may have brought the likeliest. */
const LOOKED_AT = 100

type Source = (typed: string, context: SuggestionContext) => Promise<Suggestion[]>

// Each gives at most SUGGESTIONS values, from the local index alone: a platform waits for them.
const SOURCES: Record<SuggestionSource, Source> = {
  people: async (typed, { store }) =>
    (await suggestPeople(typed, store)).map(({ person }) => ({
      label: person.isBody ? describe(person) : person.name,
      value: person.name,
    })),

  races: async (typed, { store, asker }) =>
    (await fittingRaces(store, typed, asker.place.spaceId))
      .slice(0, SUGGESTIONS)
      .map(race => ({ label: raceName(race), value: race.id })),
  articles: async (typed, { store, asker }) => {
    const { spaceId } = asker.place
    const found =
      typed.trim() === ''
        ? await latestSeen(store, { spaceId, limit: SUGGESTIONS })
        : await seenIn(store, await store.articles.search(terms(typed), { limit: LOOKED_AT }), spaceId)
    return found.slice(0, SUGGESTIONS).map(({ id, headline }) => ({ label: headline, value: `#${id}` }))
  },

  stories: async (typed, { store, asker }) => {
    const found = await findStories(store, typed, { spaceId: asker.place.spaceId, limit: SUGGESTIONS })
    return found.map(story => ({ label: outlineStory(story).best.headline, value: `#${story.id}` }))
  },

  publishers: async (typed, { store }) => {
    const begun = typed.trim().toLowerCase()
    return (await store.articles.publishers())
      .filter(({ publisher }) => publisher.toLowerCase().includes(begun))
      .slice(0, SUGGESTIONS)
      .map(({ publisher }) => ({ label: publisher, value: publisher }))
  },

  feeds: async (typed, { store, asker }) =>
    fittingFeeds(await store.feeds.list(asker.place.spaceId), typed)
      .slice(0, SUGGESTIONS)
      .map(({ name, url }) => ({ label: name, value: url })),

  zones: async typed => {
    const begun = typed.trim().toLowerCase().replaceAll(' ', '_')
    return Intl.supportedValuesOf('timeZone')
      .filter(zone =>
        zone
          .toLowerCase()
          .split('/')
          .concat(zone.toLowerCase())
          .some(part => part.startsWith(begun)),
      )
      .slice(0, SUGGESTIONS)
      .map(zone => ({ label: zone, value: zone }))
  },
}

/** The values likeliest meant by what was typed so far, at most 25. */
export function suggest(
  source: SuggestionSource,
  typed: string,
  context: SuggestionContext,
): Promise<Suggestion[]> {
  return SOURCES[source](typed, context)
}

/**
 * The 25 people likeliest meant by what was typed so far: those one of whose names has words that begin like this, the most
 * quoted first; then, while there is room, those of whose names it may be a misspelling. Organizations that are quoted are
 * among them; when nothing was typed, only people, the most quoted.
 */
export async function suggestPeople(typed: string, store: Store): Promise<PersonTally[]> {
  if (typed.trim() === '') return store.people.mostQuoted({ limit: SUGGESTIONS, who: 'people' })
  const begun = await store.people.startingWith(typed, { limit: SUGGESTIONS })
  if (begun.length === SUGGESTIONS) return begun
  const known = new Set(begun.map(({ person }) => person.id))
  const alike = (await store.people.search(typed, { limit: SUGGESTIONS }))
    .map(tally => ({ tally, score: known.has(tally.person.id) ? 0 : matchName(typed, tally.person) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => prominence(b.tally) - prominence(a.tally) || b.score - a.score)
  return [...begun, ...alike.map(({ tally }) => tally)].slice(0, SUGGESTIONS)
}

/** One or two letters off; below it, a name shares no more than some letters. */
const ALIKE = 0.65

import { raceOf } from '../src/bot/channel-race.ts'
import { type CommandContext, defineCommand } from '../src/bot/command.ts'
import { findEvents, naming, timelineEvent } from '../src/bot/events.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { findRace } from '../src/bot/find-race.ts'
import { namesOf } from '../src/bot/person-words.ts'
import { raceNews } from '../src/bot/race-news.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { day, repeated } from '../src/bot/wording.ts'
import type { Article } from '../src/model/article.ts'
import { type Race, raceName } from '../src/model/race.ts'
import type { Store } from '../src/stores/store.ts'
import { terms } from '../src/text/terms.ts'

/** Articles that it is told from, the newest. */
const READ = 200

export default defineCommand({
  name: 'timeline',
  description: 'What happened, in the order of the days, a sentence each',
  example: '/timeline jeff sessions',
  visibility: 'public',
  access: 'everyone',
  options: {
    about: {
      type: 'text',
      suggest: 'people',
      description: 'A person, a race or a topic; the race of this channel without it',
    },
    since: { type: 'days', description: 'From this day, month or year on' },
    until: { type: 'days', description: 'Up to this day, month or year' },
    limit: { type: 'integer', min: 1, max: 25, description: 'How many events at once' },
  },
  async handle({ about, since, until, limit = 8 }, context) {
    const subject = await findSubject(about, context)
    if (subject === undefined)
      return nothingFound('A timeline of whom or what? For example: /timeline jeff sessions')
    const events = findEvents(subject.articles, subject.isAbout).filter(
      event =>
        (since === undefined || Temporal.PlainDate.compare(event.day, since.first) >= 0) &&
        (until === undefined || Temporal.PlainDate.compare(event.day, until.last) <= 0),
    )
    if (events.length === 0)
      return nothingFound(
        `The stored articles tell nothing of “${repeated(subject.name)}”${since === undefined && until === undefined ? '' : ' in that time'}.`,
      )
    // The last ones: what led up to them is a button away.
    const shown = events.slice(-limit)
    const first = shown[0]!.day
    const left = events.length - shown.length
    return {
      title: subject.name,
      blocks: [
        ...(left === 0
          ? []
          : [
              {
                kind: 'text' as const,
                text: `The last ${shown.length} of ${events.length}, from ${day(first)} on:`,
              },
            ]),
        { kind: 'timeline', events: shown.map(timelineEvent) },
      ],
      actions:
        left === 0
          ? []
          : [
              {
                label: 'Earlier',
                command: 'timeline',
                options: {
                  about: subject.asked,
                  ...(since === undefined ? {} : { since: since.first.toString() }),
                  until: earlier(events.slice(0, -limit).at(-1)!.day, first).toString(),
                  limit,
                },
              },
            ],
    }
  },
})

/** Where events of one day are on both sides of the cut, that day is shown again: nothing is skipped. */
function earlier(last: Temporal.PlainDate, first: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(last, first) < 0 ? last : first
}

interface Subject {
  readonly name: string
  /** What finds it again. */
  readonly asked: string
  readonly articles: readonly Article[]
  readonly isAbout: (sentence: string) => boolean
}

/** A race by its id or name, then a person, then whatever the words say. */
async function findSubject(
  typed: string | undefined,
  { store, asker, today }: CommandContext,
): Promise<Subject | undefined> {
  if (typed === undefined) {
    const bound = await raceOf(store, asker.place)
    return bound && raceSubject(bound, store)
  }
  // One word, "senate" or "alabama", is rather a topic than whatever race has it in its name.
  const race = /[\s-]/.test(typed) ? await findRace(store, typed, asker.place.spaceId) : undefined
  if (race !== undefined) return raceSubject(race, store)
  const found = await findPerson(store, typed, today)
  const [person] = found.kind === 'one' ? [found.person] : found.kind === 'several' ? found.people : []
  if (person !== undefined) {
    const articles = await store.articles.mentioning(person.id, { limit: READ })
    if (articles.length > 0)
      return { name: person.name, asked: `#${person.id}`, articles, isAbout: naming(namesOf(person)) }
  }
  const wanted = new Set(terms(typed))
  const articles = await store.articles.search([...wanted], { limit: READ })
  const isAbout = (sentence: string) => wanted.size > 0 && wanted.isSubsetOf(new Set(terms(sentence)))
  return { name: typed, asked: typed, articles, isAbout }
}

async function raceSubject(race: Race, store: Store): Promise<Subject> {
  const { people, articles } = await raceNews(store, race)
  return {
    name: raceName(race),
    asked: race.id,
    articles: articles.slice(0, READ),
    isAbout: naming([...race.terms, ...people.flatMap(namesOf)]),
  }
}

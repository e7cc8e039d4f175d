import { raceOf } from '../src/bot/channel-race.ts'
import { cite, citedSentence } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findEvents, naming, timelineEvent } from '../src/bot/events.ts'
import { findRace, whichRace } from '../src/bot/find-race.ts'
import { namesOf } from '../src/bot/person-words.ts'
import { type RaceNews, raceNews } from '../src/bot/race-news.ts'
import { raceFields } from '../src/bot/race-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import type { Article } from '../src/model/article.ts'
import type { Person } from '../src/model/person.ts'
import { IN_MARKS } from '../src/model/quote.ts'
import { raceName } from '../src/model/race.ts'
import type { Action, Block, StoryBlock } from '../src/model/reply.ts'
import type { Store } from '../src/stores/store.ts'
import { type Candidacy, findCandidacy } from '../src/text/candidacy.ts'

/** Articles that it is told from, the newest. */
const READ = 60
const STORIES = 3
const QUOTED = 5
const DATES = 5

export default defineCommand({
  name: 'race show',
  description: 'A race: who runs, the latest, who is quoted most, which days come next',
  example: '/race show alabama-senate-2020',
  visibility: 'public',
  access: 'everyone',
  options: {
    race: { type: 'text', suggest: 'races', description: 'Which race; the one of this channel without it' },
  },
  async handle({ race: typed }, { store, asker, today }) {
    const { spaceId } = asker.place
    const race =
      typed === undefined ? await raceOf(store, asker.place) : await findRace(store, typed, spaceId)
    if (race === undefined) return whichRace(store, typed ?? '', { spaceId, command: 'race show' })

    const found = await raceNews(store, race)
    const news: RaceNews = { ...found, articles: found.articles.slice(0, READ) }
    const runs = whoRuns(news)
    const stories = await latestStories(news.articles, store)
    const quoted = await mostQuoted(news.articles, store)
    const ahead = aheadOf(today, news)
    const nothing = nothingFound('No stored article is about this race yet.').blocks
    return {
      title: raceName(race),
      blocks: [
        raceFields(race, news.people),
        ...headed('Who runs, as the articles say:', runs),
        ...(news.articles.length === 0 ? nothing : headed('The latest:', stories)),
        ...headed('Quoted most:', quoted),
        ...headed('Days ahead that they mention:', ahead),
      ],
      actions: actionsFor(race.id, news),
    }
  },
})

function headed(text: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'text', text }, ...blocks]
}

/** For each who runs, the sentence that says so most plainly, where there is one: sentences of one article together. */
function whoRuns({ race, people, articles }: RaceNews): Block[] {
  const terms = [...race.terms, race.place]
  const found = people.flatMap(person => {
    const all = articles.flatMap(article => {
      const said = findCandidacy(article.text, { names: namesOf(person), terms })
      return said === undefined ? [] : [{ article, said }]
    })
    // Sorting keeps the order of those that say it alike: the newest first.
    return all.sort((a, b) => b.said.score - a.said.score).slice(0, 1)
  })
  return [...Map.groupBy(found, ({ article }) => article)].map(([article, each]): Block => {
    const bySentence = Map.groupBy(each, ({ said }) => said.sentence.start)
    const sentences = [...bySentence.values()].map(same => same.map(({ said }) => said)).sort(inOrder)
    return {
      kind: 'sentences',
      sentences: sentences.map(same => citedSentence(article, same[0]!.sentence, emphasisOf(same))),
      citation: cite(article, sentences[0]![0]!.sentence),
    }
  })
}

function inOrder([a]: readonly Candidacy[], [b]: readonly Candidacy[]): number {
  return a!.sentence.start - b!.sentence.start
}

/** What makes it so for each of them, in reading order, no stretch twice. */
function emphasisOf(same: readonly Candidacy[]) {
  const spans = same.flatMap(({ emphasis }) => emphasis).sort((a, b) => a.start - b.start)
  return spans.filter((span, index) => index === 0 || span.start >= spans[index - 1]!.end)
}

/** The newest article of each of the newest stories. */
async function latestStories(articles: readonly Article[], store: Store): Promise<StoryBlock[]> {
  const stories = await store.stories.ofArticles(articles.map(({ id }) => id))
  const newest = new Map<string, Article>()
  for (const article of articles) {
    const story = stories.get(article.id)?.id ?? article.id
    if (!newest.has(story)) newest.set(story, article)
  }
  return [...newest.values()].slice(0, STORIES).map(article => ({
    kind: 'story',
    headline: article.headline,
    sentences: [],
    citations: [cite(article)],
  }))
}

async function mostQuoted(articles: readonly Article[], store: Store): Promise<Block[]> {
  const quotes = await store.quotes.find({ articleIds: articles.map(({ id }) => id), kinds: IN_MARKS })
  const counts = new Map<string, number>()
  for (const { quote } of quotes) {
    if (quote.speakerId !== undefined) counts.set(quote.speakerId, (counts.get(quote.speakerId) ?? 0) + 1)
  }
  const first = [...counts].sort((a, b) => b[1] - a[1]).slice(0, QUOTED)
  const people = await Promise.all(first.map(([id]) => store.people.find(id)))
  const fields = first.flatMap(([, count], index) => {
    const person = people[index]
    return person === undefined
      ? []
      : [{ name: person.name, value: count === 1 ? '1 quotation' : `${count} quotations` }]
  })
  return fields.length === 0 ? [] : [{ kind: 'fields', fields }]
}

/** Sentences of articles about the race that name a day to come. */
function aheadOf(today: Temporal.PlainDate, { race, people, articles }: RaceNews): Block[] {
  const isAbout = naming([...race.terms, ...people.flatMap(namesOf)])
  const events = findEvents(articles, isAbout)
    .filter(({ day, dated }) => dated !== undefined && Temporal.PlainDate.compare(day, today) > 0)
    .slice(0, DATES)
  return events.length === 0 ? [] : [{ kind: 'timeline', events: events.map(timelineEvent) }]
}

function actionsFor(id: string, { people, articles }: RaceNews): Action[] {
  if (articles.length === 0) return []
  return [
    { label: 'Timeline', command: 'timeline', options: { about: id } },
    ...people.slice(0, 3).map((person: Person) => ({
      label: person.name,
      command: 'people card',
      options: { person: `#${person.id}` },
    })),
  ]
}

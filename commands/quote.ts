import { cite } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findPerson, type PersonFound } from '../src/bot/find-person.ts'
import { quotation } from '../src/bot/quotation.ts'
import { nothingFound, whichPerson } from '../src/bot/replies.ts'
import type { Person } from '../src/model/person.ts'
import { IN_MARKS } from '../src/model/quote.ts'
import type { Action, Reply } from '../src/model/reply.ts'
import type { FoundQuote, QuoteFilter, Store } from '../src/stores/store.ts'
import { rank } from '../src/text/rank/rank.ts'
import { terms } from '../src/text/terms.ts'

/** Enough to choose from by topic without reading a prolific speaker's whole life. */
const TOPIC_CANDIDATES = 500

export default defineCommand({
  name: 'quote',
  description: 'What did someone say, word for word?',
  example: '/quote jeff sessions about:cabinet since:2019-11',
  visibility: 'public',
  access: 'everyone',
  options: {
    person: { type: 'text', required: true, suggest: 'people', description: 'Who spoke' },
    about: { type: 'text', description: 'Only words on this topic, the closest first' },
    since: { type: 'days', description: 'Published on or after this day, month or year' },
    until: { type: 'days', description: 'Published on or before this day, month or year' },
    publisher: { type: 'text', description: 'Only from this outlet' },
    medium: {
      type: 'text',
      choices: ['said', 'tweet', 'statement', 'ad', 'letter', 'interview', 'video', 'speech'],
      description: 'How the words were made public',
    },
    limit: { type: 'integer', min: 1, max: 10, description: 'How many at once' },
    page: { type: 'integer', min: 1, max: 1000, description: 'Which page of them' },
  },
  async handle(
    { person: typed, about, since, until, limit = 5, page = 1, publisher, medium },
    { store, today },
  ) {
    const found = await findPerson(store, typed, today)
    if (found.kind === 'several')
      return whichPerson(typed, found.people, { command: 'quote', option: 'person' })
    if (found.kind === 'none') return nobody(typed, found, store)

    const { person } = found
    const filter: QuoteFilter = {
      ...wordsOf(person),
      ...(since === undefined ? {} : { since: since.first }),
      ...(until === undefined ? {} : { until: until.last }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(medium === undefined ? {} : { medium: medium as NonNullable<QuoteFilter['medium']> }),
    }
    const asked = {
      person: person.name,
      about,
      since: since?.first.toString(),
      until: until?.last.toString(),
      publisher,
      medium,
      limit,
    }
    const offset = (page - 1) * limit
    const total = await store.quotes.count(filter)
    if (total === 0) return notQuoted(person, store)

    const quotes =
      about === undefined
        ? await store.quotes.find({ ...filter, limit, offset })
        : await onTopic(about, await store.quotes.find({ ...filter, limit: TOPIC_CANDIDATES }), store)
    if (quotes.length === 0) {
      return nothingFound(
        about === undefined
          ? `There are ${total} quotations of ${person.name} in all, and none on page ${page}.`
          : `Nothing that ${person.name} is quoted as saying is about “${about}”. Without about: there are ${total}.`,
      )
    }
    const shown = about === undefined ? quotes : quotes.slice(offset, offset + limit)
    const all = about === undefined ? total : quotes.length
    return {
      title:
        all > shown.length
          ? `${person.name}: ${offset + 1} to ${offset + shown.length} of ${all}`
          : person.name,
      blocks: shown.map(quotation),
      actions: pages(asked, page, offset + limit < all),
    }
  },
})

/** What somebody is quoted as saying word for word: not what articles report in words of their own. */
function wordsOf(person: Person) {
  return { speakerId: person.id, kinds: IN_MARKS }
}

async function onTopic(about: string, quotes: readonly FoundQuote[], store: Store): Promise<FoundQuote[]> {
  const wanted = terms(about)
  const candidates = quotes.map(found => {
    const block = quotation(found)
    return { found, headline: found.article.headline, text: block.context.text }
  })
  const touching = candidates.filter(({ text }) => {
    const present = new Set(terms(text))
    return wanted.some(term => present.has(term))
  })
  const statistics = await store.passages.statistics(wanted)
  return rank(about, touching, { statistics }).map(({ candidate }) => candidate.found)
}

async function notQuoted(person: Person, store: Store): Promise<Reply> {
  const all = await store.quotes.count(wordsOf(person))
  if (all > 0) {
    return nothingFound(
      `None of the ${all} quotations of ${person.name} fits. Ask for less: /quote ${person.name}`,
    )
  }
  const articles = await store.articles.mentioning(person.id, { limit: 3 })
  if (articles.length === 0)
    return nothingFound(`${person.name} is neither quoted nor mentioned in your articles yet.`)
  return nothingFound(`${person.name} is mentioned in your articles, but not quoted.`, [
    { kind: 'citations', citations: articles.map(article => cite(article)) },
  ])
}

async function nobody(
  typed: string,
  found: Extract<PersonFound, { kind: 'none' }>,
  store: Store,
): Promise<Reply> {
  const quoted = (await store.people.mostQuoted({ limit: 3 }))
    .filter(each => each.quoteCount > 0)
    .map(each => each.person)
  const others = found.near.length > 0 ? found.near : quoted
  return {
    blocks: [
      {
        kind: 'notice',
        level: 'info',
        text: `Your articles know nobody called “${typed}”.${others.length > 0 ? ` ${found.near.length > 0 ? 'Near it' : 'Most quoted'}:` : ''}`,
      },
    ],
    actions: others.map(
      (person): Action => ({ label: person.name, command: 'quote', options: { person: person.name } }),
    ),
  }
}

/** The same question again, for the pages around this one. */
function pages(
  asked: Readonly<Record<string, string | number | undefined>>,
  page: number,
  more: boolean,
): Action[] {
  const options = Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  )
  const turn = (label: string, to: number): Action => ({
    label,
    command: 'quote',
    options: { ...options, page: to },
  })
  return [...(page > 1 ? [turn('Previous', page - 1)] : []), ...(more ? [turn('Next', page + 1)] : [])]
}

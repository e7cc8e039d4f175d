import { cite } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { findTopics } from '../src/bot/find-topics.ts'
import { introductions } from '../src/bot/introductions.ts'
import { nobodyCalled } from '../src/bot/nobody-called.ts'
import { kindWords, rolesWords } from '../src/bot/person-words.ts'
import { whichPerson } from '../src/bot/replies.ts'
import { day } from '../src/bot/wording.ts'
import type { Person } from '../src/model/person.ts'
import { IN_MARKS } from '../src/model/quote.ts'
import type { Block, Reply } from '../src/model/reply.ts'
import type { FoundQuote, Store } from '../src/stores/store.ts'

/** What topics and outlets are told from. */
const READ = 500
const TOPICS = 8
const OUTLETS = 8

export default defineCommand({
  name: 'people card',
  description: 'One person: who they are, offices, first and last quotation, topics, outlets',
  example: '/people card jeff sessions',
  visibility: 'public',
  access: 'everyone',
  options: {
    person: { type: 'text', required: true, suggest: 'people', description: 'Who' },
  },
  async handle({ person: typed }, { store, today }) {
    const action = { command: 'people card', option: 'person' }
    const found = await findPerson(store, typed, today)
    if (found.kind === 'several') return whichPerson(typed, found.people, action)
    if (found.kind === 'none') return nobodyCalled(typed, found, { store, ...action })
    return card(found.person, store)
  },
})

async function card(person: Person, store: Store): Promise<Reply> {
  const filter = { speakerId: person.id, kinds: IN_MARKS }
  const total = await store.quotes.count(filter)
  const newest = await store.quotes.find({ ...filter, limit: READ })
  const [oldest] = await store.quotes.find({ ...filter, limit: 1, offset: Math.max(0, total - 1) })
  const topics = await findTopics(store, newest, { limit: TOPICS })
  const outlets = outletsOf(newest)
  const introduced = await introductions(person, store)
  const isKnown = introduced.length > 0 || person.isBody || person.roles.some(role => !role.fromArticles)
  const of = total > READ ? ` (of the newest ${READ} quotations)` : ''
  const fields = [
    { name: 'What it is', value: kindWords(person) },
    { name: 'Also called', value: person.otherNames.join(', ') },
    { name: 'Offices, by the directory', value: rolesWords(person, { from: 'directory' }) },
    { name: 'Offices, by articles', value: rolesWords(person, { from: 'articles' }) },
    { name: 'Quotations', value: total.toLocaleString('en') },
    { name: 'First quoted', value: oldest === undefined ? '' : day(oldest.article.publishedOn) },
    { name: 'Last quoted', value: newest[0] === undefined ? '' : day(newest[0].article.publishedOn) },
    { name: `Topics${of}`, value: topics.join(', ') },
    { name: `Outlets${of}`, value: outlets.slice(0, OUTLETS).join(', ') + more(outlets.length - OUTLETS) },
  ]
  return {
    title: person.name,
    blocks: [
      ...introduced,
      ...(isKnown ? [] : [nobodySays(person)]),
      { kind: 'fields', fields: fields.filter(({ value }) => value !== '') },
      ...sources(newest[0], oldest),
    ],
    actions:
      total === 0 ? [] : [{ label: 'Quotations', command: 'quote', options: { person: `#${person.id}` } }],
  }
}

function nobodySays({ name }: Person): Block {
  return { kind: 'notice', level: 'info', text: `No sentence in your feeds says plainly who ${name} is.` }
}

/** `The Kestrel Post (12)`, the most first. */
function outletsOf(quotes: readonly FoundQuote[]): string[] {
  return [...Map.groupBy(quotes, ({ article }) => article.publisher)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([publisher, each]) => `${publisher} (${each.length})`)
}

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : ''
}

/** Where the first and the last quotation stand; once, when one article holds both. */
function sources(...quotes: readonly (FoundQuote | undefined)[]): Block[] {
  const citations = new Map(
    quotes.flatMap(found =>
      found === undefined ? [] : [[found.article.id, cite(found.article, found.quote.content[0])] as const],
    ),
  )
  return citations.size === 0 ? [] : [{ kind: 'citations', citations: [...citations.values()] }]
}

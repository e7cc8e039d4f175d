import { raceOf } from '../src/bot/channel-race.ts'
import { cite } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { findQuotations, type PrintedQuote } from '../src/bot/find-quotations.ts'
import { nobodyCalled } from '../src/bot/nobody-called.ts'
import { quotationPicture } from '../src/bot/picture.ts'
import { quotation } from '../src/bot/quotation.ts'
import { quotationsInRace } from '../src/bot/race-quotations.ts'
import { nothingFound, personActions, whichPerson } from '../src/bot/replies.ts'
import { repeated, shownOf } from '../src/bot/wording.ts'
import { UserError } from '../src/model/errors.ts'
import type { Person } from '../src/model/person.ts'
import { IN_MARKS } from '../src/model/quote.ts'
import { type Race, raceName } from '../src/model/race.ts'
import type { Action, Block, Reply } from '../src/model/reply.ts'
import type { Studio } from '../src/pictures/studio.ts'
import type { QuoteFilter, Store } from '../src/stores/store.ts'
import type { WordingGroup } from '../src/text/verify/group-wordings.ts'

export default defineCommand({
  name: 'quote',
  description: 'What did someone say, word for word?',
  example: '/quote jeff sessions about:cabinet since:2019-11',
  visibility: 'public',
  access: 'everyone',
  options: {
    person: {
      type: 'text',
      suggest: 'people',
      description: 'Who spoke; in the channel of a race, whoever runs without it',
    },
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
    image: { type: 'boolean', description: 'As a picture too, to keep or to share' },
    page: { type: 'integer', min: 1, max: 1000, description: 'Which page of them' },
    show: {
      type: 'text',
      choices: ['context', 'sources'],
      description: 'With the sentences before and after, or with every article that prints the words',
    },
  },
  async handle(
    {
      person: typed,
      about,
      since,
      until,
      image = false,
      limit = image ? 1 : 5,
      page = 1,
      publisher,
      medium,
      show,
    },
    { store, asker, studio, today },
  ) {
    const filter = {
      kinds: IN_MARKS,
      ...(since === undefined ? {} : { since: since.first }),
      ...(until === undefined ? {} : { until: until.last }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(medium === undefined ? {} : { medium: medium as NonNullable<QuoteFilter['medium']> }),
    }
    if (typed === undefined) return ofRace({ filter, about, show }, await raceOf(store, asker.place), store)

    const wanted = {
      about,
      since: since?.first.toString(),
      until: until?.last.toString(),
      publisher,
      medium,
      show,
      image: image || undefined,
    }
    const found = await findPerson(store, typed, today)
    const action = { command: 'quote', option: 'person', options: given(wanted) }
    if (found.kind === 'several') return whichPerson(typed, found.people, action)
    if (found.kind === 'none') return nobodyCalled(typed, found, { store, ...action })

    const { person } = found
    const ofPerson = { ...filter, speakerId: person.id }
    // Whoever was chosen among two of one name stays chosen.
    const asked = { person: typed === `#${person.id}` ? typed : person.name, ...wanted, limit }
    const { groups, readBackTo } = await findQuotations(store, ofPerson, about)
    const offset = (page - 1) * limit
    const shown = groups.slice(offset, offset + limit)
    if (shown.length === 0) {
      const total = about === undefined ? groups.length : await store.quotes.count(ofPerson)
      if (total === 0) return notQuoted(person, store)
      return nothingFound(
        about === undefined
          ? `There are ${total} quotations of ${person.name} in all, and none on page ${page}.`
          : `Nothing that ${person.name} is quoted as saying is about “${about}”. Without about: there are ${total}.`,
      )
    }
    const last = offset + shown.length
    const all = readBackTo === undefined ? `${groups.length}` : `the newest ${groups.length}`
    const blocks = shown.flatMap(group => blocksOf(group, show))
    return {
      title: groups.length > shown.length ? `${person.name}: ${shownOf(offset + 1, last, all)}` : person.name,
      blocks: image ? await withPictures(blocks, studio) : blocks,
      actions: [
        ...pages(asked, page, last < groups.length),
        ...(last < groups.length || readBackTo === undefined
          ? []
          : [again('Older', { ...asked, until: readBackTo.toString() })]),
        ...views(asked, page),
        ...(image || studio === undefined
          ? []
          : [again('Picture', { ...asked, limit: undefined, page: offset + 1, image: true })]),
      ],
    }
  },
})

/** The last words of each who runs in the race that the channel is about. */
async function ofRace(
  {
    filter,
    about,
    show,
  }: {
    readonly filter: QuoteFilter
    readonly about?: string | undefined
    readonly show?: string | undefined
  },
  race: Race | undefined,
  store: Store,
): Promise<Reply> {
  if (race === undefined)
    throw new UserError('missing-option', '/quote needs person: who spoke. For example: /quote jeff sessions')
  const found = await quotationsInRace(race, { filter, store, ...(about !== undefined && { about }) })
  if (found.length === 0)
    return nothingFound(
      `Nobody who runs in ${raceName(race)} is quoted${about === undefined ? '' : ` on “${repeated(about)}”`} in what was searched.`,
    )
  return {
    title: raceName(race),
    blocks: found.flatMap(({ group }) => blocksOf(group, show)),
    actions: personActions(
      found.map(({ person }) => person),
      {
        command: 'quote',
        option: 'person',
        options: about === undefined ? {} : { about },
        label: ({ name }) => name,
      },
    ),
  }
}

function blocksOf(
  { fullest, others, variants }: WordingGroup<PrintedQuote>,
  show: string | undefined,
): Block[] {
  const alsoIn = others.map(({ article, content }) => cite(article, content[0]))
  const differsFrom = [...new Set(variants.map(({ article }) => article.publisher))]
  const block = {
    ...quotation(fullest, { wider: show === 'context' }),
    ...(alsoIn.length > 0 && { alsoIn }),
    ...(differsFrom.length > 0 && { differsFrom }),
  }
  return show === 'sources' && alsoIn.length > 0 ? [block, { kind: 'citations', citations: alsoIn }] : [block]
}

async function notQuoted(person: Person, store: Store): Promise<Reply> {
  const all = await store.quotes.count({ speakerId: person.id, kinds: IN_MARKS })
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

/** Each quotation with a picture of it below. */
async function withPictures(blocks: readonly Block[], studio: Studio | undefined): Promise<Block[]> {
  if (studio === undefined)
    return [...blocks, { kind: 'notice', level: 'info', text: 'No pictures are drawn here.' }]
  const pairs = await Promise.all(
    blocks.map(async block =>
      block.kind === 'quotation' ? [block, await quotationPicture(studio, block)] : [block],
    ),
  )
  return pairs.flat()
}

type Asked = Readonly<Record<string, string | number | boolean | undefined>>

/** The same question again, but for what is said here. */
function again(label: string, asked: Asked): Action {
  return { label, command: 'quote', options: given(asked) }
}

function given(asked: Asked): NonNullable<Action['options']> {
  return Object.fromEntries(
    Object.entries(asked).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
    ),
  )
}

function pages(asked: Asked, page: number, more: boolean): Action[] {
  return [
    ...(page > 1 ? [again('Previous', { ...asked, page: page - 1 })] : []),
    ...(more ? [again('Next', { ...asked, page: page + 1 })] : []),
  ]
}

/** The same page with more around it. */
function views(asked: Asked, page: number): Action[] {
  return [
    ...(asked.show === 'context' ? [] : [again('Context', { ...asked, page, show: 'context' })]),
    ...(asked.show === 'sources' ? [] : [again('Source', { ...asked, page, show: 'sources' })]),
  ]
}

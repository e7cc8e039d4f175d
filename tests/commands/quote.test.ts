import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuotationBlock, Reply } from '../../src/model/reply.ts'
import type { ArticleRecord } from '../../src/stores/store.ts'
import { expectCutFromArticles } from '../bot/excerpts.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

const MARSH = [
  'We will repair the bridge before we build anything new,',
  'Schools come second, and taxes come last,',
]
const IRIARTE = [
  'A new ferry costs a tenth of that bridge,',
  'The county cannot pay for both,',
  'Trucks belong on the water at night,',
  'My opponent has never crossed the river in winter,',
  'Ask the people on the north shore,',
  'They know what a ferry is worth,',
  'One ferry is not enough for forty thousand people,', // a year older
]

describe('whose words are shown', () => {
  const cases: readonly (readonly [line: string, words: readonly string[]])[] = [
    ['/quote helen marsh', MARSH],
    ['/quote Marsh, Helen', MARSH],
    ['/quote hellen marsch', MARSH],
    ['/quote iriarte limit:10', IRIARTE], // newest article first, in it as it reads
    ['/quote iriarte', IRIARTE.slice(0, 5)],
    ['/quote iriarte page:2', IRIARTE.slice(5)],
    ['/quote iriarte limit:3 page:3', IRIARTE.slice(6)],
    ['/quote iriarte since:2019', IRIARTE.slice(0, 5)],
    ['/quote iriarte since:2019 page:2', IRIARTE.slice(5, 6)],
    ['/quote iriarte until:2018', IRIARTE.slice(6)],
    ['/quote iriarte until:June 2018', IRIARTE.slice(6)],
    ['/quote iriarte since:2018-06-05 until:2018-06-05', IRIARTE.slice(6)],
    ['/quote marsh publisher:The Kestrel Post', []], // two of that name: asked back
    ['/quote helen marsh publisher:The Kestrel Post', MARSH],
    ['/quote iriarte about:trucks at night', IRIARTE.slice(2, 3)],
    ['/quote iriarte about:winter river', IRIARTE.slice(3, 4)],
  ]
  for (const [line, words] of cases) {
    test(line, async () => expect(shownWords(await room.say(line)), line).toEqual(words))
  }
})

test('a quotation says who, where it stands, and in which sentence', async () => {
  const { title, blocks } = await room.say('/quote helen marsh')
  expect(title).toBe('Helen Marsh')
  expect(blocks[0]).toMatchObject({
    kind: 'quotation',
    quoteKind: 'direct',
    speaker: 'Helen Marsh',
    medium: 'said',
    context: {
      text: '“We will repair the bridge before we build anything new,” Helen Marsh said.',
      revision: 1,
    },
    citation: {
      publisher: 'The Kestrel Post',
      headline: 'Marsh opens her campaign with a promise to repair the old bridge',
      publishedOn: Temporal.PlainDate.from('2019-11-08'),
      url: expect.stringContaining('https://post.example.com/2019/marsh-campaign#:~:text=We%20will%20repair'),
    },
  })
})

test('words of one medium only, all of them, and pieces of one quotation together', async () => {
  const text = '“No,” the candidate wrote, “never.” She went on: “Not once.” Later she said: “Perhaps.”'
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const quote = { kind: 'direct', speaker: 'Lou Castellan', speakerId: 'lou', confidence: 1 } as const
  await room.store.articles.save({
    article: {
      id: 'castellan',
      canonicalUrl: 'https://post.example.com/2017/castellan',
      publisher: 'The Kestrel Post',
      headline: 'A candidate says no',
      publishedAt: Temporal.Instant.from('2017-03-01T12:00:00Z'),
      publishedOn: Temporal.PlainDate.from('2017-03-01'),
      language: 'en',
      text,
    },
    people: [{ id: 'lou', name: 'Lou Castellan', familyName: 'Castellan', otherNames: [], roles: [] }],
    mentions: [{ personId: 'lou', count: 1 }],
    passages: [],
    quotes: [
      { ...quote, content: [span('No,'), span('never.')], medium: 'tweet' },
      { ...quote, content: [span('Not once.')], medium: 'tweet' },
      { ...quote, content: [span('Perhaps.')], medium: 'said' },
      { ...quote, kind: 'indirect', content: [span('the candidate')], medium: 'said' }, // no words of hers
    ],
  })
  const tweets = await room.say('/quote castellan medium:TWEET limit:1')
  expect(shownWords(tweets)).toEqual(['No, … never.'])
  expect(tweets.title).toBe('Lou Castellan: 1 of 2')
  expect(shownWords(await press(tweets, 'Next'))).toEqual(['Not once.'])
  expect(shownWords(await room.say('/quote castellan medium:said'))).toEqual(['Perhaps.'])
})

describe('when not all fit', () => {
  test('the title says which are shown of how many, and buttons turn the page', async () => {
    const first = await room.say('/quote iriarte limit:3')
    expect(first.title).toBe('Tomás Iriarte: 1 to 3 of 7')
    expect(first.actions?.map(({ label }) => label)).toEqual(['Next', 'Context', 'Source'])
    const second = await press(first, 'Next')
    expect(second.title).toBe('Tomás Iriarte: 4 to 6 of 7')
    expect(second.actions?.map(({ label }) => label)).toEqual(['Previous', 'Next', 'Context', 'Source'])
    const third = await press(second, 'Next')
    expect(third.title).toBe('Tomás Iriarte: 7 of 7')
    expect(third.actions?.map(({ label }) => label)).toEqual(['Previous', 'Context', 'Source'])
    expect(shownWords(await press(third, 'Previous'))).toEqual(shownWords(second))
  })

  test('turning the page keeps what was asked for', async () => {
    const line = '/quote iriarte since:2019-11 until:2019 publisher:The Harbor Ledger limit:4'
    const first = await room.say(line)
    expect(first.title).toBe('Tomás Iriarte: 1 to 4 of 6')
    expect(shownWords(await press(first, 'Next'))).toEqual(IRIARTE.slice(4, 6))
    const ferries = await room.say('/quote iriarte about:ferry limit:1')
    expect(ferries.title).toMatch(/: 1 of \d$/)
    const more = await press(ferries, 'Next')
    expect(more.title).toMatch(/: 2 of \d$/)
    expect(shownWords(more)).not.toEqual(shownWords(ferries))
  })

  test('a page past the last says how many there are', async () => {
    const reply = await room.say('/quote helen marsh page:9')
    expect(reply.status).toBeUndefined()
    expect(wordsOf(reply)).toContain('There are 2 quotations of Helen Marsh in all, and none on page 9.')
  })
})

describe('with more around it', () => {
  test('Context shows the sentence before and the one after', async () => {
    const reply = await press(await room.say('/quote owen marsh'), 'Context')
    expect(reply.blocks[0]).toMatchObject({
      context: {
        text: 'Owen Marsh, the harbor master, stays out of the race.\n“I only count the boats,” Owen Marsh said.',
      },
    })
    expect(reply.actions?.map(({ label }) => label)).toEqual(['Source'])
    expect(await expectCutFromArticles(reply, room.store)).toBeGreaterThan(1)
  })

  test('the same words in several articles are one, other words of one utterance stand beside them', async () => {
    const wires = await openNewsroom([])
    const prints = [
      ['east', 'We will mend the old bridge before the winter comes.'],
      ['north', 'will repair the old bridge before the winter comes'],
      ['south', 'We will repair the old bridge before the winter comes.'],
      ['west', 'Taxes are another matter.'],
    ] as const
    for (const [outlet, words] of prints) await wires.store.articles.save(printed(outlet, words))
    const reply = await wires.say('/quote castellan')
    expect(reply.title).toBe('Lou Castellan')
    const shown = reply.blocks.map(block => {
      if (block.kind !== 'quotation') return block.kind
      const others = block.alsoIn?.map(({ publisher }) => publisher) ?? []
      return [block.content[0]!.text, `also in ${others}`, `differs from ${block.differsFrom ?? ''}`].join(
        ' | ',
      )
    })
    expect(shown).toEqual([
      'Taxes are another matter. | also in  | differs from ',
      'We will repair the old bridge before the winter comes. | also in north | differs from east',
      'We will mend the old bridge before the winter comes. | also in  | differs from south',
    ])
    const sources = await wires.press(reply.actions!.find(({ label }) => label === 'Source')!)
    expect(sources.blocks[2]).toMatchObject({
      kind: 'citations',
      citations: [{ url: expect.stringContaining('https://north.example.com/#:~:text=will%20repair') }],
    })
    await wires.close()
  })

  test('beyond what is read at once there is a button to older words', async () => {
    const archive = await openNewsroom([])
    const first = Temporal.PlainDate.from('2001-01-01')
    for (let days = 0; days < 502; days++)
      await archive.store.articles.save(
        printed(`of${days}`, `Day ${days} brings rain.`, first.add({ days }).toString()),
      )
    const reply = await archive.say('/quote castellan limit:10 page:50')
    expect(reply.title).toBe('Lou Castellan: 491 to 500 of the newest 500')
    const older = await archive.press(reply.actions!.find(({ label }) => label === 'Older')!)
    expect(shownWords(older)).toEqual(['Day 2 brings rain.', 'Day 1 brings rain.', 'Day 0 brings rain.'])
    await archive.close()
  })

  test('of two people of one name, a button finds each', async () => {
    const twins = await openNewsroom([])
    for (const id of ['lou', 'lou-2'])
      await twins.store.articles.save({
        ...printed(id, `I am ${id}.`),
        people: [{ id, name: 'Lou Castellan', familyName: 'Castellan', otherNames: [], roles: [] }],
        quotes: printed(id, `I am ${id}.`).quotes.map(quote => ({ ...quote, speakerId: id })),
      })
    const reply = await twins.say('/quote lou castellan')
    const answers = await Promise.all(reply.actions!.map(action => twins.press(action)))
    expect(answers.map(shownWords).sort()).toEqual([['I am lou-2.'], ['I am lou.']])
    await twins.close()
  })
})

describe('when there is nothing to show', () => {
  test('a name of two people is asked back, a button each', async () => {
    const reply = await room.say('/quote marsh')
    expect(reply.status).toBeUndefined()
    expect(reply.actions?.map(({ label }) => label)).toEqual(['Helen Marsh', 'Owen Marsh'])
    expect(shownWords(await press(reply, 'Owen Marsh'))).toEqual(['I only count the boats,'])
  })

  test('somebody mentioned but not quoted, with where', async () => {
    const reply = await room.say('/quote priya venkat')
    expect(wordsOf(reply)).toContain('Priya Venkat is mentioned in your articles, but not quoted.')
    expect(reply.blocks[1]).toMatchObject({
      kind: 'citations',
      citations: [{ url: 'https://post.example.com/2019/marsh-campaign' }],
    })
  })

  test('somebody known only from the directory', async () => {
    await room.store.people.save([
      { id: 'z', name: 'Zora Quillfeather', familyName: 'Quillfeather', otherNames: [], roles: [] },
    ])
    expect(wordsOf(await room.say('/quote quillfeather'))).toContain(
      'Zora Quillfeather is neither quoted nor mentioned in your articles yet.',
    )
  })

  test('nobody of that name: whoever is quoted most is offered', async () => {
    const reply = await room.say('/quote zebedee')
    expect(reply.status).toBeUndefined()
    expect(wordsOf(reply)).toContain('Your articles know nobody called “zebedee”. Most quoted:')
    expect(reply.actions?.[0]?.label).toBe('Tomás Iriarte')
    expect(shownWords(await press(reply, 'Tomás Iriarte'))).toEqual(IRIARTE.slice(0, 5))
  })

  test('whoever is chosen is asked for with the rest of what was asked', async () => {
    const options = 'about:bridge since:2018 publisher:The Kestrel Post medium:said'
    const rest = { about: 'bridge', since: '2018-01-01', publisher: 'The Kestrel Post', medium: 'said' }
    for (const typed of ['marsh', 'owyn', 'zebedee'])
      expect((await room.say(`/quote ${typed} ${options}`)).actions?.[0]?.options, typed).toMatchObject(rest)
  })

  test('nobody of that name: whoever comes near is offered', async () => {
    const reply = await room.say('/quote owyn')
    expect(wordsOf(reply)).toContain('Near it:')
    expect(reply.actions?.map(({ label }) => label)).toEqual(['Owen Marsh'])
  })

  test('a filter that leaves nothing says how many there are without it', async () => {
    for (const filter of ['since:2020', 'until:2017', 'publisher:Nobody’s Gazette', 'medium:speech']) {
      expect(wordsOf(await room.say(`/quote helen marsh ${filter}`)), filter).toContain(
        'None of the 2 quotations of Helen Marsh fits. Ask for less: /quote Helen Marsh',
      )
    }
  })

  test('a topic that nothing touches says so', async () => {
    expect(wordsOf(await room.say('/quote helen marsh about:whaling'))).toContain(
      'Nothing that Helen Marsh is quoted as saying is about “whaling”.',
    )
  })

  test('a newsroom without articles', async () => {
    const empty = await openNewsroom([])
    const reply = await empty.say('/quote helen marsh')
    await empty.close()
    expect(reply.status).toBeUndefined()
    expect(wordsOf(reply)).toContain('Your articles know nobody called “helen marsh”.')
    expect(reply.actions).toEqual([])
  })
})

function shownWords(reply: Reply): string[] {
  return reply.blocks
    .filter((block): block is QuotationBlock => block.kind === 'quotation')
    .map(block => block.content.map(piece => piece.text).join(' … '))
}

async function press(reply: Reply, label: string): Promise<Reply> {
  const action = reply.actions?.find(each => each.label === label)
  expect(action, `a button ${label}`).toBeDefined()
  return room.press(action!)
}

/** An article that is nothing but these words of Lou Castellan's. */
function printed(outlet: string, words: string, day = '2019-11-08'): ArticleRecord {
  return {
    article: {
      id: outlet,
      canonicalUrl: `https://${outlet}.example.com/`,
      publisher: outlet,
      headline: 'In the words of Castellan',
      publishedAt: Temporal.Instant.from(`${day}T12:00:00Z`),
      publishedOn: Temporal.PlainDate.from(day),
      language: 'en',
      text: `“${words}” Lou Castellan said.`,
    },
    people: [{ id: 'lou', name: 'Lou Castellan', familyName: 'Castellan', otherNames: [], roles: [] }],
    mentions: [],
    passages: [],
    quotes: [
      {
        kind: 'direct',
        content: [{ start: 1, end: words.length + 1 }],
        speaker: 'Lou Castellan',
        speakerId: 'lou',
        medium: 'said',
        confidence: 1,
      },
    ],
  }
}

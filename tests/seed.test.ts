import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bot, createBot } from '../src/bot/dispatch.ts'
import { readCommands } from '../src/bot/registry.ts'
import { ingestFiles } from '../src/ingest/ingest-files.ts'
import { ingestSeeds } from '../src/ingest/ingest-seeds.ts'
import type { QuotationBlock, Reply } from '../src/model/reply.ts'
import { openSqliteStore } from '../src/stores/sqlite.ts'
import type { Store } from '../src/stores/store.ts'
import { sentences } from '../src/text/sentences.ts'
import { asker } from './bot/asker.ts'
import { excerptsOf, expectCutFromArticles } from './bot/excerpts.ts'
import { freshMemory } from './bot/memory.ts'
import { wordsOf } from './bot/newsroom.ts'

// What somebody sees who starts Hustings with nothing but its seeds: the article as it came, asked about in the chat.

const ROOT = resolve(import.meta.dirname, '..')
const HEADLINE = "Trump says he won't campaign against Sessions in Senate run"
const NOW = Temporal.Instant.from('2019-11-09T12:00:00Z')

let store: Store
let bot: Bot
beforeAll(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  await ingestSeeds(join(ROOT, 'seeds'), { store, now: Temporal.Now.instant() })
  bot = createBot({
    store,
    memory: freshMemory(),
    commands: await readCommands(join(ROOT, 'commands')),
    now: () => NOW,
    reportBug: error => {
      throw error
    },
  })
}, 60_000)
afterAll(() => store.close())

const say = (line: string) => bot.say(line, asker)

test('the seeds are taken in once', async () => {
  const before = [await store.articles.count(), await store.quotes.count({}), await store.people.count()]
  await ingestSeeds(join(ROOT, 'seeds'), { store, now: Temporal.Now.instant() })
  const again = await ingestFiles([join(ROOT, 'seeds/articles')], { store, now: NOW })
  expect(again).toMatchObject({ new: [], changed: [], failed: [], unchanged: [{ revision: 1 }] })
  expect([await store.articles.count(), await store.quotes.count({}), await store.people.count()]).toEqual(
    before,
  )
})

test('the article is the document’s: headline, day and source apart from its text', async () => {
  const [article] = await store.articles.latest({ limit: 1 })
  expect(article).toMatchObject({
    headline: HEADLINE,
    publisher: 'politico.com',
    canonicalUrl: 'https://www.politico.com/',
    publishedOn: Temporal.PlainDate.from('2019-11-08'),
  })
  expect(article!.text).toMatch(/^President Donald Trump said Friday/)
  expect(article!.text).toMatch(/“embarrassment” to Alabama\.$/)
})

// Each quotation as its pieces and its medium; the marks and stops at its edges are left out of the comparison.
const SESSIONS = [
  ['full support', 'video'],
  [
    'When I left President Trump’s cabinet, did I write a tell-all book? No … Did I go on CNN and attack the president? ' +
      'Nope. Have I said a cross word about the president? Not one time and I’ll tell you why. First, that would be ' +
      'dishonorable. I was there to serve his agenda, not mine. Second, the president is doing a great job for America ' +
      'and Alabama and he has my strong support',
    expect.stringMatching(/said|video/),
  ],
]
const TRUMP = [
  ['No, I won’t … I’ll see how it all goes. We’ll see what happens. He’s got tough competition', 'said'],
  [
    // The paragraph ends without a closing mark.
    'Well, I haven’t gotten involved … I saw he said very nice things about me last night, but we’ll have to see. ' +
      'I haven’t made a determination',
    'said',
  ],
]
describe('/quote shows exactly the words of whoever is meant', () => {
  const cases = [
    ['sessions', SESSIONS],
    ['Jeff Sessions', SESSIONS],
    ['SESIONS', SESSIONS],
    ['trump', TRUMP],
    ['the president', TRUMP],
    ['donald j. trump', TRUMP],
  ] as const
  for (const [typed, words] of cases) {
    test(typed, async () =>
      expect(quotationsOf(await say(`/quote ${typed}`)).map(inShort), typed).toEqual(words),
    )
  }

  for (const typed of ['tuberville', 'tommy tubberville']) {
    test(typed, async () => {
      const pieces = quotationsOf(await say(`/quote ${typed}`)).flatMap(block =>
        block.content.map(piece => inShort({ ...block, content: [piece] })),
      )
      expect(pieces).toEqual([
        ['As AG, he failed the President at his point of greatest need', 'tweet'],
        ['total disaster', 'ad'], // the article says only that "He" did
        ['embarrassment', 'ad'],
      ])
    })
  }

  test('doug jones, who is mentioned and says nothing', async () => {
    const reply = await say('/quote doug jones')
    expect(reply.status).toBeUndefined()
    expect(wordsOf(reply)).toContain('Doug Jones is mentioned in your articles, but not quoted.')
    expect(wordsOf(reply)).toContain(HEADLINE)
  })
})

describe('each quotation says', () => {
  const all = async () => {
    const replies = await Promise.all(['sessions', 'trump', 'tuberville'].map(name => say(`/quote ${name}`)))
    return replies.flatMap(quotationsOf)
  }

  test('who spoke, in full', async () => {
    const speakers = new Set((await all()).map(({ speaker }) => speaker))
    expect([...speakers].sort()).toEqual(['Donald Trump', 'Jeff Sessions', 'Tommy Tuberville'])
  })

  test('when, where the article tells', async () => {
    const days = (await all()).map(block => [inShort(block)[0]?.slice(0, 14), block.saidOn?.toString()])
    const told = new Map(days.map(([words, day]) => [words, day]))
    expect(told.get('As AG, he fail')).toBe('2019-11-06') // "tweeted Wednesday"
    // Each is dated by the one day on which the article reports the same person to have spoken.
    for (const words of ['full support', 'When I left Pr']) expect(told.get(words), words).toBe('2019-11-07')
    for (const words of ['No, I won’t … ', 'Well, I haven’'])
      expect(told.get(words), words).toBe('2019-11-08')
    expect(told.get('total disaster')).toBeUndefined() // "a recent campaign ad"
  })

  test('in which sentence, and where that stands', async () => {
    const [article] = await store.articles.latest({ limit: 1 })
    const whole = sentences(article!.text)
    for (const { content, context, citation } of await all()) {
      expect(
        whole.some(sentence => sentence.start === context.span.start),
        context.text,
      ).toBe(true)
      expect(
        whole.some(sentence => sentence.end === context.span.end),
        context.text,
      ).toBe(true)
      for (const piece of content) expect(context.text).toContain(piece.text)
      expect(citation).toMatchObject({ headline: HEADLINE, publisher: 'politico.com' })
      expect(citation.url).toMatch(/^https:\/\/www\.politico\.com\/#:~:text=\S+$/)
    }
  })
})

test('/verify finds the words of an advertisement, and not the tweet beside it', async () => {
  const blocks = quotationsOf(await say('/verify total disaster'))
  expect(blocks.flatMap(block => block.content.map(piece => piece.text))).toEqual([
    'total disaster',
    'embarrassment',
  ])
})

describe('/summary tells what happened', () => {
  for (const typed of ['sessions', "won't campaign against Sessions", 'latest']) {
    test(typed, async () => {
      const reply = await say(`/summary ${typed}`)
      expect(reply.title).toBe(HEADLINE)
      const shown = excerptsOf(reply)
      expect(shown.length).toBeGreaterThanOrEqual(3)
      expect(shown.length).toBeLessThanOrEqual(5)
      expect(shown[0]!.text).toMatch(
        /^President Donald Trump said Friday that he won’t campaign against Jeff Sessions/,
      )

      const [article] = await store.articles.latest({ limit: 1 })
      const whole = sentences(article!.text)
      for (const { span, text } of shown) expect(whole, `a whole sentence: ${text}`).toContainEqual(span)
    })
  }

  test('not by its first sentences alone', async () => {
    const shown = excerptsOf(await say('/summary latest')).map(({ span }) => span)
    const [article] = await store.articles.latest({ limit: 1 })
    expect(shown).not.toEqual(sentences(article!.text).slice(0, shown.length))
  })

  test('not by its first sentences alone, when brief', async () => {
    const shown = excerptsOf(await say('/summary latest length:brief')).map(({ span }) => span)
    const [article] = await store.articles.latest({ limit: 1 })
    expect(shown).not.toEqual(sentences(article!.text).slice(0, shown.length))
  })
})

describe('/ask', () => {
  test('has trump endorsed sessions? is answered from the right sentence, with its citation', async () => {
    const reply = await say('/ask has trump endorsed sessions?')
    const right = 'When asked if he would endorse Sessions, Trump said he has not yet decided.'
    expect(excerptsOf(reply).map(({ text }) => text)).toEqual([right])
    expect(reply.blocks).toMatchObject([
      {
        kind: 'sentences',
        citation: {
          headline: HEADLINE,
          url: expect.stringContaining('#:~:text=When%20asked%20if%20he%20would'),
        },
      },
    ])
  })

  const answered = [
    ['who is running against doug jones?', /taking on incumbent .* Doug Jones/],
    ['who is tommy tuberville?', /former Auburn football coach/],
    ['when did sessions announce his candidacy?', /announced his candidacy Thursday/],
    ['why did sessions fall out of favor with trump?', /recused himself from the Russia investigation/],
  ] as const
  for (const [question, right] of answered) {
    test(question, async () => {
      const reply = await say(question)
      expect(
        excerptsOf(reply)
          .map(({ text }) => text)
          .join(' '),
      ).toMatch(right)
    })
  }

  for (const question of ['what is the capital of france?', 'has helen marsh endorsed sessions?']) {
    test(`${question} Nothing says so`, async () => {
      const reply = await say(`/ask ${question}`)
      expect(excerptsOf(reply)).toEqual([])
      expect(wordsOf(reply)).toContain('Nothing in your feeds says so.')
    })
  }
})

test('/digest preview leads with the article, and shows direct words of it', async () => {
  const reply = await say('/digest preview')
  expect(reply.title).toBe('Digest for Saturday, 9 November 2019')
  expect(reply.blocks[0]).toMatchObject({ kind: 'story', headline: HEADLINE })
  expect(quotationsOf(reply).length).toBeGreaterThan(0)
  for (const { quoteKind } of quotationsOf(reply)) expect(quoteKind).toBe('direct')
})

test('every word shown is cut from the stored article', async () => {
  const lines = [
    '/quote sessions',
    '/quote trump',
    '/quote tuberville',
    '/summary latest',
    '/digest preview',
    'who runs?',
  ]
  for (const line of lines) await expectCutFromArticles(await say(line), store)
})

function quotationsOf(reply: Reply): QuotationBlock[] {
  return reply.blocks.filter(block => block.kind === 'quotation')
}

/** The pieces of a quotation without the marks and stops at their edges, curly throughout; and its medium. */
function inShort({ content, medium }: QuotationBlock): [words: string, medium: string] {
  const pieces = content.map(({ text }) => text.replaceAll("'", '’').replace(/^["“”]+|["“”,.]+$/g, ''))
  return [pieces.join(' … '), medium]
}

describe('/ask of the race that comes with it', () => {
  for (const question of [
    'who is running?',
    'whos running for senate in alabama',
    'who are the candidates in alabama',
  ])
    test(question, async () => {
      const reply = await say(question)
      expect(reply.title).toBe('Alabama, U.S. Senate, 2020')
      expect(wordsOf(reply)).toContain('Sessions announced his candidacy')
    })

  for (const question of [
    'who is running in ohio?',
    'who is running for mayor in alabama',
    'who is running in 2012?',
  ])
    test(`${question} is another race`, async () =>
      expect((await say(question)).title).not.toBe('Alabama, U.S. Senate, 2020'))
})

describe('/ask of parties and offices', () => {
  const cases = [
    ['what party is Doug Jones', 'incumbent Democratic Sen. Doug Jones'],
    ['is Sessions a republican?', 'Yes, by this:'],
    ["what is tuberville's job", 'former Auburn football coach and candidate Tommy Tuberville'],
    ['did sessions say he attacked the president?', 'Did I go on CNN and attack the president? Nope.'],
  ] as const
  for (const [question, says] of cases)
    test(question, async () => expect(wordsOf(await say(question))).toContain(says))
})

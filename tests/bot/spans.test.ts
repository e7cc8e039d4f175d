import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectCutFromArticles } from './excerpts.ts'
import { NEWSROOM_FILE, type Newsroom, openNewsroom } from './newsroom.ts'

// The promise: whatever is shown as an article's words is what stands at that place of that revision.

const SEED = join(import.meta.dirname, '../../seeds/articles/trump-wont-campaign-against-sessions.txt')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-spans-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('every command cuts every word it shows out of a stored article', async () => {
  const room = await openNewsroom([NEWSROOM_FILE, SEED])
  expect(await expectAllCut(room)).toBeGreaterThan(60)
  await room.close()
})

test('of an article that has changed, the newest revision is shown, and older ones stay readable', async () => {
  const row = {
    url: 'https://post.example.com/2019/vote',
    publisher: 'The Kestrel Post',
    headline: 'The council votes on the bridge',
    publishedAt: '2019-11-10',
  }
  const before =
    '“We vote on Monday,” Helen Marsh said. The bridge is closed until the council of Teal County has voted.'
  const after = `The council of Teal County has voted. ${before.replace('Monday', 'Tuesday')}`
  const [first, second] = await Promise.all([
    put('first', [{ ...row, text: before }]),
    put('second', [{ ...row, text: after }]),
  ])
  const old = await openNewsroom([first])
  const [shown] = (await old.say('/quote helen marsh')).blocks
  await old.close()

  const room = await openNewsroom([first, second])
  await expectAllCut(room)
  const [block] = (await room.say('/quote helen marsh')).blocks
  expect(block).toMatchObject({ content: [{ revision: 2, text: 'We vote on Tuesday,' }] })
  expect(shown).toMatchObject({ content: [{ revision: 1, text: 'We vote on Monday,' }] })
  await expectCutFromArticles({ blocks: [shown!] }, room.store)
  await room.close()
})

test('whatever the articles are made of', async () => {
  const piece = fc.constantFrom(
    ...[
      '“We will win,” ',
      'Helen Marsh said. ',
      '“',
      '”',
      '"',
      "'",
      '‘',
      '’',
      '(',
      ')',
      '\n',
      '\n',
      '. ',
      '? ',
      '… ',
    ],
    ...[
      'Tomás Iriarte told reporters. ',
      'He said so. ',
      'Sen. ',
      'U.S. ',
      'the “total” win ',
      'Thursday ',
      'No. 3 ',
    ],
    ...[
      '🗳️',
      'e\u0301',
      '\u202e',
      '選挙。',
      '\ud83d',
      '\u00a0',
      '\u2028',
      '<b>',
      '&amp;',
      '…',
      ' — ',
      '10.5 ',
    ],
    ...['The old bridge is closed. ', 'Owen Marsh tweeted: “No.” ', 'according to Priya Venkat, '],
  )
  const article = fc.record({
    headline: fc.constantFrom('Marsh opens', 'Bridge', 'He said', '“Quoted” headline'),
    text: fc.array(piece, { maxLength: 40 }).map(pieces => `So. ${pieces.join('')}`),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 3 }), async articles => {
      const rows = articles.map((each, index) => ({
        url: `https://post.example.com/${index}`,
        publishedAt: `2019-11-0${index + 1}`,
        ...each,
      }))
      const room = await openNewsroom([await put('any', rows)])
      await expectAllCut(room)
      await room.close()
    }),
    { numRuns: 25 },
  )
})

/** Asks everything there is to ask of a newsroom. */
async function expectAllCut(room: Newsroom): Promise<number> {
  const people = await room.store.people.mostQuoted({ limit: 20 })
  const articles = await room.store.articles.latest({ limit: 20 })
  const lines = [
    '/digest preview',
    '/summary latest length:line',
    'who is running against whom?',
    'what will helen marsh do about the bridge?',
    'has trump endorsed sessions?',
    ...people.flatMap(({ person }) => [
      `/quote ${person.name} limit:10`,
      `/ask what did ${person.name} say?`,
    ]),
    ...articles.flatMap(({ canonicalUrl, headline }) => [
      `/summary ${canonicalUrl}`,
      `/summary "${headline}"`,
    ]),
  ]
  let excerpts = 0
  for (const line of lines) {
    const reply = await room.say(line)
    expect(reply.status, line).toBeUndefined()
    excerpts += await expectCutFromArticles(reply, room.store)
  }
  return excerpts
}

async function put(name: string, rows: readonly object[]): Promise<string> {
  const file = join(folder, `${name}.jsonl`)
  await writeFile(file, rows.map(row => JSON.stringify(row)).join('\n'))
  return file
}

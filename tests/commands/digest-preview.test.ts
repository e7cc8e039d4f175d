import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NEWSROOM_FILE, type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

test('the newest article is told in some sentences, the others in one, then words of theirs', async () => {
  const reply = await room.say('/digest preview')
  expect(reply).toMatchObject({ title: 'Digest for Wednesday, 13 November 2019', visibility: 'private' })
  const stories = reply.blocks.filter(block => block.kind === 'story')
  expect(stories.map(({ headline }) => headline)).toEqual([
    'Iriarte answers: ferries are cheaper than bridges',
    'Marsh opens her campaign with a promise to repair the old bridge',
  ])
  expect(stories.map(({ sentences }) => sentences.length)).toEqual([3, 1])
  expect(stories[0]!.citations).toMatchObject([{ url: 'https://ledger.example.com/2019/iriarte-answers' }])

  const kinds = reply.blocks.map(({ kind }) => kind)
  expect(kinds).toEqual(['story', 'story', 'text', 'quotation', 'quotation'])
  expect(reply.blocks[2]).toEqual({ kind: 'text', text: 'In their words' })
})

test('a limit holds for the stories, and for whose words are shown', async () => {
  const { blocks } = await room.say('/digest preview limit:1')
  expect(blocks.filter(({ kind }) => kind === 'story')).toHaveLength(1)
  const quoted = blocks.filter(block => block.kind === 'quotation')
  expect(quoted).toHaveLength(2)
  for (const { citation } of quoted) expect(citation.headline).toMatch(/^Iriarte answers/)
})

test('when nothing is new, it says since when', async () => {
  expect(wordsOf(await room.say('/digest preview'))).not.toContain('Nothing new since')
  const later = await openNewsroom([NEWSROOM_FILE], Temporal.Instant.from('2019-11-20T12:00:00Z'))
  const reply = await later.say('/digest preview')
  await later.close()
  expect(reply.title).toBe('Digest for Wednesday, 20 November 2019')
  expect(wordsOf(reply)).toMatch(/Nothing new since [^"]*: this is the latest on record\./)
})

test('a newsroom without articles has nothing to report', async () => {
  const empty = await openNewsroom([])
  const reply = await empty.say('/digest preview')
  await empty.close()
  expect(reply.status).toBeUndefined()
  expect(wordsOf(reply)).toContain('Nothing new to report.')
})

test('words in marks are shown however much is reported without', async () => {
  const reports = Array.from(
    { length: 60 },
    (_, at) => `Helen Marsh said that bridge ${at} would be repaired.`,
  )
  const article = (name: string, publishedAt: string, text: string) =>
    JSON.stringify({ url: `https://post.example.com/${name}`, headline: `The ${name}`, publishedAt, text })
  const folder = await mkdtemp(join(tmpdir(), 'hustings-digest-'))
  const file = join(folder, 'articles.jsonl')
  await writeFile(
    file,
    [
      article('bridges', '2019-11-12', reports.join('\n')),
      article('vote', '2019-11-11', '“We will win this vote,” Helen Marsh said on Monday.'),
    ].join('\n'),
  )
  const busy = await openNewsroom([file])
  const { blocks } = await busy.say('/digest preview')
  await busy.close()
  await rm(folder, { recursive: true })
  expect(blocks.filter(block => block.kind === 'quotation')).toMatchObject([
    { content: [{ text: 'We will win this vote,' }] },
  ])
})

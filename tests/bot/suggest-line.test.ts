import { afterAll, beforeAll, expect, test } from 'vitest'
import { suggestLine } from '../../src/bot/suggest-line.ts'
import { asker } from './asker.ts'
import { type Newsroom, openNewsroom } from './newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

const suggested = (line: string) => suggestLine(line, asker, newsroom.bot)
const lines = async (line: string) => (await suggested(line)).map(each => each.line)

test('commands by their beginning, with what they do', async () => {
  expect(await suggested('/quo')).toEqual([
    { label: '/quote', note: 'What did someone say, word for word?', line: '/quote ' },
    { label: '/quotes', note: 'Every quotation of one article, with who said it', line: '/quotes ' },
  ])
  expect(await lines('/feeds he')).toEqual(['/feeds health '])
  expect(await lines('/follows')).toEqual(['/follows'])
  expect((await lines('/')).length).toBeGreaterThan(30)
})

test('people, articles and zones where an option takes one, keeping what was typed before', async () => {
  expect((await lines('/quote mars')).toSorted()).toEqual(['/quote Helen Marsh ', '/quote Owen Marsh '])
  expect((await suggested('/summary ferry'))[0]).toMatchObject({
    label: expect.stringContaining('ferr'),
    line: expect.stringMatching(/^\/summary #\S+ $/),
  })
  expect(await lines('/digest schedule 08:00 zone:chica')).toEqual([
    '/digest schedule 08:00 zone:America/Chicago ',
  ])
})

test('choices and yes or no', async () => {
  expect(await lines('/quote helen marsh medium:t')).toEqual(['/quote helen marsh medium:tweet '])
  expect(await lines('/privacy delete confirm:')).toContain('/privacy delete confirm:yes ')
})

test('options not used yet, after a space', async () => {
  const after = await lines('/quote Helen Marsh about:x ')
  expect(after).toContain('/quote Helen Marsh about:x since:')
  expect(after).not.toContain('/quote Helen Marsh about:x about:')
  expect(after).not.toContain('/quote Helen Marsh about:x person:')
})

test('nothing for a question, for a command without options, or for what nobody knows', async () => {
  for (const line of ['', 'who runs', '/help x y z', '/zzz', '/about x', '/quote zzzzzzzz'])
    expect(await lines(line), line).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

test('every quotation of an article, page by page', async () => {
  const [article] = (await room.store.articles.latest({ limit: 9 })).toSorted(
    (a, b) => b.text.length - a.text.length,
  )
  const all = await room.store.quotes.find({ articleIds: [article!.id], kinds: ['direct', 'mixed'] })
  expect(all.length).toBeGreaterThan(0)
  const seen: unknown[] = []
  let reply = await room.say(`/quotes ${article!.canonicalUrl}`)
  expect(reply.title).toContain(article!.headline)
  for (;;) {
    seen.push(...reply.blocks.map(block => (block.kind === 'quotation' ? block.content : block)))
    const next = reply.actions?.find(({ label }) => label === 'Next')
    if (next === undefined) break
    reply = await room.press(next)
  }
  expect(seen).toHaveLength(all.length)
})

test('past the last page it says how many there are', async () => {
  expect(wordsOf(await room.say('/quotes latest page:99'))).toMatch(
    /There are \d+ quotations|Nobody is quoted/,
  )
})

test('an article that is not on record', async () => {
  const reply = await room.say('/quotes https://nowhere.example.com/1')
  expect(reply.status).toBeUndefined()
  expect(wordsOf(reply)).toContain('Try a word of its headline')
})

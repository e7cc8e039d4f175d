import { expect, test } from 'vitest'
import type { FeedCheck } from '../../src/model/feed.ts'
import type { FieldsBlock, Reply } from '../../src/model/reply.ts'
import { openNewsroom, wordsOf } from '../bot/newsroom.ts'

const at = Temporal.Instant.from('2019-11-13T11:45:00Z')
const feed = (name: string, spaceId = 'local') => ({
  spaceId,
  url: `https://${name}.example.com/rss`,
  name: `The ${name}`,
})

test('without feeds it says where articles come from, and what is on record', async () => {
  const room = await openNewsroom()
  const reply = await room.say('/feeds list')
  await room.close()
  expect(reply).toMatchObject({ title: 'Feeds', visibility: 'private' })
  expect(wordsOf(reply)).toContain(
    'No feeds are subscribed here. Add one with /feeds add and the address of a site',
  )
  expect(fieldsOf(reply)).toEqual([
    { name: 'The Harbor Ledger', value: '2 articles, newest of 12 November 2019' },
    { name: 'The Kestrel Post', value: '1 article, newest of 8 November 2019' },
  ])
})

test('each feed of this space, with its address and how it does', async () => {
  const room = await openNewsroom([])
  for (const name of ['ledger', 'gazette', 'gull', 'post']) await room.store.feeds.add(feed(name), { at })
  await room.store.feeds.add(feed('secret', 'another'), { at })
  const error = 'The server has a fault of its own (500).'
  const nextCheckAt = at.add({ hours: 1 })
  const claimed = await room.store.polls.claim({ now: at, until: nextCheckAt, claim: 'a', limit: 9 })
  const settle = async (name: string, check: Partial<FeedCheck>) => {
    const { key } = claimed.find(({ url }) => url.includes(name))!
    await room.store.polls.settle(key, {
      claim: 'a',
      check: { at, isSuccess: false, hasNews: false, ...check },
    })
  }
  await settle('ledger', { isSuccess: true, nextCheckAt })
  await settle('gazette', { error, nextCheckAt })
  await settle('gull', { error })
  const reply = await room.say('/feeds list')
  await room.close()
  const shown = new Map(fieldsOf(reply).map(({ name, value }) => [name, value]))
  expect(shown).toEqual(
    new Map([
      ['The ledger', 'https://ledger.example.com/rss · read 15 minutes ago, next in 45 minutes'],
      [
        'The gazette',
        `https://gazette.example.com/rss · ${error} Failing for 15 minutes, next try in 45 minutes.`,
      ],
      [
        'The gull',
        `https://gull.example.com/rss · paused 15 minutes ago: ${error} /feeds refresh tries again`,
      ],
      ['The post', 'https://post.example.com/rss · not read yet, next at once'],
    ]),
  )
  expect(wordsOf(reply)).not.toContain('On record')
})

function fieldsOf(reply: Reply): FieldsBlock['fields'] {
  return reply.blocks.flatMap(block => (block.kind === 'fields' ? block.fields : []))
}

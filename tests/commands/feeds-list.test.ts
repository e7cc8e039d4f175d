import { expect, test } from 'vitest'
import type { Feed } from '../../src/model/feed.ts'
import type { FieldsBlock, Reply } from '../../src/model/reply.ts'
import { openNewsroom, wordsOf } from '../bot/newsroom.ts'

const addedAt = Temporal.Instant.from('2019-11-01T08:00:00Z')
const feed = (id: string, more: Partial<Feed> = {}): Feed => ({
  id,
  spaceId: 'local',
  url: `https://${id}.example.com/rss`,
  name: `The ${id}`,
  addedAt,
  ...more,
})

test('without feeds it says where articles come from, and what is on record', async () => {
  const room = await openNewsroom()
  const reply = await room.say('/feeds list')
  await room.close()
  expect(reply).toMatchObject({ title: 'Feeds', visibility: 'private' })
  expect(wordsOf(reply)).toContain(
    'No feeds are subscribed here. Articles come from files: hustings ingest <file>.',
  )
  expect(fieldsOf(reply)).toEqual([
    { name: 'The Harbor Ledger', value: '2 articles, newest of 12 November 2019' },
    { name: 'The Kestrel Post', value: '1 article, newest of 8 November 2019' },
  ])
})

test('each feed of this space, with its address and how it does', async () => {
  const room = await openNewsroom([])
  await room.store.feeds.save(
    feed('ledger', { lastSuccessAt: Temporal.Instant.from('2019-11-13T11:45:12Z') }),
  )
  await room.store.feeds.save(feed('post'))
  await room.store.feeds.save(feed('gazette', { error: 'The server answered 404. Is the address right?' }))
  await room.store.feeds.save(feed('secret', { spaceId: 'another' }))
  const reply = await room.say('/feeds list')
  await room.close()
  const shown = new Map(fieldsOf(reply).map(({ name, value }) => [name, value]))
  expect([...shown.keys()].sort()).toEqual(['The gazette', 'The ledger', 'The post'])
  expect(shown.get('The ledger')).toContain('https://ledger.example.com/rss · read 2019-11-13T11:45')
  expect(shown.get('The post')).toBe('https://post.example.com/rss · not read yet')
  expect(shown.get('The gazette')).toContain('The server answered 404. Is the address right?')
  expect(wordsOf(reply)).not.toContain('On record')
})

function fieldsOf(reply: Reply): FieldsBlock['fields'] {
  return reply.blocks.flatMap(block => (block.kind === 'fields' ? block.fields : []))
}

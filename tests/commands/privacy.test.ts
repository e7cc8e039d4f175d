import { expect, test } from 'vitest'
import { asker } from '../bot/asker.ts'
import { openNewsroom, wordsOf } from '../bot/newsroom.ts'

const feed = { url: 'https://herald.example.com/rss', name: 'Herald' }
const at = Temporal.Instant.from('2019-11-01T08:00:00Z')

test('all that a space has is given as a file', async () => {
  const room = await openNewsroom([])
  expect(wordsOf(await room.say('/privacy export'))).toContain('Nothing is kept for this space.')
  await room.store.feeds.add({ ...feed, spaceId: 'local' }, { at })
  const reply = await room.say('/privacy export')
  await room.close()
  expect(reply).toMatchObject({
    visibility: 'private',
    blocks: [{ kind: 'fields', fields: [{ name: 'feeds', value: 'one entry' }] }, { kind: 'file' }],
  })
  const file = reply.blocks.find(block => block.kind === 'file')!
  expect(JSON.parse(file.text)).toMatchObject({ spaceId: 'local', tables: { feeds: [{ name: 'Herald' }] } })
})

test('what is remembered of conversations is given and deleted too', async () => {
  const room = await openNewsroom()
  await room.say('what did helen marsh say about the bridge?')
  const before = await room.memory.listUnder(['space', 'local'])
  expect(before.map(({ key }) => key[2])).toContain('conversation')
  const file = (await room.say('/privacy export')).blocks.find(block => block.kind === 'file')!
  expect(JSON.parse(file.text).tables.remembered).toEqual(JSON.parse(JSON.stringify(before)))
  const asked = await room.say('/privacy delete')
  expect(wordsOf(asked)).toContain('cannot be undone')
  await room.press(asked.actions![0]!)
  expect(await room.memory.listUnder(['space', 'local'])).toEqual([])
  expect(wordsOf(await room.say('/privacy export'))).toContain('Nothing is kept')
  await room.close()
})

test('nothing is deleted before it was said what would go', async () => {
  const room = await openNewsroom()
  await room.store.feeds.add({ ...feed, spaceId: 'local' }, { at })
  await room.store.feeds.add({ ...feed, spaceId: 'other' }, { at })
  const asked = await room.say('/privacy delete')
  expect(wordsOf(asked)).toContain('cannot be undone')
  expect(await room.store.feeds.list('local')).toHaveLength(1)
  expect(wordsOf(await room.press(asked.actions![0]!))).toContain('Deleted')
  expect(await room.store.feeds.list('local')).toEqual([])
  expect(await room.store.feeds.list('other')).toHaveLength(1)
  expect(await room.store.articles.count()).toBe(3)
  expect(wordsOf(await room.say('/privacy delete'))).toContain('Nothing is kept')
  await room.close()
})

test('only for those who administrate the space', async () => {
  const room = await openNewsroom([])
  for (const command of ['privacy export', 'privacy delete']) {
    const reply = await room.bot.run({ command, options: {} }, { ...asker, isAdmin: false })
    expect(reply.status).toBe('refused')
  }
  await room.close()
})

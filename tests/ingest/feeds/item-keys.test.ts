import { expect, test } from 'vitest'
import type { FeedItem } from '../../../src/feeds/formats/feed-format.ts'
import { keyItems } from '../../../src/ingest/feeds/item-keys.ts'

const item = (more: FeedItem = {}): FeedItem => ({
  guid: 'g1',
  url: 'https://ledger.example.com/1',
  headline: 'Marsh wins',
  published: '2024-03-05',
  ...more,
})
const keyOf = (one: FeedItem) => keyItems([one]).keyed[0]!

test('an item is known again by its GUID, else by its address, else by its words', () => {
  expect(keyOf(item({ headline: 'x', url: 'https://ledger.example.com/2' })).itemKey).toBe(
    keyOf(item()).itemKey,
  )
  const { guid: _, ...bare } = item()
  expect(keyOf({ ...bare, headline: 'x' }).itemKey).toBe(keyOf(bare).itemKey)
  expect(keyOf({ headline: 'x' }).itemKey).not.toBe(keyOf({ headline: 'y' }).itemKey)
})

test('a new date or comment count is no news, a new headline or text is', () => {
  const mark = keyOf(item({ summary: '3 comments' })).mark
  expect(keyOf(item({ published: '2024-03-06', summary: '4 comments' })).mark).toBe(mark)
  expect(keyOf(item({ headline: 'Marsh wins narrowly' })).mark).not.toBe(mark)
  expect(keyOf(item({ modified: '2024-03-06' })).mark).not.toBe(mark)
  expect(keyOf(item({ content: '<p>More.</p>' })).mark).not.toBe(mark)
})

test('where one GUID stands for several articles, addresses are gone by', () => {
  const { keyed, areGuidsShared } = keyItems([item(), item({ url: 'https://ledger.example.com/2' })])
  expect(new Set(keyed.map(({ itemKey }) => itemKey)).size).toBe(2)
  expect(areGuidsShared).toBe(true)
  expect(keyItems([item(), item({ guid: 'g2' })]).areGuidsShared).toBe(false)
})

test('what stands in a feed twice comes once', () => {
  expect(keyItems([item(), item()]).keyed).toHaveLength(1)
})

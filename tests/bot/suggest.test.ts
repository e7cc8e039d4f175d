import { afterAll, beforeAll, expect, test } from 'vitest'
import { asker } from './asker.ts'
import { BOARD_FILE, type Newsroom, openNewsroom } from './newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

const suggested = async (command: string, option: string, typed: string) =>
  (await newsroom.bot.suggest({ command, option, typed }, asker)).map(({ value }) => value)

test('people for an option that takes one', async () => {
  expect((await suggested('quote', 'person', 'mar')).toSorted()).toEqual(['Helen Marsh', 'Owen Marsh'])
  expect(await suggested('people merge', 'into', 'iriar')).toEqual(['Tomás Iriarte'])
})

test('an organization is said to be one', async () => {
  const room = await openNewsroom([BOARD_FILE])
  const found = await room.bot.suggest({ command: 'quote', option: 'person', typed: 'county' }, asker)
  expect(found).toEqual([{ label: 'Example County Board (organization)', value: 'Example County Board' }])
  expect(await room.bot.suggest({ command: 'quote', option: 'person', typed: '' }, asker)).toEqual([])
  await room.close()
})

test('nothing where nothing can be suggested', async () => {
  expect(await suggested('quote', 'limit', '1')).toEqual([])
  expect(await suggested('quote', 'about', 'mar')).toEqual([])
  expect(await suggested('quote', 'no-such-option', 'mar')).toEqual([])
  expect(await suggested('no-such-command', 'person', 'mar')).toEqual([])
})

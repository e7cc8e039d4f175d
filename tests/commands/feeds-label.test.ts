import { afterEach, beforeEach, expect, test } from 'vitest'
import { asker } from '../bot/asker.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const labels = async () => [...(await room.store.labels.list(asker.place.spaceId))]

test('a publisher gets a label, changes it, and loses it; each is written down', async () => {
  expect(wordsOf(await room.say('/feeds label the harbor ledger label:local'))).toContain(
    'Labelled The Harbor Ledger “local”.',
  )
  expect(await labels()).toEqual([['The Harbor Ledger', 'local']])
  await room.say('/feeds label The Harbor Ledger label:state paper')
  expect(wordsOf(await room.say('/feeds label'))).toContain('state paper')
  expect(wordsOf(await room.say('/feeds label The Harbor Ledger'))).toContain('is labelled “state paper”')
  await room.say('/feeds label The Harbor Ledger label:none')
  expect(await labels()).toEqual([])
  const audit = await room.store.audit.list(asker.place.spaceId, { subject: 'label', limit: 9 })
  expect(audit.map(({ text }) => text)).toEqual([
    'Took the label off The Harbor Ledger',
    'Labelled The Harbor Ledger “state paper”',
    'Labelled The Harbor Ledger “local”',
  ])
})

test('none is shipped', async () => {
  expect(wordsOf(await room.say('/feeds label'))).toContain('No publisher has a label here.')
})

test('a publisher that is not on record, or a label that is a sentence, is refused with what would work', async () => {
  const unknown = await room.say('/feeds label the harbor legder label:local')
  expect(unknown.status).toBe('refused')
  expect(wordsOf(unknown)).toContain('Did you mean The Harbor Ledger?')
  const long = await room.say(`/feeds label the harbor ledger label:${'very '.repeat(10)}local`)
  expect(long.status).toBe('refused')
  expect(await labels()).toEqual([])
})

test('only those who administrate the space may', async () => {
  const reply = await room.bot.say('/feeds label the harbor ledger label:local', { ...asker, isAdmin: false })
  expect(reply.status).toBe('refused')
})

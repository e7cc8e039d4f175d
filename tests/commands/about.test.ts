import { expect, test } from 'vitest'
import { openNewsroom, wordsOf } from '../bot/newsroom.ts'

test('it says what it promises and what is on record', async () => {
  const room = await openNewsroom()
  const reply = await room.say('/about')
  const quotations = await room.store.quotes.count({})
  await room.close()
  expect(reply).toMatchObject({ title: 'Hustings', visibility: 'private' })
  expect(wordsOf(reply)).toContain('every word can be checked')
  expect(reply.blocks).toContainEqual({
    kind: 'fields',
    fields: expect.arrayContaining([
      { name: 'Articles', value: '3' },
      { name: 'Quotations', value: String(quotations) },
      { name: 'Licence', value: 'MIT' },
    ]),
  })
})

test('large numbers are grouped, and nothing on record is no failure', async () => {
  const room = await openNewsroom([])
  await room.store.people.save(
    Array.from({ length: 1200 }, (_, index) => ({
      id: `p${index}`,
      name: `Person ${index}`,
      familyName: 'Person',
      otherNames: [],
      roles: [],
    })),
  )
  const reply = await room.say('/about')
  await room.close()
  expect(wordsOf(reply)).toContain('{"name":"Articles","value":"0"}')
  expect(wordsOf(reply)).toContain('{"name":"People known","value":"1,200"}')
})

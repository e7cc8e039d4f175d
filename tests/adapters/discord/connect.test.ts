import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Setup, shownIn, startOnFake } from './start.ts'

let setup: Setup
beforeAll(async () => {
  setup = await startOnFake()
})
afterAll(async () => {
  await setup.close()
})

test('it says which servers it is in and what it registered', () => {
  expect(setup.adapter.status).toEqual([
    'Discord: hustings, in one server (Kestrel Campus).',
    expect.stringMatching(
      /^Discord commands, registered anew: \/about, .*\/quote, .*Summarise this, Find quotes, Verify quote\.$/,
    ),
  ])
})

test('a slash command is answered with the words of an article', async () => {
  const { fake } = setup
  const asked = fake.slash('quote', { person: 'helen marsh' })
  const seen = await asked.seen()
  expect(shownIn(seen)).toContain('Helen Marsh')
  expect(fake.problems).toEqual([])
})

import { expect, test } from 'vitest'
import { channelTurns } from '../../../src/adapters/slack/channel-turns.ts'

/** A clock that goes on by what is waited for. */
function paced() {
  let now = 0
  const waits: number[] = []
  const takeTurn = channelTurns({ now: () => now, wait: async ms => void waits.push(ms) })
  const at = (channelId: string, spaceId = 'T1') => takeTurn({ spaceId, channelId })
  return { waits, at, pass: (ms: number) => (now += ms) }
}

test('the first message of a channel goes at once, each further one a second after the one before', async () => {
  const { waits, at } = paced()
  await Promise.all([at('C1'), at('C1'), at('C1')])
  expect(waits).toEqual([1_000, 2_000])
})

test('channels do not wait for each other, nor workspaces', async () => {
  const { waits, at } = paced()
  await Promise.all([at('C1'), at('C2'), at('C1', 'T2')])
  expect(waits).toEqual([])
})

test('what has passed of the second is not waited for again', async () => {
  const { waits, at, pass } = paced()
  await at('C1')
  pass(400)
  await at('C1')
  pass(1_700)
  await at('C1')
  expect(waits).toEqual([600])
})

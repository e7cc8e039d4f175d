import { expect, test } from 'vitest'
import { isAnswering } from '../../../src/adapters/slack/answering.ts'

test('Slack is asked anew when half a minute has passed, once for all who ask meanwhile', async () => {
  let at = 0
  let asked = 0
  let works = true
  const isConnected = isAnswering(
    async () => {
      asked += 1
      if (!works) throw new Error('no answer')
      return { ok: true }
    },
    () => at,
  )
  expect(await Promise.all([isConnected(), isConnected()])).toEqual([true, true])
  works = false
  at = 29_999
  expect(await isConnected()).toBe(true)
  expect(asked).toBe(1)
  at = 30_000
  expect(await isConnected()).toBe(false)
  works = true
  at = 60_000
  expect(await isConnected()).toBe(true)
  expect(asked).toBe(3)
})

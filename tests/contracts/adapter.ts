import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answersContract } from './adapter/answers.ts'
import { buttonsContract } from './adapter/buttons.ts'
import { deliveryContract } from './adapter/delivery.ts'
import type { AdapterHarness } from './adapter/harness.ts'
import { postsContract } from './adapter/posts.ts'
import { openStage, type Stage } from './adapter/stage.ts'
import { strangersContract } from './adapter/strangers.ts'

/**
 * What every adapter must do, on whatever platform: the same core answers through it, and people meet the same bot. What a
 * platform cannot do, its harness says, with the reason; that is skipped under that name.
 */
export function adapterContract(name: string, harness: AdapterHarness): void {
  describe(`${name}: an adapter`, () => {
    let stage: Stage
    const unhandled: unknown[] = []
    const noteUnhandled = (error: unknown) => void unhandled.push(error)
    beforeEach(async () => {
      unhandled.length = 0
      process.on('unhandledRejection', noteUnhandled)
      stage = await openStage(harness)
    })
    afterEach(async () => {
      await stage.close()
      process.off('unhandledRejection', noteUnhandled)
      expect(unhandled).toEqual([])
    })

    const parts = { harness, stage: () => stage }
    describe('answers', () => answersContract(parts))
    describe('delivery', () => deliveryContract(parts))
    describe('buttons', () => buttonsContract(parts))
    describe('strangers', () => strangersContract(parts))
    describe('posts', () => postsContract(parts))

    test('says a line of what is running, and lets go of the platform once', async () => {
      const { adapter } = stage
      if (adapter.status !== undefined) expect(adapter.status.join('\n')).toMatch(/^\S.+/)
      await adapter.stop()
      await adapter.stop()
    })
  })
}

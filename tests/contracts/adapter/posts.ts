import { expect, test } from 'vitest'
import type { PostFailure } from '../../../src/bot/poster.ts'
import type { Reply } from '../../../src/model/reply.ts'
import { type ContractParts, squeezed, testWhere } from './harness.ts'

const saying = (text: string): Reply => ({ title: 'This morning', blocks: [{ kind: 'text', text }] })
const FAILURES: readonly PostFailure[] = ['gone', 'forbidden', 'refused', 'busy', 'unreachable']

/** What is posted without being asked: once, and with words for whatever stands in the way. */
export function postsContract({ harness, stage }: ContractParts): void {
  test('a post stands in its place, for all to see', async () => {
    const { adapter } = stage()
    const post = await adapter.poster.post(adapter.place, saying('The bridge opens.'), { key: 'a' })
    expect(post.messageIds).toContain(post.messageId)
    const [standing, ...more] = adapter.standing()
    expect(more).toEqual([])
    expect(standing!.words).toContain('The bridge opens.')
    expect(standing!.isPrivate).toBe(false)
  })

  test('posted twice under one key it stands once; under another it is another', async () => {
    const { adapter } = stage()
    const { place, poster } = adapter
    const first = await poster.post(place, saying('One.'), { key: 'digest-1 2019-11-13T08:00Z' })
    expect(await poster.post(place, saying('One.'), { key: 'digest-1 2019-11-13T08:00Z' })).toEqual(first)
    expect(adapter.standing()).toHaveLength(1)
    await poster.post(place, saying('One.'), { key: 'digest-1 2019-11-14T08:00Z' })
    expect(adapter.standing()).toHaveLength(2)
  })

  testWhere(harness, 'knowing posts after a restart', 'also by a bot that was started anew', async () => {
    const { adapter, restart } = stage()
    const first = await adapter.poster.post(adapter.place, saying('Once.'), { key: 'k' })
    const again = await restart()
    expect(await again.poster.post(again.place, saying('Once.'), { key: 'k' })).toEqual(first)
    expect(again.standing()).toHaveLength(1)
  })

  test('a correction is seen where the post is', async () => {
    const { adapter } = stage()
    const { place, poster } = adapter
    const post = await poster.post(place, saying('It opens in May.'), { key: 'k' })
    await poster.edit(place, post, saying('It opens in June.'))
    expect(squeezed(adapter.standing().at(-1)!.words)).toContain('ItopensinJune.')
    if (harness.cannot.editing === undefined) expect(adapter.standing()).toHaveLength(1)
  })

  test('where nothing stands in the way, none is named', async () => {
    const { adapter } = stage()
    expect(await adapter.poster.findObstacle(adapter.place)).toBeUndefined()
  })

  for (const failure of FAILURES) {
    testWhere(
      harness,
      'failing posts',
      `one that fails says so: ${failure}; the next one succeeds`,
      async () => {
        const { adapter } = stage()
        const { place, poster } = adapter
        adapter.failPost(failure)
        const error = await poster.post(place, saying('Words.'), { key: 'k' }).then(
          () => undefined,
          (reason: Error) => reason,
        )
        expect(error).toMatchObject({
          name: 'PostError',
          failure,
          message: expect.stringMatching(/^[A-Z].*\.$/s),
        })
        if (failure === 'busy') expect(error).toMatchObject({ retryAfterMs: expect.any(Number) })
        await poster.post(place, saying('Words.'), { key: 'k' })
        expect(adapter.standing()).toHaveLength(1)
      },
    )
  }
}

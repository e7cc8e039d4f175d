import { expect, test } from 'vitest'
import { pagePoster } from '../../../src/adapters/web/poster.ts'

const place = { platform: 'web', spaceId: 'local', channelId: 'page' } as const
const reply = { blocks: [{ kind: 'text', text: 'News' }] } as const

test('what is posted again under its key is the same post, and another key is another', async () => {
  const poster = pagePoster()
  const first = await poster.post(place, reply, { key: 'digest 1 08:00' })
  expect(await pagePoster().post(place, reply, { key: 'digest 1 08:00' })).toEqual(first)
  expect((await poster.post(place, reply, { key: 'digest 1 09:00' })).messageId).not.toBe(first.messageId)
  expect(await poster.edit(place, first, reply)).toEqual(first)
  expect(await poster.findObstacle(place)).toBeUndefined()
})

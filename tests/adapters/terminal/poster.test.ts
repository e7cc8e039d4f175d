import { PassThrough } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { terminalPoster } from '../../../src/adapters/terminal/poster.ts'
import type { Poster } from '../../../src/bot/poster.ts'

const place = { platform: 'terminal', spaceId: 'local', channelId: 'terminal' } as const
const saying = (text: string) => ({ title: 'Digest', blocks: [{ kind: 'text', text } as const] })

let output: PassThrough
let poster: Poster
beforeEach(() => {
  output = new PassThrough()
  poster = terminalPoster({ output, style: (_, text) => text, commands: [] })
})

const printed = () => output.read()?.toString() ?? ''

test('what is posted is printed, parted from what stands there', async () => {
  const post = await poster.post(place, saying('The bridge opens.'), { key: 'digest-1' })
  expect(post).toEqual({ channelId: 'terminal', messageId: '1', messageIds: ['1'] })
  expect(printed()).toBe('\nDigest\n\nThe bridge opens.\n\n')
})

test('the same occasion is printed once, another anew', async () => {
  const first = await poster.post(place, saying('The bridge opens.'), { key: 'digest-1' })
  printed()
  expect(await poster.post(place, saying('The bridge opens.'), { key: 'digest-1' })).toEqual(first)
  expect(printed()).toBe('')
  const second = await poster.post(place, saying('The ferry sails.'), { key: 'digest-2' })
  expect(second.messageId).not.toBe(first.messageId)
  expect(printed()).toContain('The ferry sails.')
})

test('what is put right is printed too, since paper cannot be changed', async () => {
  const post = await poster.post(place, saying('The bridge opens.'), { key: 'digest-1' })
  printed()
  expect(await poster.edit(place, post, saying('Correction: the bridge stays closed.'))).toEqual(post)
  expect(printed()).toContain('Correction: the bridge stays closed.')
})

test('somebody is told there, and nothing is ever in the way', async () => {
  await poster.tell({ spaceId: 'local', userId: 'local' }, saying('Digest 1 is paused.'))
  expect(printed()).toContain('Digest 1 is paused.')
  expect(await poster.findObstacle(place)).toBeUndefined()
})

test('a stranger’s text moves no cursor', async () => {
  await poster.post(place, saying('\u001b[2Jgone'), { key: 'digest-1' })
  expect(printed()).not.toContain('\u001b')
})

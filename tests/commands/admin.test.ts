import { afterEach, beforeEach, expect, test } from 'vitest'
import { asker } from '../bot/asker.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')
const elsewhere = {
  ...asker,
  place: { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'ada' },
} as const

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const run = (command: string, who = asker) => room.bot.run({ command, options: {} }, who)

test('/admin history: every change in the space, whatever was changed, and none of another', async () => {
  expect(wordsOf(await run('admin history'))).toContain('Nobody has changed anything')
  await room.say('/digest schedule 08:00 America/Chicago weekdays')
  await room.store.audit.add({ spaceId: 'guild-1', subject: 'page', at: NOW, by: 'x/y/z', text: 'Elsewhere' })
  await room.store.audit.add({
    spaceId: 'local',
    subject: 'page',
    at: NOW,
    by: 'terminal/local/ada',
    text: 'Signed in to the page',
  })
  const words = wordsOf(await run('admin history'))
  expect(words).toMatch(/Signed in to the page.*digest 1/s)
  expect(words).toContain('"id":"somebody at the terminal"')
  expect(words).not.toContain('Elsewhere')
  expect((await run('admin history', { ...asker, isAdmin: false })).status).toBe('refused')
})

test('/admin queue: what waits and what failed, with why, of the space alone', async () => {
  expect(wordsOf(await run('admin queue'))).toContain('Nothing waits to be posted, and nothing failed.')
  const place = { platform: 'terminal', spaceId: 'local', channelId: 'terminal' } as const
  const add = (id: string, spaceId: string) =>
    room.store.deliveries.add({
      subject: { kind: 'digest', id },
      place: { ...place, spaceId },
      dueAt: NOW,
      tryAt: NOW,
    })
  for (const id of ['1', '2']) await add(id, 'local')
  await add('3', 'guild-1')
  const [second] = await room.store.deliveries.history({ kind: 'digest', id: '2' }, { limit: 1 })
  await room.store.deliveries.settle(second!.id, { state: 'failed', at: NOW, reason: 'The channel is gone.' })
  const words = wordsOf(await run('admin queue'))
  expect(words).toMatch(
    /Waiting.*Digest 1.*waiting: next try .*Not posted.*Digest 2.*failed: The channel is gone\./s,
  )
  expect(words).not.toContain('Digest 3')
})

test('/people merges: those that stand, each to be undone; who did it elsewhere is not told', async () => {
  expect(wordsOf(await run('people merges'))).toContain('No merge stands')
  await room.say('/people merge owen marsh into:helen marsh')
  const merges = await run('people merges')
  expect(wordsOf(merges)).toContain('Owen Marsh into Helen Marsh')
  expect(wordsOf(merges)).toContain('"id":"somebody at the terminal"')
  expect(wordsOf(await run('people merges', elsewhere))).toContain('Owen Marsh into Helen Marsh')
  expect(wordsOf(await run('people merges', elsewhere))).not.toContain('"id":"somebody at the terminal"')
  const [block] = merges.blocks
  const undo = block?.kind === 'fields' ? block.fields[0]!.actions![0]! : undefined
  expect(undo?.label).toBe('Undo merge 1')
  expect(wordsOf(await room.press(undo!))).toContain('two people again')
})

test('/admin spaces: for whoever runs the bot, and nobody else', async () => {
  await room.store.feeds.add(
    { spaceId: 'guild-1', url: 'https://ledger.example.com/feed.xml', name: 'Ledger' },
    { at: NOW },
  )
  await room.say('/digest schedule 08:00 America/Chicago weekdays')
  const words = wordsOf(await run('admin spaces'))
  expect(words).toContain('2 spaces')
  expect(words).toMatch(/guild-1.*feeds: 1, digests: 0.*local.*feeds: 0, digests: 1/s)
  const refused = await run('admin spaces', elsewhere)
  expect(refused.status).toBe('refused')
  expect(wordsOf(refused)).not.toContain('guild-1')
})

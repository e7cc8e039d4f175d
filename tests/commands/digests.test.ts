import { afterEach, beforeEach, expect, test } from 'vitest'
import { asker } from '../bot/asker.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

test('a digest is set up in the words of whoever sets it up, and says when it comes', async () => {
  const reply = await room.say('/digest schedule 08:00 America/Chicago weekdays limit:3 people:helen marsh')
  expect(reply).toMatchObject({ title: 'Digest 1 is set up', visibility: 'private' })
  expect(wordsOf(reply)).toContain(
    'Here, weekdays at 08:00 Chicago time, next: Wed 13 Nov 08:00 CST (in 2 hours).',
  )
  expect(wordsOf(reply)).toContain('3 stories at most; about Helen Marsh')
  expect(await store().digests.find('1')).toMatchObject({
    pattern: '0 8 * * 1-5',
    timeZone: 'America/Chicago',
    state: 'active',
    settings: { limit: 3, personIds: ['helen-marsh'] },
    nextDueAt: Temporal.Instant.from('2019-11-13T14:00:00Z'),
  })
  expect(wordsOf(await room.say('/digest list'))).toContain('1: weekdays at 08:00 Chicago time')
  expect((await store().audit.list('local', { subject: 'digest', limit: 9 }))[0]?.text).toContain(
    'Set up digest 1',
  )
})

test('what cannot be is refused with what would work', async () => {
  const cases = [
    ['/digest schedule', /needs when/],
    ['/digest schedule whenever', /Cannot tell when “whenever” is.*Try: 8am/],
    ['/digest schedule 8am zone:Mars', /“Mars” is no time zone/],
    ['/digest schedule 8am people:zzyzx quux', /“zzyzx quux” is nobody known/],
    ['/digest schedule 8am publishers:zzyzx', /No stored article is by “zzyzx”/],
    ['/digest schedule 8am race:zzyzx', /“zzyzx” names no race/],
    ['/digest schedule 8am quiet:late', /two times of day/],
    ['/digest schedule 8am quiet:22:00-09:00', /lies in the quiet hours/],
  ] as const
  for (const [line, message] of cases) {
    const reply = await room.say(line)
    expect(reply.status, line).toBe('refused')
    expect(wordsOf(reply), line).toMatch(message)
  }
  expect(await store().digests.list('local')).toEqual([])
  await room.say('/digest schedule 8am')
  expect(wordsOf(await room.say('/digest schedule 8am'))).toContain('Digest 1 does that already')
})

test('only those who administrate a space may change its digests, and no other space sees them', async () => {
  await room.say('/digest schedule 8am')
  const guest = { ...asker, isAdmin: false }
  for (const line of ['/digest schedule 9am', '/digest pause 1', '/digest remove 1', '/follow helen marsh'])
    expect((await room.bot.say(line, guest)).status, line).toBe('refused')
  const stranger = { ...asker, place: { ...asker.place, spaceId: 'elsewhere' } }
  for (const line of ['/digest pause 1', '/digest history 1', '/digest remove 1'])
    expect(wordsOf(await room.bot.say(line, stranger)), line).toContain('There is no digest “1” here.')
  expect(await store().digests.find('1')).toMatchObject({ state: 'active' })
})

test('changed, paused, resumed, removed and brought back', async () => {
  await room.say('/digest schedule 08:00 weekdays')
  expect(wordsOf(await room.say('/digest edit when:9:30 layout:brief'))).toContain('weekdays at 09:30 UTC')
  expect((await room.say('/digest edit 1')).status).toBe('refused')
  const paused = await room.say('/digest pause')
  expect(wordsOf(paused)).toContain('paused: by hand')
  expect(paused.actions!.map(({ label }) => label)).toEqual(['Resume', 'History', 'Remove'])
  expect((await room.say('/digest pause 1')).status).toBe('refused')
  expect(wordsOf(await room.press(paused.actions![0]!))).toContain('Digest 1 is running')
  const removed = await room.say('/digest remove 1')
  expect(wordsOf(await room.say('/digest list'))).toContain('There is no digest yet')
  expect(wordsOf(await room.press(removed.actions![0]!))).toContain('next: Thu 14 Nov 09:30')
  expect(await store().audit.list('local', { limit: 9 })).toHaveLength(6)
})

test('posted at once it is public and not told again; why, and why not', async () => {
  const posted = await room.say('/digest now limit:1')
  expect(posted.visibility).toBe('public')
  const [told] = posted.blocks.filter(block => block.kind === 'story')
  const why = wordsOf(await room.say('/why'))
  expect(why).toContain('Somebody asked for it: /digest now')
  expect(why).toContain(told!.headline)
  expect(why).toMatch(/\d points: /)
  expect(wordsOf(await room.say(`/why-not ${told!.headline}`))).toContain('It was posted here:')
  expect(wordsOf(await room.say('/why-not https://nowhere.example.com/x'))).toContain('was not seen')
  expect(wordsOf(await room.say('/why 4711'))).toContain('no post of mine')
  const again = await room.say('/digest now')
  expect(again.blocks.filter(block => block.kind === 'story').map(({ headline }) => headline)).not.toContain(
    told!.headline,
  )
})

test('nothing posted, nothing due: said so', async () => {
  expect(wordsOf(await room.say('/why'))).toContain('Nothing was posted here yet.')
  expect(wordsOf(await room.say('/digest history'))).toContain('This channel has no digest yet.')
  await room.say('/digest schedule 8am')
  expect(wordsOf(await room.say('/digest history'))).toContain('was not due yet')
})

test('a person, a race or a topic is followed, listed, and followed no more', async () => {
  expect(wordsOf(await room.say('/follows'))).toContain('Nothing is followed yet.')
  expect((await room.say('/follow helen marsh')).title).toBe('Following Helen Marsh')
  expect(wordsOf(await room.say('/follow Helen Marsh'))).toContain('follows Helen Marsh already')
  expect((await room.say('/follow topic  Old  Bridge')).title).toBe('Following “old bridge”')
  expect(wordsOf(await room.say('/follow zzyzx quux'))).toContain('For a topic: /follow topic zzyzx quux')
  expect((await room.say('/follow topic the')).status).toBe('refused')
  expect((await room.say('/follow race zzyzx')).status).toBe('refused')
  expect(wordsOf(await room.say('/follows'))).toMatch(/Helen Marsh.*“old bridge”/s)
  const gone = await room.say('/unfollow topic old bridge')
  expect(wordsOf(await room.say('/unfollow topic old bridge'))).toContain('does not follow that')
  expect((await room.press(gone.actions![0]!)).title).toBe('Following “old bridge”')
})

function store() {
  return room.store
}

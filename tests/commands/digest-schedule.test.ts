import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../src/bot/command.ts'
import { filledIn, findForm } from '../../src/bot/form.ts'
import type { Poster } from '../../src/bot/poster.ts'
import type { Field, Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { NEWSROOM_FILE, type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'
import { recordingPoster } from '../digests/recording-poster.ts'

let room: Newsroom
let obstacles: Map<string, string>
beforeEach(async () => {
  obstacles = new Map()
  const poster: Poster = {
    ...recordingPoster('terminal').poster,
    findObstacle: async ({ channelId }) => obstacles.get(channelId),
  }
  room = await openNewsroom([NEWSROOM_FILE], undefined, { posters: [poster] })
})
afterEach(() => room.close())

const { zoneFrom: _, ...stranger } = asker
const say = (line: string, who: Partial<Asker> = {}) => room.bot.say(line, { ...asker, ...who })
const fields = ({ blocks }: Reply): Field[] =>
  blocks.flatMap(block => (block.kind === 'fields' ? block.fields : []))
const inChannel = (channelId: string) => ({ place: { ...asker.place, channelId } })

describe('a zone that nobody named', () => {
  test('is that of the profile, and said', async () => {
    const reply = await say('/digest schedule 8am', { zoneFrom: 'profile', timeZone: 'America/Denver' })
    expect(wordsOf(reply)).toContain('every day at 08:00 Denver time')
    expect(wordsOf(reply)).toContain(
      'You named no time zone, so it is Denver time (America/Denver): the zone in your profile. For another: /digest edit 1 when:8am Europe/London',
    )
  })

  test('is that of the other digests of the space', async () => {
    await say('/digest schedule 8am America/Chicago')
    const reply = await room.bot.say('/digest schedule 6pm', stranger)
    expect(wordsOf(reply)).toContain('every day at 18:00 Chicago time')
    expect(wordsOf(reply)).toContain('the zone of the digests here')
  })

  test('is that of the language, where it has one', async () => {
    const reply = await room.bot.say('/digest schedule 8am', { ...stranger, locale: 'de' })
    expect(wordsOf(reply)).toContain('(Europe/Berlin): the zone where German is spoken.')
  })

  test('is asked for where it cannot be told, and a button gives it', async () => {
    const line = '/digest schedule 8am weekdays limit:3'
    const reply = await room.bot.say(line, { ...stranger, locale: 'en-US' })
    expect(reply.status).toBe('refused')
    expect(wordsOf(reply)).toContain('In which time zone?')
    expect(await room.store.digests.list('local')).toEqual([])
    const central = reply.actions!.find(({ label }) => label === 'Central')!
    const set = await room.bot.run(central, stranger)
    expect(wordsOf(set)).toContain('weekdays at 08:00 Chicago time')
    expect(wordsOf(set)).toContain('3 stories at most')
    expect(wordsOf(set)).not.toContain('You named no time zone')
  })

  test('is not asked for before the time is clear', async () => {
    expect(wordsOf(await room.bot.say('/digest schedule whenever', stranger))).toContain('Cannot tell when')
  })
})

describe('what could not be posted is said before it is promised', () => {
  test('here', async () => {
    obstacles.set('terminal', 'I lack Send Messages in #news.')
    for (const line of ['/digest schedule 8am', '/follow helen marsh']) {
      const reply = await say(line)
      expect(reply.status, line).toBe('refused')
      expect(wordsOf(reply), line).toContain('I lack Send Messages in #news.')
    }
    expect(await room.store.digests.list('local')).toEqual([])
    expect(await room.store.follows.list('local')).toEqual([])
  })

  test('in the channel for approval', async () => {
    obstacles.set('desk', 'This channel is no more.')
    expect(wordsOf(await say('/digest schedule 8am approval:<#desk>'))).toContain(
      'It could not be shown for approval. This channel is no more.',
    )
    await say('/digest schedule 8am')
    expect(wordsOf(await say('/digest edit 1 approval:<#desk>'))).toContain('could not be shown for approval')
    expect((await room.store.digests.find('1'))?.settings.approvalChannelId).toBeUndefined()
  })
})

describe('the channel for approval', () => {
  const cases = [
    ['<#123456789012345678>', '123456789012345678'],
    ['123456789012345678', '123456789012345678'],
    ['https://discord.com/channels/111111111111111111/123456789012345678', '123456789012345678'],
    ['https://example.slack.com/archives/C0123ABCD', 'C0123ABCD'],
    ['C0123ABCD', 'C0123ABCD'],
  ] as const
  test.each(cases)('%s', async (typed, id) => {
    const reply = await say(`/digest schedule 8am approval:${typed}`)
    expect(wordsOf(reply)).toContain('posted once it is approved')
    expect(fields(reply)[0]!.mentions).toEqual([{ label: 'Approved in', kind: 'channel', id }])
    expect((await room.store.digests.find('1'))?.settings.approvalChannelId).toBe(id)
  })

  test('is the one in which it is typed, with here; none takes it away', async () => {
    await say('/digest schedule 8am')
    const reply = await say('/digest edit 1 approval:here', inChannel('desk'))
    expect(fields(reply)[0]!.mentions).toEqual([
      { label: 'In', kind: 'channel', id: 'terminal' },
      { label: 'Approved in', kind: 'channel', id: 'desk' },
    ])
    await say('/digest edit 1 approval:none')
    expect((await room.store.digests.find('1'))?.settings).not.toHaveProperty('approvalChannelId')
  })

  test('is no channel of which nobody can tell, and not the one it is posted in', async () => {
    expect(wordsOf(await say('/digest schedule 8am approval:#desk'))).toContain(
      'is no channel that I can tell',
    )
    expect(wordsOf(await say('/digest schedule 8am approval:here'))).toContain('Choose another channel')
  })
})

test('dates are written as the space writes them, or as they are asked for', async () => {
  const american = await say('/digest schedule 8am', { spaceLocale: 'en-US', locale: 'de' })
  expect(wordsOf(american)).toContain('dates as in American English')
  expect((await say('/digest preview digest:1')).title).toBe('Digest for Wednesday, November 13, 2019')
  await say('/digest edit 1 dates:de')
  const german = await say('/digest preview digest:1')
  expect(german.title).toBe('Digest for Mittwoch, 13. November 2019')
  const [story] = german.blocks.filter(block => block.kind === 'story')
  expect(story!.citations[0]!.dates).toBe('de')
  expect(wordsOf(await say('/digest edit 1 dates:klingonese'))).toContain('Write a language like en-US')
})

test('only stories that certain feeds brought, and which feeds brought them', async () => {
  const { store } = room
  const [iriarte, marsh] = await store.articles.latest({ limit: 2 })
  const at = Temporal.Instant.from('2019-11-13T11:00:00Z')
  const feed = async (name: string, articleId: string) => {
    const url = `https://${name}.example.com/rss`
    const { feed: added } = await store.feeds.add({ spaceId: 'local', url, name }, { at })
    const polled = await store.polls.claim({ now: at, until: at.add({ minutes: 1 }), claim: name, limit: 9 })
    const { key } = polled.find(each => each.url === url)!
    await store.polls.note(key, { itemKey: articleId, mark: 'x', articleId, at })
    await store.polls.release(name)
    return added
  }
  await feed('Ledger', iriarte!.id)
  await feed('Herald', marsh!.id)
  const told = async (line: string) =>
    (await say(line)).blocks.flatMap(block => (block.kind === 'story' ? [block.headline] : []))
  expect(await told('/digest preview feeds:ledger')).toEqual([iriarte!.headline])
  expect(await told('/digest preview feeds:Ledger, herald')).toHaveLength(2)
  expect(wordsOf(await say('/digest preview feeds:zzyzx'))).toContain('No feed here is called “zzyzx”')
  expect(wordsOf(await say('/digest schedule 8am feeds:ledger'))).toContain('brought by Ledger')
  await say('/digest now feeds:ledger')
  expect(wordsOf(await say('/why'))).toContain('Brought by Ledger.')
})

test('Change time asks for the time alone', async () => {
  const { actions } = await say('/digest schedule 8am weekdays')
  const button = actions!.find(({ label }) => label === 'Change time')!
  const form = findForm(button, room.bot.commands)
  expect(form?.fields.map(({ name }) => name)).toEqual(['when'])
  const changed = await room.bot.run(filledIn(button, { when: '9:30' }), asker)
  expect(wordsOf(changed)).toContain('It comes weekdays at 09:30 UTC')
})

test('who changed what is in the history', async () => {
  await say('/digest schedule 8am')
  await say('/digest edit 1 limit:3')
  await say('/digest now digest:1')
  const reply = await say('/digest history 1')
  expect(fields(reply).map(({ value }) => value)).toEqual([
    'Posted digest 1 at once.',
    expect.stringMatching(/^Changed digest 1: every day/),
    expect.stringMatching(/^Set up digest 1: every day/),
  ])
  expect(fields(reply)[0]!.mentions).toEqual([{ label: 'By', kind: 'user', id: 'somebody at the terminal' }])
})

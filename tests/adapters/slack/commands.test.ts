import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import { COMMANDS_FOLDER } from '../../../src/app.ts'
import { readCommands } from '../../../src/bot/registry.ts'
import { NEWSROOM_FILE, type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { command } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { readBlocks } from './fake/read-blocks.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')
const ARTICLE = 'https://post.example.com/2019/marsh-campaign'

const RACE = '/race add mayor place:Teal County election:2019-12-03 people:helen marsh; tomas iriarte'

/** A line for each command, with what was typed before it, and words of the answer. */
const ANSWERS: readonly (readonly [line: string, words: string, ...before: string[]])[] = [
  ['/about', 'whose every word can be checked'],
  ['/admin history', 'Set up digest 1', '/digest schedule 08:00'],
  ['/admin page', 'can open it to others with PUBLIC_URL'],
  ['/admin queue', 'Nothing waits to be posted, and nothing failed.'],
  ['/admin spaces', 'Only whoever runs this bot sees its spaces'],
  [
    '/ask what did helen marsh say about the bridge?',
    '“We will repair the bridge before we build anything new,”',
  ],
  ['/digest approve 12', '“12” is nothing that waits for approval here'],
  ['/digest decline 12', '“12” is nothing that waits for approval here'],
  ['/digest edit 1 when:8:30 pm weekdays', 'weekdays at 20:30 Chicago time', '/digest schedule 08:00'],
  ['/digest history 1', 'Set up digest 1', '/digest schedule 08:00'],
  ['/digest list', 'every day at 08:00 Chicago time', '/digest schedule 08:00'],
  ['/digest now', 'Digest for Wednesday, 13 November 2019'],
  ['/digest pause 1', 'Digest 1 is paused', '/digest schedule 08:00'],
  ['/digest preview', 'Digest for Wednesday, 13 November 2019'],
  ['/digest remove 1', 'Digest 1 is removed', '/digest schedule 08:00'],
  ['/digest resume 1', 'Digest 1 is running', '/digest schedule 08:00', '/digest pause 1'],
  ['/digest schedule 08:00 weekdays', 'Digest 1 is set up'],
  ['/digest time 8:30 pm', 'every day at 20:30 Chicago time', '/digest schedule 08:00'],
  ['/feedback x1Yz verdict:wrong', 'That answer is too long ago'],
  ['/feeds add ledger.example.com', 'Is it this feed?'],
  ['/feeds export', 'hustings-feeds.opml', '/feeds add ledger.example.com confirm:yes'],
  ['/feeds health', 'not read yet, next at once', '/feeds add ledger.example.com confirm:yes'],
  ['/feeds history', 'Added The Harbor Ledger', '/feeds add ledger.example.com confirm:yes'],
  ['/feeds import https://example.com/feeds.opml', '1 added, 0 here already'],
  ['/feeds label the harbor ledger label:local', 'Labelled The Harbor Ledger “local”'],
  ['/feeds list', 'https://ledger.example.com/rss', '/feeds add ledger.example.com confirm:yes'],
  ['/feeds refresh', 'within a minute: The Harbor Ledger', '/feeds add ledger.example.com confirm:yes'],
  [
    '/feeds remove the harbor ledger',
    'is no feed of this space any more',
    '/feeds add ledger.example.com confirm:yes',
  ],
  ['/follow helen marsh', 'What comes in from now on is posted here'],
  ['/follows', 'Helen Marsh', '/follow helen marsh'],
  ['/help quote', 'What did someone say, word for word?'],
  ['/latest', 'Iriarte answers: ferries are cheaper than bridges'],
  ['/people card helen marsh', 'Quotations'],
  ['/people list', 'Most quoted'],
  ['/people merge owen marsh into:helen marsh', 'Owen Marsh is now Helen Marsh'],
  ['/people merges', 'Owen Marsh into Helen Marsh', '/people merge owen marsh into:helen marsh'],
  ['/people search marsh', 'People like “marsh”'],
  ['/people split owen marsh', 'are two people again', '/people merge owen marsh into:helen marsh'],
  ['/privacy delete', 'entries kept for this space would be deleted', '/follow helen marsh'],
  ['/privacy export', 'hustings-export.json', '/follow helen marsh'],
  ['/quote helen marsh', '“Schools come second, and taxes come last,”'],
  ['/quotes latest', '1 to 5 of 7'],
  [RACE, 'Added as teal-county-mayor-2019'],
  ['/race edit teal-county-mayor-2019 add:owen marsh', 'Helen Marsh, Tomás Iriarte, Owen Marsh', RACE],
  ['/race list', 'teal-county-mayor-2019 · election 3 December 2019', RACE],
  ['/race remove teal-county-mayor-2019', 'Removed', RACE],
  ['/race set teal-county-mayor-2019', 'This channel is now about Teal County, mayor, 2019', RACE],
  ['/race show teal-county-mayor-2019', 'Who runs, as the articles say', RACE],
  ['/race suggest teal-county-mayor-2019', 'From the articles on this race', RACE],
  [
    '/race unset',
    'This channel is about no race in particular any more',
    RACE,
    '/race set teal-county-mayor-2019',
  ],
  ['/story marsh opens her campaign', 'Only The Kestrel Post has this so far'],
  ['/summary latest', 'opposes her plan for the bridge'],
  ['/timeline helen marsh', '7 November 2019'],
  ['/trend helen marsh, tomas iriarte', 'over time: 5 June 2018 to 12 November 2019'],
  ['/unfollow helen marsh', 'This channel follows Helen Marsh no more', '/follow helen marsh'],
  [
    '/verify we will repair the bridge before we build anything new',
    'On record word for word, as words of Helen Marsh',
  ],
  ['/why', 'Somebody asked for it', '/digest now'],
  [`/why-not ${ARTICLE}`, 'It is not kept out', '/digest schedule 08:00'],
]

let slack: FakeSlack
let newsroom: Newsroom
let adapter: Adapter
let problems: unknown[]

beforeEach(async () => {
  // Of its own: the fake hangs up as a bot leaves, which Bolt reports when the next has come.
  const own: unknown[] = []
  problems = own
  ;[slack, newsroom] = await Promise.all([
    startFakeSlack(),
    openNewsroom([NEWSROOM_FILE], NOW, {
      feedFinder: {
        find: async () => [
          {
            url: 'https://ledger.example.com/rss',
            feed: { format: 'RSS', name: 'The Harbor Ledger', items: [{ headline: 'Marsh wins' }] },
          },
        ],
        readText: async () =>
          '<opml version="2.0"><body><outline text="Gull" xmlUrl="https://gull.example.com/rss"/></body></opml>',
      },
    }),
  ])
  adapter = await startSlackSocket({
    ...slackParts(newsroom, slack),
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    reportProblem: error => own.push(error),
  })
  await slack.nextSocket()
})
// What Slack would refuse of a payload, and whom it would ping, the fake has noted.
afterEach(async () => {
  const before = [...problems]
  await adapter.stop()
  await Promise.all([slack.close(), newsroom.close()])
  expect(before).toEqual([])
  expect(slack.methods.problems).toEqual([])
})

/** Types a line; nothing is acknowledged but that it came. */
async function type(line: string) {
  const envelope = command(slack, line)
  expect((await slack.deliver(envelope)).payload ?? {}).toEqual({})
  return (envelope.payload as { readonly response_url: string }).response_url
}

async function answer(line: string) {
  return readBlocks((await slack.nextResponse(await type(line))).blocks)
}

describe('every command', () => {
  test('has a line here', async () => {
    const names = newsroom.bot.commands.map(({ name }) => name)
    expect(names.filter(name => !ANSWERS.some(([line]) => `${line} `.startsWith(`/${name} `)))).toEqual([])
  })

  test.each(ANSWERS)('%s is acknowledged and answered', async (line, words, ...before) => {
    for (const each of before) await answer(each)
    const said = await answer(line)
    expect(said.words).toContain(words)
  })
})

test.each([
  ['approve', 'Approved'],
  ['decline', 'Declined'],
])('/digest %s says in the channel who did it, and pings nobody', async (verb, words) => {
  await answer('/digest schedule 08:00')
  const { deliveries } = newsroom.store
  const place = { platform: 'slack', spaceId: TEAM, channelId: 'C1' } as const
  await deliveries.add({ subject: { kind: 'digest', id: '1' }, place, dueAt: NOW, tryAt: NOW })
  const until = NOW.add({ hours: 1 })
  const lease = { claim: 'test', now: NOW, leaseUntil: until, except: [], limit: 1 }
  const [waiting] = await deliveries.claim({ platform: 'slack', ...lease })
  const asked = { channelId: 'C1', messageIds: ['1.1'] }
  await deliveries.ask(waiting!.id, { claim: 'test', asked, until, reason: 'Waits for approval.' })
  const said = await slack.nextResponse(await type(`/digest ${verb} ${waiting!.id}`))
  expect(said.response_type).toBe('in_channel')
  expect(readBlocks(said.blocks).words).toContain(`${words}\nBy a member (U1)\nDigest 1 of `)
})

const commands = await readCommands(COMMANDS_FOLDER)
const lacking = commands.filter(({ options }) => Object.values(options).some(({ required }) => required))
test.each(lacking.map(({ name }) => name))('/%s with nothing behind it opens a form', async name => {
  await type(`/${name}`)
  const { args } = await slack.nextCall('views.open')
  expect(args.view).toMatchObject({ type: 'modal', callback_id: 'form' })
  expect(slack.responses).toEqual([])
})

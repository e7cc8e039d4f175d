import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot/dispatch.ts'
import type { FoundFeed } from '../../src/feeds/find-feeds.ts'
import { UserError } from '../../src/model/errors.ts'
import type { Action, Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { freshMemory } from '../bot/memory.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')

const ledger: FoundFeed = {
  url: 'https://ledger.example.com/rss',
  feed: {
    format: 'RSS',
    name: 'The Harbor Ledger',
    items: ['Marsh wins', 'Hale concedes', 'Venkat returns', 'Older news'].map(headline => ({ headline })),
  },
}
const gull: FoundFeed = { url: 'https://gull.example.com/rdf', feed: { format: 'RDF', items: [] } }

let room: Newsroom
let say: (line: string, more?: Partial<typeof asker>) => Promise<Reply>
let press: (button: Action | undefined) => Promise<Reply>
let texts: Record<string, string>

beforeEach(async () => {
  room = await openNewsroom([])
  texts = {}
  const bot = createBot({
    store: room.store,
    memory: freshMemory(),
    commands: room.bot.commands,
    now: () => NOW,
    reportBug: error => {
      throw error
    },
    feedFinder: {
      async find(address) {
        if (address === 'both.example.com') return [ledger, gull]
        const found = [ledger, gull].find(({ url }) =>
          url.includes(new URL(address.replace(/^(?!http)/, 'https://')).hostname),
        )
        if (found === undefined) throw new UserError('no-feeds', `${address} names no feed.`)
        return [found]
      },
      readText: async address => texts[address] ?? '',
    },
  })
  say = (line, more) => bot.say(line, { ...asker, ...more })
  press = button => bot.run(button!, asker)
})
afterEach(() => room.close())

const names = async (spaceId = 'local') => (await room.store.feeds.list(spaceId)).map(({ name }) => name)

describe('/feeds add', () => {
  test('shows what was found with three headlines, and adds it when that is confirmed', async () => {
    const shown = await say('/feeds add ledger.example.com')
    expect(shown.title).toBe('Is it this feed?')
    expect(wordsOf(shown)).toContain('The last: “Marsh wins”; “Hale concedes”; “Venkat returns”')
    expect(wordsOf(shown)).not.toContain('Older news')
    expect(await names()).toEqual([])

    const added = await press(shown.actions?.find(({ label }) => label === 'Confirm'))
    expect(added).toMatchObject({ title: 'Added', visibility: 'private' })
    expect(await names()).toEqual(['The Harbor Ledger'])
    expect((await press(shown.actions![0])).title).toBe('Here already')

    await press(added.actions?.find(({ label }) => label === 'Undo'))
    expect(await names()).toEqual([])
  })

  test('asks which where a site has several', async () => {
    const shown = await say('/feeds add both.example.com')
    expect(shown.actions?.map(({ label }) => label)).toEqual(['The Harbor Ledger', 'gull.example.com'])
    await press(shown.actions![1])
    expect(await names()).toEqual(['gull.example.com'])
  })

  test('says why where there is none', async () => {
    const reply = await say('/feeds add nowhere.example.com')
    expect(reply.status).toBe('refused')
    expect(wordsOf(reply)).toContain('names no feed')
  })

  test('without a network says so', async () => {
    expect(wordsOf(await room.say('/feeds add ledger.example.com'))).toContain(
      'reads nothing from the network here',
    )
  })
})

test('what is removed comes back by a button, with its name, and stands in the history', async () => {
  await say('/feeds add ledger.example.com confirm:yes')
  const removed = await say('/feeds remove harbor')
  expect(removed.title).toBe('Removed')
  expect(await names()).toEqual([])
  expect(removed.actions).toEqual([
    {
      label: 'Undo',
      command: 'feeds add',
      options: { site: 'https://ledger.example.com/rss', name: 'The Harbor Ledger', confirm: true },
    },
  ])
  expect((await press(removed.actions![0])).title).toBe('Added')
  expect((await press(removed.actions![0])).title).toBe('Here already')
  expect(await names()).toEqual(['The Harbor Ledger'])
  expect((await say('/feeds add ftp://ledger.example.com name:Ledger confirm:yes')).status).toBe('refused')
  const history = wordsOf(await say('/feeds history'))
  expect(history).toMatch(
    /Added 1 from a list: The Harbor Ledger.*Removed The Harbor Ledger.*Added The Harbor Ledger/,
  )
  expect(history).toContain('"name":"2019-11-13 12:00 UTC"')
  expect(history).toContain('"mentions":[{"label":"By","kind":"user","id":"somebody at the terminal"}]')
})

test('a feed that is not there, or is not the only one, is asked for again', async () => {
  expect(wordsOf(await say('/feeds remove ledger'))).toContain('No feeds are subscribed here')
  await say('/feeds add ledger.example.com confirm:yes')
  await say('/feeds add gull.example.com confirm:yes')
  expect(wordsOf(await say('/feeds remove heron'))).toContain(
    'There are: The Harbor Ledger, gull.example.com.',
  )
  expect(wordsOf(await say('/feeds remove example.com'))).toContain('fits several feeds')
})

test('feeds are for those who administrate the space to change, and for all to see', async () => {
  for (const line of [
    '/feeds add ledger.example.com',
    '/feeds remove x',
    '/feeds import <opml/>',
    '/feeds refresh',
  ])
    expect((await say(line, { isAdmin: false })).status, line).toBe('refused')
  for (const line of ['/feeds list', '/feeds health', '/feeds export', '/feeds history'])
    expect((await say(line, { isAdmin: false })).status, line).toBeUndefined()
})

test('a list goes in and comes out again', async () => {
  texts['https://example.com/all.opml'] =
    '<opml version="2.0"><body><outline text="Ledger" xmlUrl="https://ledger.example.com/rss"/><outline text="Bad" xmlUrl="ftp://bad.example.com/"/></body></opml>'
  const reply = await say('/feeds import https://example.com/all.opml')
  expect(wordsOf(reply)).toContain('1 added, 0 here already, 1 refused.')
  expect(wordsOf(reply)).toContain('Only http and https are read')
  const exported = await say('/feeds export')
  const [file] = exported.blocks.flatMap(block => (block.kind === 'file' ? block : []))
  expect(file).toMatchObject({ name: 'hustings-feeds.opml' })
  const again = await say(`/feeds import ${file!.text.replaceAll('\n', ' ')}`)
  expect(wordsOf(again)).toContain('0 added, 1 here already, 0 refused.')
  expect(wordsOf(await say('/feeds import words'))).toContain('That is no OPML')
})

test('how feeds are: what needs somebody first', async () => {
  await say('/feeds add ledger.example.com confirm:yes')
  await say('/feeds add gull.example.com confirm:yes')
  const claimed = await room.store.polls.claim({ now: NOW, until: NOW, claim: 'a', limit: 9 })
  const settle = (name: string, check: object) =>
    room.store.polls.settle(claimed.find(({ url }) => url.includes(name))!.key, {
      claim: 'a',
      check: {
        at: NOW.subtract({ hours: 1 }),
        nextCheckAt: NOW.add({ minutes: 30 }),
        isSuccess: true,
        hasNews: true,
        ...check,
      },
    })
  await settle('ledger', {})
  await settle('gull', {
    isSuccess: false,
    hasNews: false,
    error: 'gull.example.com has a fault of its own (500).',
  })
  const reply = await say('/feeds health')
  const fields = reply.blocks.flatMap(block => (block.kind === 'fields' ? block.fields : []))
  expect(fields).toEqual([
    {
      name: 'gull.example.com',
      value:
        'gull.example.com has a fault of its own (500). Failing for 1 hour, next try in 30 minutes. · https://gull.example.com/rdf',
    },
    {
      name: 'The Harbor Ledger',
      value: 'read 1 hour ago, next in 30 minutes · 0 articles a day · https://ledger.example.com/rss',
    },
  ])
  expect(wordsOf(await say('/feeds health ledger'))).not.toContain('gull')
})

test('asked to be read now, feeds are due; those just read are left alone', async () => {
  await say('/feeds add ledger.example.com confirm:yes')
  const [feed] = await room.store.polls.claim({ now: NOW, until: NOW, claim: 'a', limit: 9 })
  const check = {
    at: NOW.subtract({ minutes: 10 }),
    nextCheckAt: NOW.add({ hours: 9 }),
    isSuccess: true,
    hasNews: false,
  }
  await room.store.polls.settle(feed!.key, { claim: 'a', check })
  expect(wordsOf(await say('/feeds refresh'))).toContain('Read as soon as the service gets to it')
  const [again] = await room.store.polls.claim({ now: NOW, until: NOW, claim: 'b', limit: 9 })
  await room.store.polls.settle(again!.key, { claim: 'b', check: { ...check, at: NOW } })
  const reply = await say('/feeds refresh')
  expect(reply.status).toBe('refused')
  expect(wordsOf(reply)).toContain('The Harbor Ledger was read in the last 5 minutes.')
})

test('feeds are suggested while they are typed', async () => {
  await say('/feeds add ledger.example.com confirm:yes')
  expect(await room.bot.suggest({ command: 'feeds remove', option: 'feed', typed: 'harb' }, asker)).toEqual([
    { label: 'The Harbor Ledger', value: 'https://ledger.example.com/rss' },
  ])
})

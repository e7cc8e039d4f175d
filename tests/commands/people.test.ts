import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import type { Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { BOARD_FILE, type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

const labels = (reply: Reply) => reply.actions?.map(({ label }) => label)
const fieldsOf = (reply: Reply) =>
  Object.fromEntries(
    reply.blocks.flatMap(block =>
      block.kind === 'fields' ? block.fields.map(({ name, value }) => [name, value]) : [],
    ),
  )
const press = (room: Newsroom, reply: Reply, label: string) => {
  const action = reply.actions?.find(each => each.label === label)
  expect(action, `a button ${label}`).toBeDefined()
  return room.press(action!)
}

describe('looking', () => {
  let room: Newsroom
  beforeAll(async () => {
    room = await openNewsroom()
  })
  afterAll(() => room.close())

  test('/people lists who is quoted most, with a button each', async () => {
    const reply = await room.say('/people')
    expect(reply.title).toBe('Most quoted')
    expect(Object.keys(fieldsOf(reply))).toEqual(['Tomás Iriarte', 'Helen Marsh', 'Owen Marsh'])
    expect(fieldsOf(reply)['Tomás Iriarte']).toMatch(/^7 quotations, named \d+ times$/)
    expect((await press(room, reply, 'Helen Marsh')).title).toBe('Helen Marsh')
    expect(Object.keys(fieldsOf(await room.say('/people list limit:1')))).toEqual(['Tomás Iriarte'])
  })

  test('organizations have a list of their own, and a card that says what they are', async () => {
    const board = await openNewsroom([BOARD_FILE])
    expect(wordsOf(await board.say('/people'))).toContain('Nobody is quoted in your articles yet.')
    const reply = await board.say('/people list who:organizations')
    expect(reply.title).toBe('Most quoted organizations')
    expect(Object.keys(fieldsOf(reply))).toEqual(['Example County Board'])
    const card = await board.say('/people card example county board')
    expect(fieldsOf(card)['What it is']).toBe('organization')
    expect(fieldsOf(await board.say('/people search county'))['Example County Board']).toMatch(
      /^organization · 1 quotation/,
    )
    await board.close()
    expect(wordsOf(await room.say('/people list who:organizations'))).toContain('No organization is quoted')
  })

  test('nobody quoted is said', async () => {
    const empty = await openNewsroom([])
    expect(wordsOf(await empty.say('/people'))).toContain('Nobody is quoted in your articles yet.')
    await empty.close()
  })

  const searches = [
    { typed: 'marsh', names: ['Helen Marsh', 'Owen Marsh'] },
    { typed: 'ow', names: ['Owen Marsh'] },
    { typed: 'venkatt', names: ['Priya Venkat'] },
    { typed: 'zebedee', names: [] },
  ]
  for (const { typed, names } of searches) {
    test(`/people search ${typed}: ${names.join(', ') || 'nobody'}`, async () => {
      const reply = await room.say(`/people search ${typed}`)
      expect(Object.keys(fieldsOf(reply)), typed).toEqual(names)
      if (names.length === 0) expect(labels(reply)).toContain('Tomás Iriarte')
      else expect(labels(reply)).toEqual(names)
    })
  }

  test('a card has what is known of one person, and where the first and last quotation stand', async () => {
    const reply = await room.say('/people card iriarte')
    expect(reply.title).toBe('Tomás Iriarte')
    expect(fieldsOf(reply)).toMatchObject({
      Quotations: '7',
      'First quoted': '5 June 2018',
      'Last quoted': '12 November 2019',
      Outlets: 'The Harbor Ledger (7)',
      Topics: expect.stringContaining('ferry'),
    })
    expect(reply.blocks.at(-1)).toMatchObject({
      kind: 'citations',
      citations: [
        { url: expect.stringContaining('https://ledger.example.com/2019/') },
        { url: expect.stringContaining('https://ledger.example.com/2018/ferry#') },
      ],
    })
    expect((await press(room, reply, 'Quotations')).title).toBe('Tomás Iriarte: 1 to 5 of 7')
  })

  test('a card cites an article once that holds the first and the last quotation', async () => {
    const reply = await room.say('/people card helen marsh')
    const cited = reply.blocks.flatMap(block => (block.kind === 'citations' ? block.citations : []))
    expect(fieldsOf(reply)['First quoted']).toBe(fieldsOf(reply)['Last quoted'])
    expect(cited).toHaveLength(1)
  })

  test('a card of somebody never quoted has no empty lines', async () => {
    const reply = await room.say('/people card priya venkat')
    expect(fieldsOf(reply)).not.toHaveProperty('Last quoted')
    expect(reply.actions).toEqual([])
  })

  test('offices stand with their years, the last first', async () => {
    const day = Temporal.PlainDate.from
    await room.store.people.save([
      {
        id: 'lou',
        name: 'Lou Castellan',
        familyName: 'Castellan',
        otherNames: ['Louis Castellan'],
        roles: [
          { office: 'sheriff', former: true },
          {
            office: 'U.S. Representative',
            state: 'TX',
            district: '5',
            start: day('1997-01-07'),
            end: day('2019-01-03'),
          },
          { office: 'governor', party: 'Independent', start: day('2019-02-01') },
        ],
      },
    ])
    expect(fieldsOf(await room.say('/people card castellan'))).toMatchObject({
      'Also called': 'Louis Castellan',
      'Offices, by the directory':
        'governor, Independent (2019 to now); U.S. Representative, TX, district 5 (1997 to 2019); sheriff (former)',
    })
  })

  test('a name of several is asked back, a name of nobody answered with who is quoted', async () => {
    expect(labels(await room.say('/people card marsh'))).toEqual(['Helen Marsh', 'Owen Marsh'])
    expect(labels(await room.say('/people card zebedee'))).toContain('Tomás Iriarte')
  })
})

describe('merging', () => {
  let room: Newsroom
  beforeEach(async () => {
    room = await openNewsroom()
  })
  afterEach(() => room.close())

  const total = async (line: string) => fieldsOf(await room.say(`/people card ${line}`)).Quotations

  test('says what was done and offers to undo it, and undone all is as before', async () => {
    const before = [await total('owen marsh'), await total('helen marsh')]
    const merged = await room.say('/people merge owen marsh into:helen marsh')
    expect(merged.title).toBe('Merged')
    expect(merged.visibility).toBe('public')
    expect(wordsOf(merged)).toMatch(
      /Owen Marsh is now Helen Marsh: names, offices and words went over \(1 quotation, named \w+/,
    )
    expect(fieldsOf(merged)).toEqual({
      'On record as merge 1': 'It can be undone: /people split Owen Marsh merge:1',
    })
    expect(await total('owen marsh')).toBe(String(Number(before[0]) + Number(before[1])))
    expect((await room.say('/quote marsh')).title).toBe('Helen Marsh')

    const split = await press(room, merged, 'Undo')
    expect(split.title).toBe('Split')
    expect(wordsOf(split)).toContain('Owen Marsh and Helen Marsh are two people again')
    expect([await total('owen marsh'), await total('helen marsh')]).toEqual(before)
    expect((await press(room, split, 'Merge again')).title).toBe('Merged')
  })

  test('is for admins only, both ways', async () => {
    for (const line of ['/people merge owen marsh into:helen marsh', '/people split owen marsh']) {
      const reply = await room.bot.say(line, { ...asker, isAdmin: false })
      expect(reply.status, line).toBe('refused')
    }
    expect(await room.store.merges.standing()).toEqual([])
  })

  test('a name of several is asked back, with the rest kept', async () => {
    const first = await room.say('/people merge marsh into:iriarte')
    const done = await press(room, first, 'Owen Marsh')
    expect(wordsOf(done)).toContain('Owen Marsh is now Tomás Iriarte')
    const second = await room.say('/people merge priya venkat into:helen')
    expect(wordsOf(second)).toContain('Priya Venkat is now Helen Marsh')
  })

  test('one person twice, or nobody, is no merge', async () => {
    const same = await room.say('/people merge helen marsh into:marsh, helen')
    expect(same.status).toBe('refused')
    expect(wordsOf(same)).toContain('are one entry already: Helen Marsh')
    for (const line of ['/people merge zebedee into:iriarte', '/people merge iriarte into:zebedee'])
      expect(wordsOf(await room.say(line)), line).toContain('know nobody called “zebedee”')
    expect(await room.store.merges.standing()).toEqual([])
  })

  test('without a merge to undo, those that stand are listed', async () => {
    expect(wordsOf(await room.say('/people split iriarte'))).toContain('No merge of “iriarte” stands.')
    await room.say('/people merge owen marsh into:helen marsh')
    const reply = await room.say('/people split iriarte')
    expect(fieldsOf(reply)).toEqual({
      '1: Owen Marsh into Helen Marsh': '13 November 2019',
    })
  })

  test('of several merges it is asked which; a later one goes first', async () => {
    await room.say('/people merge owen marsh into:helen marsh')
    await room.say('/people merge helen marsh into:iriarte')
    const reply = await room.say('/people split helen marsh')
    expect(labels(reply)).toEqual(['2: Helen Marsh', '1: Owen Marsh'])
    const early = await press(room, reply, '1: Owen Marsh')
    expect(early.status).toBe('refused')
    expect(wordsOf(early)).toContain(
      'was merged into Tomás Iriarte later. Undo that first: /people split Helen Marsh merge:2',
    )
    expect((await press(room, reply, '2: Helen Marsh')).title).toBe('Split')
    expect((await room.say('/people split owen marsh')).title).toBe('Split')
  })
})

test('an office that only an article ties to a name finds its holder', async () => {
  const room = await openNewsroom([])
  const file = join(mkdtempSync(join(tmpdir(), 'hustings-')), 'one.jsonl')
  writeFileSync(
    file,
    JSON.stringify({
      url: 'https://post.example.com/2019/castellan',
      headline: 'Castellan will not run',
      publishedAt: '2019-11-08',
      text: 'Former Harbor Commissioner Lou Castellan stays out of the race.\n“I will not run,” Lou Castellan said.',
    }),
  )
  await ingestFiles([file], { store: room.store, now: Temporal.Instant.from('2019-11-13T12:00:00Z') })
  expect((await room.say('/quote the former harbor commissioner')).title).toBe('Lou Castellan')
  expect(wordsOf(await room.say('/quote the harbor commissioner'))).toContain('know nobody called')
  rmSync(dirname(file), { recursive: true })
  await room.close()
})

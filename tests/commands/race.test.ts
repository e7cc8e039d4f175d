import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../src/bot/command.ts'
import type { Action, Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { expectCutFromArticles } from '../bot/excerpts.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const { spaceId } = asker.place
const ID = 'teal-county-mayor-2019'
const ADD =
  '/race add mayor place:Teal County election:2019-12-03 people:helen marsh; tomás iriarte terms:campaign for mayor dates:Primary 2019-06-04'
const race = () => room.store.races.find(ID, spaceId)
const button = (reply: Reply, label: string): Action => {
  const action = reply.actions?.find(each => each.label === label)
  if (action === undefined) throw new Error(`Expected ${label} among ${JSON.stringify(reply.actions)}`)
  return action
}
const history = async () =>
  (await room.store.audit.list(spaceId, { subject: 'race', limit: 10 })).map(({ text }) => text)

describe('adding', () => {
  test('a race is set up by what is typed, and is this space’s alone', async () => {
    const reply = await room.say(ADD)
    expect(reply.title).toBe('Teal County, mayor, 2019')
    expect(await race()).toEqual({
      id: ID,
      spaceId,
      office: 'mayor',
      place: 'Teal County',
      electionOn: Temporal.PlainDate.from('2019-12-03'),
      dates: [{ name: 'Primary', on: Temporal.PlainDate.from('2019-06-04') }],
      personIds: ['helen-marsh', 'tomas-iriarte'],
      terms: ['campaign for mayor'],
    })
    expect(await room.store.races.find(ID, 'another-space')).toBeUndefined()
    expect(await history()).toEqual([`Added the race ${ID}.`])
    await room.press(button(reply, 'Undo'))
    expect(await race()).toBeUndefined()
  })

  test('people whom the articles quote are suggested, names that are nobody’s are said', async () => {
    const reply = await room.say(
      '/race add mayor place:Teal County election:2019-12-03 people:helen marsh; zebedee quillfeather',
    )
    expect(wordsOf(reply)).toContain('“zebedee quillfeather”')
    await room.press(button(reply, 'Add Tomás Iriarte'))
    expect((await race())?.personIds).toEqual(['helen-marsh', 'tomas-iriarte'])
  })

  test('a race there is already is not written over', async () => {
    await room.say(ADD)
    const again = await room.say(ADD)
    expect(again.status).toBe('refused')
    expect(wordsOf(again)).toContain(`/race edit ${ID}`)
    expect((await room.say(`${ADD} id:second`)).status).toBeUndefined()
  })

  const refused = [
    ['/race add mayor place:X election:2019', 'election must be one day'],
    ['/race add mayor place:X election:2019-12-03 dates:soon', '“soon” must be a name and a day'],
    ['/race add mayor', '/race add needs place'],
  ] as const
  for (const [line, words] of refused) {
    test(line, async () => {
      const reply = await room.say(line)
      expect(reply.status).toBe('refused')
      expect(wordsOf(reply)).toContain(words)
    })
  }

  test('only those who administrate the space change races', async () => {
    const visitor: Asker = { ...asker, isAdmin: false }
    for (const line of [ADD, '/race set x', '/race unset', '/race edit x', '/race remove x'])
      expect((await room.bot.say(line, visitor)).status, line).toBe('refused')
    for (const line of ['/race list', '/race show x'])
      expect((await room.bot.say(line, visitor)).status, line).toBeUndefined()
  })
})

describe('changing', () => {
  test('each part alone, and all of it back', async () => {
    await room.say(ADD)
    const before = await race()
    const reply = await room.say(
      `/race edit ${ID} drop:iriarte add:owen marsh terms:bridge office:lord mayor election:2019-12-10 dates:none`,
    )
    expect(await race()).toMatchObject({
      personIds: ['helen-marsh', 'owen-marsh'],
      terms: ['bridge'],
      office: 'lord mayor',
      place: 'Teal County',
      electionOn: Temporal.PlainDate.from('2019-12-10'),
      dates: [],
    })
    await room.press(button(reply, 'Undo'))
    expect(await race()).toEqual(before)
  })

  test('everybody’s is changed here alone, and comes back when that is taken away', async () => {
    const shared = { ...(await saved()), spaceId: undefined }
    const { spaceId: _, ...everybodys } = shared
    await room.store.races.remove(ID, spaceId)
    await room.store.races.save(everybodys)
    const edited = await room.say(`/race edit ${ID} place:Port Teal`)
    expect((await race())?.place).toBe('Port Teal')
    expect((await room.store.races.find(ID, 'another-space'))?.place).toBe('Teal County')
    await room.press(button(edited, 'Undo'))
    expect(await race()).toEqual(everybodys)
    const refused = await room.say(`/race remove ${ID}`)
    expect(refused.status).toBe('refused')
    expect(wordsOf(refused)).toContain('comes with Hustings')
  })

  test('removing can be undone', async () => {
    const before = await saved()
    const reply = await room.say(`/race remove ${ID}`)
    expect(await race()).toBeUndefined()
    await room.press(button(reply, 'Undo'))
    expect(await race()).toEqual(before)
  })
})

async function saved() {
  await room.say(ADD)
  return (await race())!
}

describe('a channel', () => {
  test('is about a race until that is undone', async () => {
    await saved()
    const set = await room.say('/race set teal mayor')
    expect(await room.store.races.boundTo(asker.place)).toBe(ID)
    expect(wordsOf(await room.say('/race list'))).toContain('this channel is about it')
    await room.press(button(set, 'Undo'))
    expect(await room.store.races.boundTo(asker.place)).toBeUndefined()
    const undone = await room.say('/race unset')
    expect(wordsOf(undone)).toContain('no race as it is')
    expect(await history()).toHaveLength(3)
  })

  test('unset can be undone, too', async () => {
    await saved()
    await room.say(`/race set ${ID}`)
    await room.press(button(await room.say('/race unset'), 'Undo'))
    expect(await room.store.races.boundTo(asker.place)).toBe(ID)
  })
})

describe('showing', () => {
  test('who runs with the sentence that says so, the latest, who is quoted, what comes next', async () => {
    await saved()
    const reply = await room.say(`/race show ${ID}`)
    const words = wordsOf(reply)
    expect(words).toContain('who is running against Helen Marsh for mayor')
    expect(words).toContain('Helen Marsh opened her campaign for mayor')
    expect(words).toContain('Iriarte answers: ferries are cheaper')
    expect(reply.blocks).toContainEqual({
      kind: 'fields',
      fields: [
        { name: 'Tomás Iriarte', value: '7 quotations' },
        { name: 'Helen Marsh', value: '2 quotations' },
        { name: 'Owen Marsh', value: '1 quotation' },
      ],
    })
    expect(await expectCutFromArticles(reply, room.store)).toBeGreaterThan(1)
    expect(await room.press(button(reply, 'Timeline'))).toMatchObject({ title: 'Teal County, mayor, 2019' })
  })

  test('the one of the channel without a name; else the ones there are', async () => {
    await saved()
    const asked = await room.say('/race show')
    expect(wordsOf(asked)).toContain('Which race?')
    expect((await room.press(asked.actions![0]!)).title).toBe('Teal County, mayor, 2019')
    await room.say(`/race set ${ID}`)
    expect((await room.say('/race show')).title).toBe('Teal County, mayor, 2019')
  })

  test('words that fit two races ask back, words that fit none list those there are', async () => {
    await saved()
    await room.say(`${ADD} id:other`)
    expect((await room.say('/race show mayor')).actions).toHaveLength(2)
    expect(wordsOf(await room.say('/race show sheriff'))).toContain('There is no race “sheriff”')
  })

  test('a race that no article is about says so', async () => {
    await room.say('/race add sheriff place:Nowhere election:2030-05-05')
    expect(wordsOf(await room.say('/race show nowhere'))).toContain(
      'No stored article is about this race yet.',
    )
  })

  test('a space without races says how there come to be some', async () => {
    expect(wordsOf(await room.say('/race list'))).toContain('/race add')
    expect(wordsOf(await room.say('/race show'))).toContain('/race add')
  })
})

test('races are suggested while one is typed', async () => {
  await saved()
  const suggested = await room.bot.suggest({ command: 'race show', option: 'race', typed: 'teal m' }, asker)
  expect(suggested).toEqual([{ label: 'Teal County, mayor, 2019', value: ID }])
})

describe('quotations in the channel of a race', () => {
  const speakers = (reply: Reply) =>
    reply.blocks.flatMap(block => (block.kind === 'quotation' ? [block.speaker] : []))

  test('without a name, the last words of each who runs, the newest first', async () => {
    await room.say(ADD)
    await room.say(`/race set ${ID}`)
    const reply = await room.say('/quote')
    expect(reply.title).toBe('Teal County, mayor, 2019')
    expect(speakers(reply)).toEqual(['Tomás Iriarte', 'Helen Marsh'])
    await expectCutFromArticles(reply, room.store)
    expect((await room.press(button(reply, 'Helen Marsh'))).title).toBe('Helen Marsh')
  })

  test('on a topic, what comes closest to it; whoever says nothing of it is left out', async () => {
    await room.say(ADD)
    await room.say(`/race set ${ID}`)
    expect(speakers(await room.say('/quote about:trucks'))).toEqual(['Tomás Iriarte'])
    expect(wordsOf(await room.say('/quote about:whaling'))).toContain(
      'Nobody who runs in Teal County, mayor, 2019 is quoted on “whaling”',
    )
  })

  test('elsewhere a name is needed', async () => {
    expect((await room.say('/quote')).status).toBe('refused')
  })
})

describe('what the articles would add', () => {
  test('people whom they quote, and their words for it, a button each', async () => {
    await room.say('/race add mayor place:Teal County election:2019-12-03 people:helen marsh terms:race')
    const reply = await room.say(`/race suggest ${ID}`)
    expect(reply.visibility).toBe('private')
    await room.press(button(reply, 'Add Tomás Iriarte'))
    expect((await race())?.personIds).toContain('tomas-iriarte')
    await room.press(button(reply, 'Add “campaign for mayor of Teal County”'))
    expect((await race())?.terms).toEqual(['race', 'campaign for mayor of Teal County'])
  })

  test('where there is nothing to add, that is said, and what would work', async () => {
    await room.say('/race add sheriff place:Nowhere election:2019-12-03')
    expect(wordsOf(await room.say('/race suggest nowhere-sheriff-2019'))).toContain('/race edit')
  })

  test('of a race that there is not, those that there are', async () => {
    expect(wordsOf(await room.say('/race suggest whaling'))).toContain('There is no race “whaling”.')
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Json, nodesOf } from './fake/check-body.ts'
import { ADMIN, type Asked, GUEST, type Where } from './fake/fake-discord.ts'
import { snowflake, userOf } from './fake/world.ts'
import { type Setup, shownIn, startOnFake } from './start.ts'

const EPHEMERAL = 64

let setup: Setup
beforeAll(async () => {
  setup = await startOnFake()
})
afterAll(() => setup.close())
afterEach(() => {
  expect(setup.fake.problems).toEqual([])
})

const slash = (command: string, options = {}, where?: Where) =>
  setup.fake.slash(command, options, where).seen()
const isPrivate = (message: Json) => (Number(message.flags) & EPHEMERAL) !== 0
/** The message that an interaction's answer changed, or its own. */
const settled = async (asked: Asked) => {
  await asked.seen()
  return asked
}

describe('every command', () => {
  test('answers, with a message that Discord takes', async () => {
    for (const command of setup.room.bot.commands) {
      const line = command.example.replace(/^\//, '').slice(command.name.length).trim()
      const first = Object.keys(command.options)[0]
      // As typed at an example: what has no name is the first option.
      const words = line.replace(/^\w+:.*$/, '').split(/ \w+:/)[0]!
      const options = first === undefined || words === '' ? {} : { [first]: words }
      const seen = await slash(command.name, options, ADMIN)
      expect(shownIn(seen), command.name).not.toBe('')
      expect(shownIn(seen), command.name).not.toContain('Something went wrong')
      if (
        seen.components !== undefined &&
        command.visibility === 'private' &&
        !('title' in seen && 'custom_id' in seen)
      )
        expect(isPrivate(seen), command.name).toBe(true)
    }
  })
})

test('an answer that all can see is kept where it stands, to be put right', async () => {
  const asked = setup.fake.slash('quote', { person: 'tomás iriarte', limit: 1 })
  expect(isPrivate(await asked.seen())).toBe(false)
  const { store } = setup.room
  const articles = await store.articles.latest({ limit: 9 })
  const kept = async () =>
    (await Promise.all(articles.map(({ id }) => store.posts.ofArticle(id, { limit: 99 })))).flat()
  await vi.waitFor(async () =>
    expect(await kept()).toContainEqual(
      expect.objectContaining({
        subject: { kind: 'answer', id: 'answer' },
        place: expect.objectContaining({ platform: 'discord' }),
        messageIds: [asked.original!.id],
      }),
    ),
  )
})

test('a refusal is for the asker alone', async () => {
  const seen = await slash('quote', { person: 'helen marsh', since: 'soon' })
  expect(shownIn(seen)).toContain('since must be a date')
  expect(isPrivate(seen)).toBe(true)
})

test('who may administrate is what Discord says, or its rules for a command', async () => {
  const refused = await slash('people merge', { person: 'a', into: 'b' })
  expect(shownIn(refused)).toContain('for those who administrate')
  const allowed = await slash('people merge', { person: 'nobody here', into: 'b' }, ADMIN)
  expect(shownIn(allowed)).not.toContain('for those who administrate')
  // All of /privacy is for administrators: whoever Discord lets through may.
  expect(shownIn(await slash('privacy export'))).not.toContain('for those who administrate')
})

describe('suggestions', () => {
  const typing = (value: string) =>
    setup.fake
      .interact(4, {
        id: snowflake(),
        name: 'quote',
        type: 1,
        options: [{ name: 'person', type: 3, value, focused: true }],
      })
      .seen()
  test('while a name is typed', async () => {
    const { choices } = await typing('mar')
    expect(choices.map(({ value }: Json) => value).toSorted()).toEqual(['Helen Marsh', 'Owen Marsh'])
  })
  test('they do not wait for commands that are queued', async () => {
    const { bot } = setup.room
    const order: string[] = []
    const slow: typeof bot = {
      ...bot,
      run(invocation, asker) {
        order.push('command')
        const end = performance.now() + 30
        while (performance.now() < end);
        return bot.run(invocation, asker)
      },
      suggest(typed, asker) {
        order.push('suggestion')
        return bot.suggest(typed, asker)
      },
    }
    const { fake, adapter } = await startOnFake({ room: { ...setup.room, bot: slow } })
    const commands = Array.from({ length: 8 }, () => fake.slash('quote', { person: 'helen marsh' }))
    const data = { name: 'person', type: 3, value: 'mar', focused: true }
    const asked = fake.interact(4, { id: snowflake(), name: 'quote', type: 1, options: [data] })
    const { choices } = await asked.seen()
    const done = commands.filter(({ original }) => original !== undefined)
    expect(choices).toHaveLength(2)
    expect(done.length).toBeLessThan(commands.length / 2)
    await Promise.all(commands.map(each => each.seen()))
    expect(order.indexOf('suggestion')).toBeLessThanOrEqual(2)
    await adapter.stop()
    await fake.close()
  })
  test('none for nonsense', async () => expect((await typing('qqqqxx')).choices).toEqual([]))
})

describe('buttons', () => {
  test('what shows more of the same takes its place, for whoever asked', async () => {
    const message = await slash('quote', { person: 'tomás iriarte', limit: 1 })
    const next = await settled(setup.fake.press(message, 'Next'))
    expect([6, 7]).toContain(next.callbacks[0]!.type)
    expect(shownIn(next.original!)).not.toBe(shownIn(message))
  })

  test('somebody else’s press changes nothing and answers them alone', async () => {
    const message = await slash('quote', { person: 'tomás iriarte', limit: 1 })
    const other = await settled(
      setup.fake.press(message, 'Next', { user: userOf('700000000000000002', 'bo') }),
    )
    expect([4, 5]).toContain(other.callbacks[0]!.type)
    expect(isPrivate(other.original!)).toBe(true)
  })

  test('what is something else is a message of its own', async () => {
    const message = await slash('people card', { person: 'helen marsh' })
    const quotes = await settled(setup.fake.press(message, 'Quotations'))
    expect([4, 5]).toContain(quotes.callbacks[0]!.type)
    expect(shownIn(quotes.original!)).toContain('Helen Marsh')
  })

  test('a private reply is shared by a press', async () => {
    const message = await slash('people list')
    expect(isPrivate(message)).toBe(true)
    const shared = await settled(setup.fake.press(message, 'Share to channel'))
    expect(isPrivate(shared.original!)).toBe(false)
    expect(shownIn(shared.original!)).toContain('Most quoted')
    expect(shownIn(shared.original!)).not.toContain('Share to channel')
  })

  test('what may not be shared is not, whatever id is sent', async () => {
    const id = '0S:privacy export'
    const asked = await settled(
      setup.fake.interact(3, { component_type: 2, custom_id: id, message: await slash('about') }),
    )
    expect(shownIn(asked.original!)).toContain('too old')
    expect(isPrivate(asked.original!)).toBe(true)
  })

  test('they outlive a restart, also with more to say than an id can hold', async () => {
    const text =
      'We will open the bridge in May, rain or not, and nobody will stop us from doing it. '.repeat(2)
    const message = await slash('verify', { text, person: 'marsh' })
    const again = await startOnFake({ fake: setup.fake, room: setup.room })
    const label = nodesOf(message.components).find(node => /Helen Marsh/.test(node.label ?? ''))?.label
    const pressed = await settled(setup.fake.press(message, label))
    expect(shownIn(pressed.original!)).not.toContain('too old')
    await again.adapter.stop()
  })

  for (const custom_id of ['somebody-else', '0U#AAAAAAAAAAAAAAAAAAAAAA', '']) {
    test(`an id that is not known any more answers kindly: ${custom_id}`, async () => {
      const message = await slash('about')
      const asked = await settled(setup.fake.interact(3, { component_type: 2, custom_id, message }))
      expect(shownIn(asked.original!)).toContain('This button is too old')
      expect(isPrivate(asked.original!)).toBe(true)
    })
  }
})

describe('forms', () => {
  const submit = (form: Json, values: Record<string, string>) =>
    setup.fake
      .interact(5, {
        custom_id: form.custom_id,
        components: Object.entries(values).map(([custom_id, value]) => ({
          type: 18,
          id: 1,
          component: { type: 4, id: 2, custom_id, value },
        })),
      })
      .seen()

  test('a long text that was left out is asked for, with room for lines', async () => {
    const form = await slash('verify', { person: 'helen marsh' })
    expect(form).toMatchObject({ title: expect.stringContaining('on record'), custom_id: expect.any(String) })
    const [field] = nodesOf(form.components).filter(node => node.type === 4)
    expect(field).toMatchObject({ custom_id: 'text', style: 2 })
    const seen = await submit(form, { text: 'Words that\nnobody said here.' })
    expect(shownIn(seen)).toContain('Not in your feeds')
  })

  test('a form left empty is told what it lacks', async () => {
    const seen = await submit(await slash('ask'), { question: '  ' })
    expect(shownIn(seen)).toContain('/ask needs question')
    expect(isPrivate(seen)).toBe(true)
  })

  test('a form that is too old answers kindly', async () => {
    expect(shownIn(await submit({ custom_id: 'x' }, { text: 'a' }))).toContain('too old')
  })
})

describe('commands on messages', () => {
  const on = (name: string, content: string, more: Json = {}) => {
    const id = snowflake()
    const message = {
      id,
      channel_id: '1',
      author: GUEST,
      content,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: 0,
      components: [],
      ...more,
    }
    return setup.fake
      .interact(2, {
        id: snowflake(),
        name,
        type: 3,
        target_id: id,
        resolved: { messages: { [id]: message } },
      })
      .seen()
  }
  test('a link is summarised, and its quotes are found', async () => {
    const [article] = await setup.room.store.articles.latest({ limit: 1 })
    expect(shownIn(await on('Summarise this', `Look: ${article!.canonicalUrl}`))).toContain(
      article!.headline.slice(0, 20),
    )
    const embeds = [{ type: 'link', url: article!.canonicalUrl, title: 'A card' }]
    expect(shownIn(await on('Find quotes', '', { embeds }))).not.toBe('')
  })
  test('words are checked', async () => {
    expect(shownIn(await on('Verify quote', 'Nobody “ever said these words at all”'))).toContain(
      'Not in your feeds',
    )
  })
  test('of a message without words, a form asks', async () => {
    expect(await on('Verify quote', '')).toMatchObject({ custom_id: expect.any(String) })
  })
})

describe('outside any server', () => {
  test('everybody administrates what is their own', async () => {
    const seen = await slash('privacy export', {}, { guild: null })
    expect(shownIn(seen)).toContain('Nothing is kept for this space.')
  })
})

test('an export comes as a file', async () => {
  await setup.room.store.audit.add({
    spaceId: '600000000000000001',
    subject: 'feed',
    at: Temporal.Instant.from('2019-11-13T12:00:00Z'),
    by: 'discord user 7',
    text: 'Added Herald',
  })
  await slash('privacy export', {}, ADMIN)
  const { files } = setup.fake.requests.findLast(each => Object.keys(each.files).length > 0)!
  expect(JSON.parse(files['hustings-export.json']!)).toMatchObject({
    tables: { audit: expect.arrayContaining([expect.objectContaining({ text: 'Added Herald' })]) },
  })
})

test('an acknowledgement does not wait for a long command that is queued before it', async () => {
  const { bot } = setup.room
  const order: string[] = []
  const slow: typeof bot = {
    ...bot,
    run(invocation, asker) {
      order.push(`runs: ${asked.callbacks.length} acknowledged`)
      const end = performance.now() + 60
      while (performance.now() < end);
      return bot.run(invocation, asker)
    },
  }
  const own = await startOnFake({ room: { ...setup.room, bot: slow, close: async () => {} } })
  const first = own.fake.slash('quote', { person: 'helen marsh' })
  const between = own.fake.slash('quote', { person: 'helen marsh' })
  const asked = own.fake.slash('quote', { person: 'helen marsh' })
  for (const each of [first, between, asked]) expect(shownIn(await each.seen())).toContain('Helen Marsh')
  await own.close()
  // 5: wait for it.
  expect(asked.callbacks[0]!.type).toBe(5)
  expect(order).toHaveLength(3)
  expect(order.at(-1)).toBe('runs: 1 acknowledged')
})

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Json } from './fake/check-body.ts'
import { BOT, PUBLIC_THREAD, userOf } from './fake/world.ts'
import { type Setup, shownIn, startOnFake } from './start.ts'

let setup: Setup
beforeAll(async () => {
  setup = await startOnFake()
})
afterAll(() => setup.close())
afterEach(() => {
  expect(setup.fake.problems).toEqual([])
})

const ME = `<@${BOT.id}>`
/** The bot's answer to a message, wherever it went. */
const answerTo = (message: Json) =>
  setup.fake.until(() =>
    [...setup.fake.messages.values()].flat().find(each => each.message_reference?.message_id === message.id),
  )

test('a mention is answered where it stands, as a question or a command', async () => {
  const { fake } = setup
  expect(shownIn(await answerTo(fake.say(`${ME} /quote helen marsh`)))).toContain('Helen Marsh')
  expect(shownIn(await answerTo(fake.say(`what will helen marsh do about the bridge? ${ME}`)))).not.toBe('')
  expect(shownIn(await answerTo(fake.say(ME)))).toContain('/digest list')
  expect(shownIn(await answerTo(fake.say(`${ME} /nothing`)))).toContain('There is no command /nothing')
})

test('in private it needs no mention', async () => {
  const answer = await answerTo(setup.fake.say('/quote helen marsh', { guild: null }))
  expect(shownIn(answer)).toContain('Helen Marsh')
})

test('what others say is not heard', async () => {
  const { fake } = setup
  const before = fake.requests.length
  fake.say('/quote helen marsh')
  fake.say(`${ME} hello`, { user: userOf('700000000000000008', 'another-bot', true) })
  await answerTo(fake.say(`${ME} /about`))
  const posts = fake.requests
    .slice(before)
    .filter(({ method, path }) => method === 'post' && path.endsWith('/messages'))
  expect(posts).toHaveLength(1)
})

test('the buttons under an answer are the asker’s', async () => {
  const { fake } = setup
  const answer = await answerTo(fake.say(`${ME} /quote tomás iriarte limit:1`))
  const pressed = fake.press({ ...answer, mentions: [] }, 'Next')
  await pressed.seen()
  // A message of its own, at once or later; 6 and 7 would change the asker's.
  expect(pressed.callbacks[0]!.type).toBeOneOf([4, 5])
})

test('a long question gets a thread, with its answer in it', async () => {
  const { fake } = setup
  const question = `${ME} ${'what will helen marsh do about the bridge, and when, and who pays for it? '.repeat(4)}`
  const message = fake.say(question)
  const thread = await fake.until(() =>
    [...fake.channels.values()].find(({ id, type }) => id === message.id && type === PUBLIC_THREAD),
  )
  expect(thread.name.length).toBeLessThanOrEqual(100)
  expect(shownIn(await fake.until(() => fake.messages.get(thread.id)?.[0]))).not.toBe('')
})

test('what follows in that thread is read with what was asked before', async () => {
  const { fake } = setup
  const padding =
    'I read of it in the paper this morning, and nobody at the harbor could tell me more of it. '
  const message = fake.say(`${ME} What did Helen Marsh say about the bridge? ${padding.repeat(2)}`)
  const thread = await fake.until(() => fake.channels.get(message.id))
  await fake.until(() => fake.messages.get(thread.id)?.[0])
  const answer = await answerTo(fake.say(`${ME} and about schools?`, { channel: thread }))
  expect(answer.channel_id).toBe(thread.id)
  expect(shownIn(answer)).toContain('Helen Marsh')
  // In the channel nothing was asked before.
  expect(
    shownIn(
      await answerTo(fake.say(`${ME} and about schools?`, { user: userOf('700000000000000003', 'cy') })),
    ),
  ).not.toContain('Helen Marsh')
})

test('what is for the asker alone is told in private', async () => {
  const { fake } = setup
  fake.say(`${ME} /privacy export`, {
    more: {
      member: {
        roles: [],
        permissions: '32',
        joined_at: '2020-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
    },
  })
  const owner = fake.guilds[0]!.owner_id
  fake.say(`${ME} /privacy export`, { user: userOf(owner, 'owner') })
  const told = await fake.until(() => fake.messages.get(`5${owner.slice(1)}`)?.[0])
  expect(shownIn(told)).toContain('Kept for this space')
})

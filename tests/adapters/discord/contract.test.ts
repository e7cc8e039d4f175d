import { parseLine } from '../../../src/bot/parse-line.ts'
import type { PostFailure } from '../../../src/bot/poster.ts'
import type { AdapterOnFake, Sent, Shown } from '../../contracts/adapter/harness.ts'
import { adapterContract } from '../../contracts/adapter.ts'
import type { Json } from './fake/check-body.ts'
import { ADMIN, type Asked, type FakeDiscord, type Fault, startFakeDiscord } from './fake/fake-discord.ts'
import { buttonsOf, readMessage } from './fake/read-markdown.ts'
import { startBotOnFake } from './start.ts'

const EPHEMERAL = 64

adapterContract('Discord', {
  cannot: {},
  async openFake() {
    const fake = await startFakeDiscord()
    return { start: bot => onFake(fake, bot), close: () => fake.close() }
  },
})

async function onFake(fake: FakeDiscord, bot: Parameters<typeof startBotOnFake>[1]): Promise<AdapterOnFake> {
  const { adapter } = await startBotOnFake(fake, bot)
  const { id: channelId, guild_id: spaceId } = fake.channel('general')
  return {
    status: adapter.status,
    poster: adapter.poster,
    place: { platform: 'discord', spaceId, channelId },
    send(line, who = 'member') {
      const { command, options } = parseLine(line, bot.commands)
      return sent(fake, fake.slash(command, options as Record<string, string>, who === 'admin' ? ADMIN : {}))
    },
    press: (shown, label) => sent(fake, fake.press(shown.message as Json, label)),
    async deliverTwice(line) {
      const { command, options } = parseLine(line, bot.commands)
      await fake.slash(command, options as Record<string, string>).seen()
      fake.gateway.replay(1)
    },
    standing: () => (fake.messages.get(channelId) ?? []).map(shown),
    failPost: failure => fake.faults.push(FAULTS[failure]()),
    problems: () => fake.problems,
    stop: () => adapter.stop(),
  }
}

function sent(fake: FakeDiscord, asked: Asked): Sent {
  return {
    acknowledged: fake.until(() => asked.callbacks.length > 0),
    answer: asked.seen().then(shown),
  }
}

function shown(message: Json): Shown {
  return {
    words: readMessage(message),
    buttons: buttonsOf(message),
    isPrivate: (Number(message.flags) & EPHEMERAL) !== 0,
    message,
  }
}

const post = { method: 'post', path: /\/messages$/ }
const refusal = (status: number, code: number): Fault => ({
  ...post,
  status,
  body: { code, message: 'No' },
  times: 1,
})

const FAULTS: Record<PostFailure, () => Fault> = {
  gone: () => refusal(404, 10_003),
  forbidden: () => refusal(403, 50_013),
  refused: () => refusal(400, 50_035),
  busy: () => ({
    ...refusal(429, 0),
    body: { message: 'You are being rate limited.', retry_after: 3_600, global: false },
    headers: { 'retry-after': '3600', 'x-ratelimit-scope': 'shared' },
  }),
  // Each try that the bot makes on its own.
  unreachable: () => ({ ...post, drop: 'before', times: 3 }),
}

import { Client, GatewayIntentBits } from 'discord.js'
import { startDiscord } from '../../src/adapters/discord/adapter.ts'
import { createBot } from '../../src/bot/dispatch.ts'
import { readCommands } from '../../src/bot/registry.ts'
import { COMMANDS_FOLDER } from '../../src/main.ts'
import { type FakeDiscord, startFakeDiscord } from '../../tests/adapters/discord/fake/fake-discord.ts'
import { freshMemory } from '../../tests/bot/memory.ts'
import { type BenchCase, type BenchRow, quantile } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = 10_000
const PER_SECOND = 50
const SECONDS = 10

/** From an interaction to its acknowledgement and to its answer, beside a bot of discord.js that echoes. */
export default {
  name: 'discord',
  run: () =>
    withStoreFile(async store => {
      const news = inventedNews(5)
      const people = Array.from({ length: 500 }, (_, index) => news.person(index))
      await store.people.save(people)
      for (let index = 0; index < ARTICLES; index++) {
        const spoken = [people[index % 500]!, people[(index * 7) % 500]!]
        const content = [{ start: 0, end: 20 }]
        const quotes = spoken.map(({ id }) => ({ kind: 'direct', content, speakerId: id, ...SAID }) as const)
        await store.articles.save({ ...news.record(index, 3), quotes })
      }
      const bot = createBot({
        store,
        memory: freshMemory(),
        commands: await readCommands(COMMANDS_FOLDER),
        now: () => Temporal.Now.instant(),
        reportBug: error => {
          throw error
        },
      })
      const ask = (fake: FakeDiscord, turn: number) => {
        const { name } = people[(turn * 13) % 500]!
        return turn % 5 === 4
          ? fake.slash('ask', { question: `what did ${name} say of ${news.wordsOf(3).join(' ')}?` })
          : fake.slash('quote', { person: name })
      }

      const ours = await onFake(async fake => {
        const options = { token: fake.token, apiUrl: fake.apiUrl, shards: 'auto', log: () => {} } as const
        const adapter = await startDiscord(bot, options)
        const times = await measure(turn => ask(fake, turn))
        await adapter.stop()
        return times
      })
      const peers = await onFake(async fake => {
        const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: fake.apiUrl } })
        client.on('interactionCreate', interaction => {
          if (interaction.isChatInputCommand())
            void interaction.reply(JSON.stringify(interaction.options.data))
        })
        const ready = new Promise(resolve => client.once('clientReady', resolve))
        await client.login(fake.token)
        await ready
        const times = await measure(turn => ask(fake, turn))
        await client.destroy()
        return times
      })
      return (['ack', 'answer'] as const).flatMap(what =>
        [0.5, 0.99].map(
          (share): BenchRow => ({
            job: `${what} p${share * 100}, ${PER_SECOND} interactions a second, ${ARTICLES.toLocaleString('en')} articles`,
            ours: quantile(ours[what], share),
            peers: quantile(peers[what], share),
            unit: 'ms',
            peer: 'discord.js that echoes',
          }),
        ),
      )
    }),
} satisfies BenchCase

const SAID = { medium: 'said', confidence: 1 } as const

async function onFake<Result>(work: (fake: FakeDiscord) => Promise<Result>): Promise<Result> {
  // Both on one machine: checking every body would take the time of the bots.
  const fake = await startFakeDiscord({ isChecking: false })
  // On a busy machine an interaction may be late; it is timed all the same.
  fake.ackWithinMs = Number.POSITIVE_INFINITY
  try {
    return await work(fake)
  } finally {
    await fake.close()
  }
}

/** Interactions at an even pace, whether those before are answered or not; after a second to warm up. */
async function measure(ask: (turn: number) => ReturnType<FakeDiscord['slash']>) {
  const times = { ack: [] as number[], answer: [] as number[] }
  const answers: Promise<void>[] = []
  const start = performance.now()
  for (let turn = 0; turn < PER_SECOND * (SECONDS + 1); turn++) {
    const wait = start + (turn * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    const asked = ask(turn)
    answers.push(
      asked.seen().then(() => {
        if (turn < PER_SECOND) return
        times.ack.push(asked.ackMs!)
        times.answer.push(performance.now() - asked.at)
      }),
    )
  }
  await Promise.all(answers)
  return times
}

import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Client, GatewayIntentBits } from 'discord.js'
import { startDiscord } from '../../src/adapters/discord/adapter.ts'
import { createBot } from '../../src/bot/dispatch.ts'
import { readCommands } from '../../src/bot/registry.ts'
import { COMMANDS_FOLDER } from '../../src/main.ts'
import { freshMemory } from '../../tests/bot/memory.ts'
import type { BenchCase, BenchRow } from '../bench-case.ts'
import type { LoadPlan, LoadTimes } from '../discord-load.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = Number(process.env.BENCH_ARTICLES ?? 10_000)
const PER_SECOND = 50
const SECONDS = 10

/** From an interaction to its acknowledgement, to its answer and to suggestions, beside a bot of discord.js that echoes. */
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
      const plan = { names: people.map(({ name }) => name), perSecond: PER_SECOND, seconds: SECONDS }
      const ours = await underLoad(plan, async at => {
        const adapter = await startDiscord(bot, { ...at, shards: 'auto', log: () => {} })
        return () => adapter.stop()
      })
      const peers = await underLoad(plan, startEcho)
      return (['ack', 'answer', 'suggestions'] as const).flatMap(what =>
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

interface Whereto {
  readonly apiUrl: string
  readonly token: string
}

/** @param start connects a bot, and gives what stops it */
async function underLoad(
  plan: LoadPlan,
  start: (at: Whereto) => Promise<() => Promise<void>>,
): Promise<LoadTimes> {
  const worker = new Worker(join(import.meta.dirname, '../discord-load.ts'), { workerData: plan })
  try {
    const [at] = (await once(worker, 'message')) as [Whereto]
    const stop = await start(at)
    worker.postMessage('begin')
    const [times] = (await once(worker, 'message')) as [LoadTimes]
    await stop()
    return times
  } finally {
    await worker.terminate()
  }
}

async function startEcho({ apiUrl, token }: Whereto): Promise<() => Promise<void>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } })
  client.on('interactionCreate', interaction => {
    if (interaction.isChatInputCommand()) void interaction.reply(JSON.stringify(interaction.options.data))
    if (interaction.isAutocomplete()) void interaction.respond([])
  })
  const ready = once(client, 'clientReady')
  await client.login(token)
  await ready
  return () => client.destroy()
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

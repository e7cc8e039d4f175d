import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Client, GatewayIntentBits } from 'discord.js'
import { startDiscord } from '../../src/adapters/discord/adapter.ts'
import type { BenchCase } from '../bench-case.ts'
import { loadRows, withBusyBot } from '../chat-load.ts'
import type { LoadPlan, LoadTimes } from '../discord-load.ts'

/** From an interaction to its acknowledgement, to its answer and to suggestions, beside a bot of discord.js that echoes. */
export default {
  name: 'discord',
  run: () =>
    withBusyBot(async (bot, names) => {
      const ours = await underLoad({ names }, async at => {
        const adapter = await startDiscord(bot, { ...at, shards: 'auto', log: () => {} })
        return () => adapter.stop()
      })
      const peers = await underLoad({ names }, startEcho)
      return loadRows(ours, peers, { what: 'interactions', peer: 'discord.js that echoes' })
    }),
} satisfies BenchCase

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

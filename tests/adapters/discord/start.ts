import {
  type DiscordAdapter,
  type DiscordOptions,
  startDiscord,
} from '../../../src/adapters/discord/adapter.ts'
import type { Log } from '../../../src/adapters/discord/faults.ts'
import type { Bot } from '../../../src/bot/dispatch.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import type { Json } from './fake/check-body.ts'
import { nodesOf } from './fake/check-body.ts'
import { type FakeDiscord, startFakeDiscord } from './fake/fake-discord.ts'

/** The bot with a newsroom's articles, connected to a fake Discord by an unmodified discord.js. */
export interface Setup {
  readonly fake: FakeDiscord
  readonly room: Newsroom
  readonly adapter: DiscordAdapter
  readonly logged: { readonly level: string; readonly message: string; readonly details: Json }[]
  close(): Promise<void>
}

export async function startOnFake(
  given: Partial<DiscordOptions> & { readonly fake?: FakeDiscord; readonly room?: Newsroom } = {},
): Promise<Setup> {
  const { fake = await startFakeDiscord(), room = await openNewsroom(), ...options } = given
  const { adapter, logged } = await startBotOnFake(fake, room.bot, options)
  return {
    fake,
    room,
    adapter,
    logged,
    async close() {
      await adapter.stop()
      await fake.close()
      await room.close()
    },
  }
}

/** Connects any bot to a fake that runs already. */
export async function startBotOnFake(
  fake: FakeDiscord,
  bot: Bot,
  options: Partial<DiscordOptions> = {},
): Promise<Pick<Setup, 'adapter' | 'logged'>> {
  const logged: { level: string; message: string; details: Json }[] = []
  const log: Log = (level, message, details = {}) => logged.push({ level, message, details: details as Json })
  const adapter = await startDiscord(bot, {
    token: fake.token,
    apiUrl: fake.apiUrl,
    shards: 'auto',
    log,
    ...options,
  })
  return { adapter, logged }
}

/** All that a message shows, in order. */
export function shownIn(message: Json): string {
  return nodesOf(message.components)
    .map(node => node.content ?? node.label ?? '')
    .filter(text => text !== '')
    .join('\n')
}

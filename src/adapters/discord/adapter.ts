import { type Client, Events, type Interaction, type Message } from 'discord.js'
import type { Bot } from '../../bot/dispatch.ts'
import type { Poster } from '../../bot/poster.ts'
import { takeTurns } from '../../bot/turns.ts'
import type { UserError } from '../../model/errors.ts'
import type { Adapter } from '../adapter.ts'
import { type ConnectionOptions, createClient } from './client.ts'
import { connectError, inviteUrl, registerError } from './connect-errors.ts'
import { findApplicationTrouble } from './examine.ts'
import { firstTimes, type Log } from './faults.ts'
import { answerInteraction } from './interactions.ts'
import { discordRights } from './is-admin.ts'
import { catchUp, guildJoined, guildLeft } from './life.ts'
import { answerMessage, isForBot } from './messages.ts'
import { discordPoster } from './poster.ts'
import { registerCommands } from './register.ts'

export interface DiscordAdapter extends Adapter {
  readonly poster: Poster
  /** What went by without an answer, for whoever watches over the bot. */
  readonly counts: () => { readonly lateInteractions: number; readonly repeatedEvents: number }
}

export interface DiscordOptions extends ConnectionOptions {
  /** Registers the commands in this guild alone, for trying out. */
  readonly guildId?: string | undefined
  readonly log: Log
}

/**
 * Connects to Discord and answers there until it is stopped.
 *
 * @throws UserError `discord-token`, `discord-intents`, `discord-shards`, `discord-unreachable`: a sentence with the page to open
 */
export async function startDiscord(bot: Bot, options: DiscordOptions): Promise<DiscordAdapter> {
  const { log } = options
  const client = createClient(options, log)
  const counts = { lateInteractions: 0, repeatedEvents: 0 }
  const parts = { bot, log, onLate: () => counts.lateInteractions++, turns: takeTurns() }
  const underWay = new Set<Promise<void>>()
  let isStopping = false

  /** Does something that an event asks for. Whatever goes wrong is logged: nothing may end the process. */
  const handle = (what: string, work: () => Promise<void>) => {
    if (isStopping) return
    const job = work()
      .catch((error: unknown) => log('error', `${what} failed`, { err: error }))
      .finally(() => underWay.delete(job))
    underWay.add(job)
  }
  const isFirst = firstTimes()
  const isNew = ({ id }: { readonly id: string }) => {
    const first = isFirst(id)
    if (!first) counts.repeatedEvents++
    return first
  }
  client.on(Events.InteractionCreate, (interaction: Interaction) => {
    if (isNew(interaction)) handle('An interaction', () => answerInteraction(interaction, parts))
  })
  client.on(Events.MessageCreate, (message: Message) => {
    if (isForBot(message) && isNew(message)) handle('A message', () => answerMessage(message, parts))
  })
  client.on(Events.GuildCreate, guild => handle('A welcome', () => guildJoined(guild, bot, log)))
  client.on(Events.GuildDelete, guild => handle('A farewell', () => guildLeft(guild.id, bot)))

  const ready = await login(client, options)
  handle('Catching up', () => catchUp(ready, bot, log))
  const commands = await register(ready, bot, options)
  const trouble = await findApplicationTrouble(ready.rest).catch(() => undefined)
  return {
    name: 'discord',
    isConnected: () => ready.isReady(),
    poster: discordPoster(ready, bot, log),
    isAdmin: discordRights(ready),
    counts: () => counts,
    status: [describe(ready), commands, ...(trouble === undefined ? [] : [`Discord: ${trouble}`])],
    async stop() {
      isStopping = true
      await Promise.race([
        Promise.allSettled(underWay),
        new Promise(resolve => setTimeout(resolve, STOP_AFTER_MS)),
      ])
      await client
        .destroy()
        .catch((error: unknown) => log('warn', 'The connection did not end well', { err: error }))
    },
  }
}

/** For answers that are under way when the bot is stopped. */
const STOP_AFTER_MS = 5_000
const READY_WITHIN_MS = 60_000

async function login(client: Client, options: DiscordOptions): Promise<Client<true>> {
  const { promise, resolve, reject } = Promise.withResolvers<Client<true>>()
  const timer = setTimeout(
    () => reject(new Error(`it did not get ready within ${READY_WITHIN_MS / 1_000} seconds`)),
    READY_WITHIN_MS,
  )
  client.once(Events.ClientReady, resolve)
  client.login(options.token).catch(reject)
  try {
    return await promise
  } catch (error) {
    await client.destroy().catch(() => {})
    throw connectError(error, options)
  } finally {
    clearTimeout(timer)
  }
}

/** Commands can be amended while the bot runs: where they cannot be registered, it says so and runs on. */
async function register(client: Client<true>, bot: Bot, options: DiscordOptions): Promise<string> {
  const { guildId } = options
  const applicationId = client.application.id
  // One of several processes does it for all.
  if (options.shards !== 'auto' && !options.shards.ids.includes(0))
    return 'Discord commands: registered by shard 0.'
  try {
    const { outcome, names } = await registerCommands(client.rest, bot.commands, {
      applicationId,
      guildId,
      knownGuildIds: [...client.guilds.cache.keys()],
    })
    const where = guildId === undefined ? '' : ` in the server ${guildId} alone`
    return `Discord commands${where}, ${outcome === 'changed' ? 'registered anew' : 'unchanged'}: ${names.join(', ')}.`
  } catch (error) {
    const reason: UserError = registerError(error, { ...options, invite: inviteUrl(applicationId) })
    options.log('warn', 'The commands were not registered', { err: error })
    return `Discord commands: not registered. ${reason.message}`
  }
}

function describe(client: Client<true>): string {
  const names = client.guilds.cache.map(guild => guild.name ?? guild.id)
  const some = names.slice(0, 5).join(', ')
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  const shards = client.ws.shards.size > 1 ? `, ${client.ws.shards.size} connections` : ''
  return names.length === 0
    ? `Discord: ${client.user.tag}, in no server yet. Add it: ${inviteUrl(client.application.id)}`
    : `Discord: ${client.user.tag}, in ${names.length === 1 ? 'one server' : `${names.length} servers`} (${some}${more})${shards}.`
}

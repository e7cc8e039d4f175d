import {
  REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js'
import type { Command } from '../../bot/command.ts'
import { UserError } from '../../model/errors.ts'
import { restOptions } from './client.ts'
import { connectError, inviteUrl, registerError } from './connect-errors.ts'
import { type Registration, registerCommands } from './register.ts'

/** How the bot reaches Discord without being connected: from the command line. */
export interface ApiOptions {
  readonly token: string
  readonly apiUrl: string
  readonly guildId?: string | undefined
}

/** What is set up at Discord, as far as a look without connecting tells. */
export interface DiscordSetup {
  readonly name: string
  readonly guilds: readonly { readonly id: string; readonly name: string }[]
  readonly commandCount: number
  readonly shards: number
  readonly invite: string
}

/**
 * Registers the commands, without connecting.
 *
 * @throws UserError as {@link examineDiscord}; `discord-scope`
 */
export async function registerFromOutside(
  commands: readonly Command[],
  options: ApiOptions,
): Promise<Registration> {
  const rest = restFor(options)
  const { id } = await whoAmI(rest, options)
  try {
    return await registerCommands(rest, commands, { applicationId: id, guildId: options.guildId })
  } catch (error) {
    throw registerError(error, { ...options, invite: inviteUrl(id) })
  }
}

/** @throws UserError `discord-token`, `discord-unreachable`, `discord-scope`: a sentence with the page to open */
export async function examineDiscord(options: ApiOptions): Promise<DiscordSetup> {
  const rest = restFor(options)
  const { id, name } = await whoAmI(rest, options)
  const invite = inviteUrl(id)
  const { guildId } = options
  const [guilds, gateway] = (await Promise.all([
    rest.get(Routes.userGuilds()),
    rest.get(Routes.gatewayBot()),
  ])) as [{ id: string; name: string }[], RESTGetAPIGatewayBotResult]
  if (guildId !== undefined && !guilds.some(guild => guild.id === guildId)) {
    throw new UserError(
      'discord-scope',
      `The bot is not in the server ${guildId} (DISCORD_GUILD_ID). Open ${invite} and add it there, or correct the number.`,
    )
  }
  try {
    const route =
      guildId === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guildId)
    const held = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult
    return { name, guilds, commandCount: held.length, shards: gateway.shards, invite }
  } catch (error) {
    throw registerError(error, { ...options, invite })
  }
}

function restFor({ token, apiUrl }: ApiOptions): REST {
  return new REST(restOptions(apiUrl)).setToken(token)
}

async function whoAmI(rest: REST, options: ApiOptions): Promise<{ id: string; name: string }> {
  try {
    return (await rest.get(Routes.currentApplication())) as { id: string; name: string }
  } catch (error) {
    throw connectError(error, options)
  }
}

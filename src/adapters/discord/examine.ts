import { REST, Routes } from 'discord.js'
import type { Command } from '../../bot/command.ts'
import { UserError } from '../../model/errors.ts'
import { restOptions } from './client.ts'
import { connectError, inviteUrl, PORTAL, registerError } from './connect-errors.ts'
import { findRegistered, type Registered, type Registration, registerCommands } from './register.ts'

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
  /** How many commands are registered where they belong. */
  readonly registered: number
  /** What is to be done, where not all is well. */
  readonly trouble?: string
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
export async function examineDiscord(
  commands: readonly Command[],
  options: ApiOptions,
): Promise<DiscordSetup> {
  const rest = restFor(options)
  const application = await whoAmI(rest, options)
  const { id, name } = application
  const invite = inviteUrl(id)
  const { guildId } = options
  const guilds = (await rest.get(Routes.userGuilds())) as { id: string; name: string }[]
  if (guildId !== undefined && !guilds.some(guild => guild.id === guildId)) {
    throw new UserError(
      'discord-scope',
      `The bot is not in the server ${guildId} (DISCORD_GUILD_ID). Open ${invite} and add it there, or correct the number.`,
    )
  }
  try {
    const registered = await findRegistered(rest, commands, {
      applicationId: id,
      guildId,
      knownGuildIds: guilds.map(guild => guild.id),
    })
    const trouble =
      applicationTrouble(application) ??
      (guilds.length === 0 ? `Open ${invite} and add the bot to a server.` : commandTrouble(registered))
    return { name, guilds, registered: registered.count, ...(trouble === undefined ? {} : { trouble }) }
  } catch (error) {
    throw registerError(error, { ...options, invite })
  }
}

/** What is set for the application so that the bot hears of nothing, or cannot be added. */
export async function findApplicationTrouble(rest: REST): Promise<string | undefined> {
  return applicationTrouble((await rest.get(Routes.currentApplication())) as Application)
}

interface Application {
  readonly id: string
  readonly name: string
  readonly interactions_endpoint_url?: string | null
  readonly bot_require_code_grant?: boolean
}

function applicationTrouble(application: Application): string | undefined {
  if (application.interactions_endpoint_url)
    return `Discord sends commands to ${application.interactions_endpoint_url} and not to the bot. Open ${PORTAL}, choose your application, page General Information, and empty Interactions Endpoint URL.`
  if (application.bot_require_code_grant)
    return `Nobody can add the bot. Open ${PORTAL}, choose your application, page Bot, and turn off Requires OAuth2 Code Grant.`
  return undefined
}

function commandTrouble({ count, isSame, doubled }: Registered): string | undefined {
  const mend = 'Start the bot, which registers them, or run hustings discord register.'
  if (count === 0) return mend
  if (!isSame) return `The commands at Discord are those of another version. ${mend}`
  if (doubled.length > 0)
    return `Every command shows twice: they are registered ${placesOf(doubled)}, too. ${mend}`
  return undefined
}

function placesOf(doubled: readonly string[]): string {
  return doubled.map(place => (place === 'everywhere' ? place : `in the server ${place}`)).join(' and ')
}

function restFor({ token, apiUrl }: ApiOptions): REST {
  return new REST(restOptions(apiUrl)).setToken(token)
}

async function whoAmI(rest: REST, options: ApiOptions): Promise<Application> {
  try {
    return (await rest.get(Routes.currentApplication())) as Application
  } catch (error) {
    throw connectError(error, options)
  }
}

import {
  ApplicationCommandType,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  Routes,
} from 'discord.js'
import type { Command } from '../../bot/command.ts'
import { applicationCommands, isSameCommand } from './commands.ts'

export interface RegisterOptions {
  readonly applicationId: string
  /** For trying out: there at once, and nowhere else. */
  readonly guildId?: string | undefined
  /** Where earlier tries may have left some. */
  readonly knownGuildIds?: readonly string[]
}

/** How the commands at Discord are beside ours. */
export interface Registered {
  /** How many stand where they belong. */
  readonly count: number
  readonly isSame: boolean
  /** Places in which the same commands stand too, so that Discord shows each twice: guilds, or `everywhere`. */
  readonly doubled: readonly string[]
}

/** Looks at the commands at Discord, and changes nothing. */
export async function findRegistered(
  rest: REST,
  commands: readonly Command[],
  { applicationId, guildId, knownGuildIds = [] }: RegisterOptions,
): Promise<Registered> {
  const ours = applicationCommands(commands)
  const held = await list(rest, routeOf(applicationId, guildId ?? EVERYWHERE))
  const isSame =
    held.length === ours.length &&
    ours.every(command => held.some(each => each.name === command.name && isSameCommand(each, command)))
  const elsewhere = guildId === undefined ? knownGuildIds.slice(0, GUILDS_LOOKED_AT) : [EVERYWHERE]
  const doubled: string[] = []
  for (const place of elsewhere) {
    if ((await list(rest, routeOf(applicationId, place))).length > 0) doubled.push(place)
  }
  return { count: held.length, isSame, doubled }
}

/** What registering did. */
export interface Registration extends Pick<Registered, 'doubled'> {
  readonly outcome: 'changed' | 'unchanged'
  /** The commands that stand there now, as people see them: `/quote`, `Verify quote`. */
  readonly names: readonly string[]
}

/**
 * Makes the commands at Discord what they are here, for everybody or in one guild. Writes only where something differs; what
 * is no command any more goes. Elsewhere ours are taken away, as Discord would show each command twice.
 */
export async function registerCommands(
  rest: REST,
  commands: readonly Command[],
  options: RegisterOptions,
): Promise<Registration> {
  const { applicationId, guildId } = options
  const body = applicationCommands(commands)
  const { isSame, doubled } = await findRegistered(rest, commands, options)
  if (!isSame) await rest.put(routeOf(applicationId, guildId ?? EVERYWHERE), { body })
  for (const place of doubled) await rest.put(routeOf(applicationId, place), { body: [] })
  const names = body.map(({ type, name }) => (type === ApplicationCommandType.Message ? name : `/${name}`))
  return { outcome: isSame ? 'unchanged' : 'changed', names, doubled }
}

/** Somebody who tries out has few; a request for each of thousands would be for nothing. */
const GUILDS_LOOKED_AT = 20

const EVERYWHERE = 'everywhere'

function routeOf(applicationId: string, place: string): `/${string}` {
  return place === EVERYWHERE
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, place)
}

async function list(rest: REST, route: `/${string}`): Promise<RESTGetAPIApplicationCommandsResult> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  return (await rest.get(route, { query })) as RESTGetAPIApplicationCommandsResult
}

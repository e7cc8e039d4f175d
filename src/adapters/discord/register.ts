import { type REST, type RESTGetAPIApplicationCommandsResult, Routes } from 'discord.js'
import type { Command } from '../../bot/command.ts'
import { applicationCommands, isSameCommand } from './commands.ts'

/** What registering did. */
export interface Registration {
  readonly outcome: 'changed' | 'unchanged'
  /** How many commands stand there now. */
  readonly count: number
  /** Places in which the same commands stood too, and were taken away. */
  readonly doubled: readonly string[]
}

/**
 * Makes the commands at Discord what they are here, for everybody or in one guild. Writes only where something differs; what
 * is no command any more goes. Elsewhere ours are taken away, as Discord would show each command twice.
 *
 * @param options.guildId for trying out: there at once, and nowhere else
 * @param options.knownGuildIds where earlier tries may have left some
 */
export async function registerCommands(
  rest: REST,
  commands: readonly Command[],
  options: {
    readonly applicationId: string
    readonly guildId?: string | undefined
    readonly knownGuildIds?: readonly string[]
  },
): Promise<Registration> {
  const { applicationId, guildId, knownGuildIds = [] } = options
  const everywhere = Routes.applicationCommands(applicationId)
  const inGuild = (id: string) => Routes.applicationGuildCommands(applicationId, id)
  const here = guildId === undefined ? everywhere : inGuild(guildId)

  const body = applicationCommands(commands)
  const held = await list(rest, here)
  const isSame =
    held.length === body.length &&
    body.every(ours => held.some(each => each.name === ours.name && isSameCommand(each, ours)))
  if (!isSame) await rest.put(here, { body })

  const elsewhere = guildId === undefined ? knownGuildIds.slice(0, GUILDS_LOOKED_AT) : ['']
  const doubled: string[] = []
  for (const id of elsewhere) {
    const route = id === '' ? everywhere : inGuild(id)
    if ((await list(rest, route)).length === 0) continue
    await rest.put(route, { body: [] })
    doubled.push(id === '' ? 'everywhere' : id)
  }
  return { outcome: isSame ? 'unchanged' : 'changed', count: body.length, doubled }
}

/** Somebody who tries out has few; a request for each of thousands would be for nothing. */
const GUILDS_LOOKED_AT = 20

async function list(rest: REST, route: `/${string}`): Promise<RESTGetAPIApplicationCommandsResult> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  return (await rest.get(route, { query })) as RESTGetAPIApplicationCommandsResult
}

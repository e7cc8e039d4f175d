import { COMMANDS_FOLDER } from '../app.ts'
import { readCommands } from '../bot/registry.ts'
import { UserError } from '../model/errors.ts'
import { configure, type DataOption } from './open.ts'

/**
 * `hustings discord register`: makes the commands at Discord what they are here, also while the bot runs elsewhere.
 *
 * @throws UserError `discord-off`, and what the platform answers
 */
export async function registerAtDiscord(options: DataOption): Promise<void> {
  const { discordToken: token, discordApiUrl: apiUrl, discordGuildId: guildId } = configure(options)
  if (token === undefined)
    throw new UserError('discord-off', 'DISCORD_TOKEN is not set. docs/discord.md says where it is found.')
  const { registerFromOutside } = await import('../adapters/discord/examine.ts')
  const commands = await readCommands(COMMANDS_FOLDER)
  const { outcome, names, doubled } = await registerFromOutside(commands, { token, apiUrl, guildId })
  const where = guildId === undefined ? 'for every server' : `in the server ${guildId} alone`
  console.log(
    outcome === 'changed'
      ? `Registered ${names.length} commands ${where}.`
      : `All ${names.length} commands are registered ${where} already.`,
  )
  if (doubled.length > 0) console.log('Took away those registered elsewhere, which would have shown twice.')
}

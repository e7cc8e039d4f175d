import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { Command, OptionSpec } from '../../bot/command.ts'
import { messageCommands } from '../../bot/message-commands.ts'
import { shortened } from '../../bot/plain-text.ts'
import { MAX_CHOICE, MAX_CHOICES, MAX_DESCRIPTION, MAX_OPTION_TEXT } from './limits.ts'

export type CommandBody = RESTPutAPIApplicationCommandsJSONBody[number]

/** Who may see and run what only administrators may: until a server says otherwise in its own rules for commands. */
export const ADMIN_PERMISSION = PermissionFlagsBits.ManageGuild

/**
 * The commands as Discord takes them: `people card` and `people list` are one command with subcommands; a command on
 * messages has a name and nothing else.
 *
 * @throws Error where a command has the name of a group
 */
export function applicationCommands(commands: readonly Command[]): CommandBody[] {
  const groups = Map.groupBy(commands, ({ name }) => name.split(' ')[0]!)
  return [
    ...[...groups].map(([name, members]) => slashCommand(name, members)),
    ...messageCommands.map(({ name }) => ({
      type: ApplicationCommandType.Message as const,
      name,
      ...ANYWHERE,
      default_member_permissions: null,
    })),
  ]
}

/** Whether a server's own rules decide who may run it, so that whoever gets through may. */
export function isForAdminsAlone(command: string, commands: readonly Command[]): boolean {
  const [group] = command.split(' ')
  const members = commands.filter(({ name }) => name.split(' ')[0] === group)
  return members.length > 0 && members.every(({ access }) => access === 'admin')
}

/** In servers, with the bot itself, and wherever somebody who installed it for themselves takes it along. */
const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
}

function slashCommand(name: string, members: readonly Command[]): CommandBody {
  const [first] = members
  const isGroup = first!.name !== name || members.length > 1
  if (isGroup && members.some(member => member.name === name))
    throw new Error(`Expected "${name}" to be a command or a group but found both`)
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: isGroup ? groupDescription(members) : described(first!.description),
    options: isGroup ? members.map(subcommand) : optionsOf(first!),
    default_member_permissions: isForAdminsAlone(name, members) ? String(ADMIN_PERMISSION) : null,
    ...ANYWHERE,
  }
}

function subcommand(command: Command): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.name.split(' ')[1]!,
    description: described(command.description),
    options: optionsOf(command),
  }
}

function groupDescription(members: readonly Command[]): string {
  return shortened(members.map(({ name }) => name.split(' ')[1]).join(', '), MAX_DESCRIPTION)
}

/** Required ones come first, as Discord wants. */
function optionsOf(command: Command): APIApplicationCommandBasicOption[] {
  return Object.entries(command.options)
    .map(([name, spec]) => option(command.name, name, spec))
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
}

function option(command: string, name: string, spec: OptionSpec): APIApplicationCommandBasicOption {
  const base = {
    name,
    description: described(spec.description),
    // A long text, which needs lines, may be left out: then a form with room for it is shown.
    required: spec.required === true && !(spec.type === 'text' && spec.free === true),
  }
  switch (spec.type) {
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        ...(spec.min === undefined ? {} : { min_value: spec.min }),
        ...(spec.max === undefined ? {} : { max_value: spec.max }),
      }
    case 'boolean':
      return { ...base, type: ApplicationCommandOptionType.Boolean }
    case 'days':
      return { ...base, type: ApplicationCommandOptionType.String, max_length: MAX_CHOICE }
    case 'text': {
      const { choices, suggest } = spec
      if (choices === undefined) {
        const text = {
          ...base,
          type: ApplicationCommandOptionType.String as const,
          max_length: MAX_OPTION_TEXT,
        }
        return suggest === undefined ? text : { ...text, autocomplete: true }
      }
      if (choices.length > MAX_CHOICES)
        throw new Error(`Expected ${MAX_CHOICES} choices at most for ${name} of ${command}`)
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: choices.map(value => ({ name: value, value })),
      }
    }
  }
}

function described(description: string): string {
  return shortened(description, MAX_DESCRIPTION)
}

/** Whether what Discord holds is what we would register: it fills in what we leave out, and adds ids and versions. */
export function isSameCommand(held: object, ours: CommandBody): boolean {
  return JSON.stringify(essence(held as CommandBody)) === JSON.stringify(essence(ours))
}

/** What we say about a command, in one order, with what Discord takes for granted left out. */
function essence(command: CommandBody): unknown {
  const { name, type, contexts, integration_types, default_member_permissions } = command
  return [
    type ?? ApplicationCommandType.ChatInput,
    name,
    'description' in command ? command.description : '',
    default_member_permissions ?? null,
    [...(contexts ?? [])].sort(),
    [...(integration_types ?? [])].sort(),
    'options' in command ? (command.options ?? []).map(optionEssence) : [],
  ]
}

function optionEssence(option: APIApplicationCommandOption): unknown {
  const { name, type, description, required = false } = option
  const limits = ['min_value', 'max_value', 'max_length', 'autocomplete'].map(key =>
    key in option ? ((option as unknown as Record<string, unknown>)[key] ?? null) || null : null,
  )
  const choices = 'choices' in option ? (option.choices ?? []).map(each => [each.name, each.value]) : []
  const inner = 'options' in option ? (option.options ?? []).map(optionEssence) : []
  return [name, type, description, required, limits, choices, inner]
}

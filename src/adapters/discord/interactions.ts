import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  Interaction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js'
import type { Asker } from '../../bot/command.ts'
import type { Bot } from '../../bot/dispatch.ts'
import { filledIn, findForm } from '../../bot/form.ts'
import { messageCommands } from '../../bot/message-commands.ts'
import type { Invocation } from '../../bot/parse-line.ts'
import { shortened } from '../../bot/plain-text.ts'
import { canShare, type Press } from '../../bot/press.ts'
import { expiredButton } from '../../bot/replies.ts'
import type { Turns } from '../../bot/turns.ts'
import type { Reply } from '../../model/reply.ts'
import { type AnswerableInteraction, isEphemeral, openAnswer } from './answer.ts'
import { isForAdminsAlone } from './commands.ts'
import type { Log } from './faults.ts'
import { MAX_CHOICE, MAX_CHOICES } from './limits.ts'
import { filledFields, modalOf } from './modal.ts'
import { askerOf } from './place.ts'
import { renderPage } from './render.ts'
import { withIds } from './send.ts'

export interface InteractionParts {
  readonly bot: Bot
  readonly log: Log
  readonly onLate: () => void
  readonly turns: Turns
}

/** Answers whatever people do with slash commands, menus, buttons, lists and forms. Rejects only where the database does. */
export async function answerInteraction(interaction: Interaction, parts: InteractionParts): Promise<void> {
  if (interaction.isAutocomplete()) return suggestValues(interaction, parts)
  if (interaction.isChatInputCommand()) {
    const invocation = invocationOf(interaction)
    const mayRunForAdmins = isForAdminsAlone(invocation.command, parts.bot.commands)
    return run(interaction, { invocation, asker: askerOf(interaction, { mayRunForAdmins }) }, parts)
  }
  if (interaction.isMessageContextMenuCommand()) return runOnMessage(interaction, parts)
  if (interaction.isMessageComponent()) return press(interaction, parts)
  if (interaction.isModalSubmit()) return submit(interaction, parts)
}

async function suggestValues(
  interaction: AutocompleteInteraction,
  { bot, log }: InteractionParts,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true)
  const command = commandOf(interaction)
  const suggestions = await bot.suggest({ command, option: name, typed: value }, askerOf(interaction))
  try {
    await interaction.respond(
      suggestions
        .filter(each => each.value.length <= MAX_CHOICE && each.label.trim() !== '')
        .slice(0, MAX_CHOICES)
        .map(each => ({ name: shortened(each.label, MAX_CHOICE), value: each.value })),
    )
  } catch (error) {
    // Whoever types fast has typed on: then nobody waits for this any more.
    log('info', 'Suggestions came too late', { err: error })
  }
}

async function runOnMessage(
  interaction: MessageContextMenuCommandInteraction,
  parts: InteractionParts,
): Promise<void> {
  const command = messageCommands.find(({ name }) => name === interaction.commandName)
  if (command === undefined) return
  const { content, embeds, attachments } = interaction.targetMessage
  const links = [...embeds.map(({ url }) => url), ...attachments.map(({ url }) => url)]
  const words = [content, ...embeds.map(({ title, description }) => title ?? description ?? '')]
  const invocation = command.invocation({
    text: words.find(each => each.trim() !== '') ?? '',
    links: links.filter(link => link !== null),
  })
  return run(interaction, { invocation, asker: askerOf(interaction) }, parts)
}

async function press(interaction: MessageComponentInteraction, parts: InteractionParts): Promise<void> {
  const asker = askerOf(interaction)
  const id = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId
  const found = await parts.bot.recall(id, asker.place)
  if (found === undefined || (found.does === 'share' && !canShare(found, parts.bot.commands))) {
    const send = open(interaction, { isPrivate: true }, parts)
    await send(await rendered(expiredButton(), { command: 'help', options: {} }, { asker, parts }), 'private')
    return
  }
  const inPlace = (found.does === 'update' || found.does === 'page') && isOwn(interaction)
  return run(interaction, { invocation: found, asker, press: found, inPlace }, parts)
}

/** Whether whoever presses sees the message alone, or had it made: then it may change under their hands. */
function isOwn(interaction: MessageComponentInteraction): boolean {
  const { message, user } = interaction
  const madeFor = message.interactionMetadata?.user.id ?? message.mentions.repliedUser?.id
  return isEphemeral(interaction) || madeFor === user.id
}

async function submit(interaction: ModalSubmitInteraction, parts: InteractionParts): Promise<void> {
  const asker = askerOf(interaction)
  const found = await parts.bot.recall(interaction.customId, asker.place)
  if (found === undefined) {
    const send = open(interaction, { isPrivate: true }, parts)
    await send(await rendered(expiredButton(), { command: 'help', options: {} }, { asker, parts }), 'private')
    return
  }
  return run(interaction, { invocation: filledIn(found, filledFields(interaction)), asker }, parts)
}

interface Asked {
  readonly invocation: Invocation
  readonly asker: Asker
  readonly press?: Press
  readonly inPlace?: boolean
}

/** Runs a command and answers; where options lack, a form comes first. */
async function run(interaction: AnswerableInteraction, asked: Asked, parts: InteractionParts): Promise<void> {
  const { asker, press, inPlace = false } = asked
  const { bot, log } = parts
  const invocation: Invocation = { command: asked.invocation.command, options: asked.invocation.options }
  const form = findForm(invocation, bot.commands)
  if (form !== undefined && !interaction.isModalSubmit()) {
    const modal = await withIds(bot, asker.place, ids => modalOf(form, ids))
    await interaction
      .showModal(modal)
      .catch((error: unknown) => log('warn', 'A form was not shown', { err: error }))
    return
  }
  const command = bot.commands.find(({ name }) => name === invocation.command)
  const isShared = press?.does === 'share'
  // What somebody else's buttons give is for whoever pressed; the message stays as it is.
  const isAside = (press?.does === 'update' || press?.does === 'page') && !inPlace
  const isPrivate = !isShared && (isAside || command?.visibility === 'private')
  const send = open(interaction, { isPrivate, inPlace }, parts)
  await parts.turns.next()
  const reply = await bot.run(invocation, asker)
  const visibility =
    reply.status !== undefined || isAside || (reply.visibility === 'private' && !isShared)
      ? 'private'
      : 'public'
  const shown: Reply = isShared ? { ...reply, visibility } : reply
  const page = press?.page
  const messageId = await send(await rendered(shown, invocation, { asker, parts, page }), visibility)
  if (messageId !== undefined) await bot.shown(shown, { place: asker.place, messageIds: [messageId] })
}

function open(
  interaction: AnswerableInteraction,
  how: { readonly isPrivate: boolean; readonly inPlace?: boolean },
  { bot, log, onLate, turns }: InteractionParts,
) {
  return openAnswer(interaction, {
    ...how,
    isQueued: turns.isBusy(),
    log,
    onLate,
    progress: () => renderPage(STILL_AT_WORK, { ids: NO_IDS, commands: bot.commands, invocation: NOTHING }),
  })
}

const NOTHING: Invocation = { command: '', options: {} }
const NO_IDS = { idOf: () => '' }
const STILL_AT_WORK: Reply = {
  blocks: [{ kind: 'notice', level: 'info', text: 'Still at work. This one takes longer than most.' }],
}

function rendered(
  reply: Reply,
  invocation: Invocation,
  {
    asker,
    parts,
    page,
  }: { readonly asker: Asker; readonly parts: InteractionParts; readonly page?: number | undefined },
) {
  const { commands } = parts.bot
  return withIds(parts.bot, asker.place, ids =>
    renderPage(reply, { ids, commands, invocation, ...(page === undefined ? {} : { page }) }),
  )
}

function invocationOf(interaction: ChatInputCommandInteraction): Invocation {
  const options: Record<string, string | number | boolean> = {}
  for (const { name, value } of valuesIn(interaction.options.data))
    if (value !== undefined) options[name] = value
  return { command: commandOf(interaction), options }
}

/** Those of a subcommand stand inside it. */
function valuesIn(data: readonly CommandInteractionOption[]): CommandInteractionOption[] {
  return data.flatMap(option => (option.options === undefined ? [option] : valuesIn(option.options)))
}

function commandOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = options.getSubcommand(false)
  return subcommand === null ? commandName : `${commandName} ${subcommand}`
}

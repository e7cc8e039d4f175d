import { type APIMessage, type Message, MessageType, Routes } from 'discord.js'
import type { Asker } from '../../bot/command.ts'
import { type Invocation, parseLine } from '../../bot/parse-line.ts'
import { shortened } from '../../bot/plain-text.ts'
import { UserError } from '../../model/errors.ts'
import type { Reply } from '../../model/reply.ts'
import { CANNOT_MESSAGE_USER, codeOf } from './faults.ts'
import type { InteractionParts } from './interactions.ts'
import { MAX_THREAD_NAME } from './limits.ts'
import { askerOfMessage } from './place.ts'
import { renderPage } from './render.ts'
import { nonceOf, requestOf, withIds } from './send.ts'

/** A question longer than this gets a thread, so that its answer and what follows do not fill the channel. */
const LONG_QUESTION = 200

/** Whether a message is for the bot: a mention, a reply to it that calls it, or anything in private. */
export function isForBot(message: Message): boolean {
  const { author, client, guildId, mentions, type } = message
  if (author.bot || message.webhookId !== null || message.system) return false
  if (type !== MessageType.Default && type !== MessageType.Reply) return false
  return guildId === null || mentions.users.has(client.user?.id ?? '')
}

/** Answers a message: a command with its slash, or a question without. Rejects where Discord or the database does. */
export async function answerMessage(message: Message, parts: InteractionParts): Promise<void> {
  const { bot } = parts
  const line = message.content.replaceAll(new RegExp(`<@!?${message.client.user.id}>`, 'g'), ' ').trim()
  const typing = setTimeout(() => {
    if (message.channel.isSendable()) message.channel.sendTyping().catch(() => {})
  }, TYPING_AFTER_MS)
  try {
    const thread = await threadFor(message, line)
    const asker = askerOfMessage(message)
    const place = thread === undefined ? asker.place : { ...asker.place, threadId: thread }
    const there = { ...asker, place }
    const invocation = readLine(line === '' ? '/help' : line, parts)
    await parts.turns.next()
    const reply = invocation === undefined ? await bot.say(line, there) : await bot.run(invocation, there)
    const answer = { reply, invocation: invocation ?? { command: 'help', options: {} }, asker: there }
    if (isSecret(reply, answer.invocation, message, parts)) await tellInPrivate(message, answer, parts)
    else {
      const reference = { message_id: message.id, fail_if_not_exists: false }
      const channelId = thread ?? message.channelId
      await post(message, { ...answer, channelId, ...(thread === undefined ? { reference } : {}) }, parts)
    }
  } finally {
    clearTimeout(typing)
  }
}

const TYPING_AFTER_MS = 400

interface Answer {
  readonly reply: Reply
  readonly invocation: Invocation
  readonly asker: Asker
}

/** A thread of its own for a long question in a channel; undefined where it is answered where it stands. */
async function threadFor(message: Message, line: string): Promise<string | undefined> {
  if (line.length <= LONG_QUESTION || message.guildId === null || message.channel.isThread()) return undefined
  try {
    return (await message.startThread({ name: shortened(line.replace(/\s+/g, ' '), MAX_THREAD_NAME) })).id
  } catch {
    // Not allowed, or not in this kind of channel: the channel itself will do.
    return undefined
  }
}

/** Undefined for a line that is no command: `say` explains what is wrong with it. */
function readLine(line: string, { bot }: InteractionParts): Invocation | undefined {
  try {
    return parseLine(line, bot.commands)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** What a command says to its asker alone must not stand in a channel, unless anybody may share it anyhow. */
function isSecret(
  reply: Reply,
  { command }: Invocation,
  { guildId }: Message,
  { bot }: InteractionParts,
): boolean {
  const asked = bot.commands.find(({ name }) => name === command)
  return guildId !== null && reply.visibility === 'private' && reply.status === undefined && !asked?.shareable
}

async function tellInPrivate(message: Message, answer: Answer, parts: InteractionParts): Promise<void> {
  const reference = { message_id: message.id, fail_if_not_exists: false }
  try {
    const channelId = (await message.author.createDM()).id
    await post(message, { ...answer, channelId }, parts)
  } catch (error) {
    if (codeOf(error) !== CANNOT_MESSAGE_USER) throw error
    const text = `The answer to that is for you alone, and I may not write to you. Type /${answer.invocation.command} instead.`
    const reply: Reply = { blocks: [{ kind: 'notice', level: 'warning', text }] }
    await post(message, { ...answer, reply, channelId: message.channelId, reference }, parts)
  }
}

async function post(
  message: Message,
  {
    reply,
    invocation,
    asker,
    channelId,
    reference,
  }: Answer & { readonly channelId: string; readonly reference?: object },
  { bot }: InteractionParts,
): Promise<void> {
  const { commands } = bot
  const rendered = await withIds(bot, asker.place, ids =>
    // There is no private answer to share here.
    renderPage({ ...reply, visibility: 'public' }, { ids, commands, invocation }),
  )
  const { body, files } = requestOf(rendered)
  const posted = (await message.client.rest.post(Routes.channelMessages(channelId), {
    body: {
      ...body,
      ...(reference === undefined ? {} : { message_reference: reference }),
      nonce: nonceOf(`answer ${message.id} ${channelId}`, 0),
      enforce_nonce: true,
    },
    files,
  })) as APIMessage
  const { place } = asker
  // What was told in private instead is nobody else's.
  if (message.guildId !== null && channelId === (place.threadId ?? place.channelId))
    await bot.shown(reply, { place, messageIds: [posted.id] })
}

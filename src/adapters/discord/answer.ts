import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import {
  ALREADY_ACKNOWLEDGED,
  codeOf,
  INVALID_WEBHOOK_TOKEN,
  type Log,
  UNKNOWN_INTERACTION,
} from './faults.ts'
import { ACK_WITHIN_MS, ANSWER_WITHIN_MS } from './limits.ts'
import type { DiscordMessage } from './render.ts'
import { optionsOf } from './send.ts'

export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction

/** How an interaction is answered: somewhere new, or in the place of the message whose button was pressed. */
export interface AnswerOptions {
  /** Whether the answer will be for the asker alone, as far as can be told before it is there. */
  readonly isPrivate: boolean
  readonly inPlace?: boolean
  /** Whether the answer has to wait for others: then Discord is told so at once. */
  readonly isQueued: boolean
  /** Shown while the answer takes long. */
  readonly progress: () => DiscordMessage
  readonly log: Log
  /** Counts the interactions that were lost because their time was over. */
  readonly onLate: () => void
}

/** An answer that is not too long in coming is sent at once; after this time Discord is told to wait. */
const DEFER_AFTER_MS = 50
const PROGRESS_AFTER_MS = 8_000

/**
 * Answers an interaction in time: acknowledged at once, with the answer itself where it is there by then. Never rejects: what
 * Discord does not take any more is counted and logged.
 *
 * @returns what sends the answer, once, and gives the id of a message of its own that all can see
 */
export function openAnswer(
  interaction: AnswerableInteraction,
  options: AnswerOptions,
): (message: DiscordMessage, visibility: 'public' | 'private') => Promise<string | undefined> {
  const isUpdate = options.inPlace === true && interaction.isMessageComponent()
  const receivedAt = performance.now()
  const toldLate = interaction.createdTimestamp
  let acknowledged: Promise<boolean> | undefined

  const attempt = async (what: string, send: () => Promise<unknown>): Promise<boolean> => {
    try {
      await send()
      return true
    } catch (error) {
      const code = codeOf(error)
      // An earlier try whose connection broke went through after all.
      if (code === ALREADY_ACKNOWLEDGED) return true
      const isLate = code === UNKNOWN_INTERACTION || code === INVALID_WEBHOOK_TOKEN
      if (isLate) options.onLate()
      const tookMs = Math.round(performance.now() - receivedAt)
      const cause =
        code === INVALID_WEBHOOK_TOKEN || tookMs > ANSWER_WITHIN_MS
          ? 'the answer took longer than the 15 minutes that Discord waits'
          : tookMs > ACK_WITHIN_MS
            ? `it took ${tookMs} ms here to acknowledge it; Discord waits ${ACK_WITHIN_MS}`
            : `it was on its way too long, or another process with the same token answered it (${tookMs} ms here)`
      options.log('warn', isLate ? `An interaction was lost: ${cause}` : `Discord did not take ${what}`, {
        interaction: interaction.id,
        madeAt: toldLate,
        tookMs,
        err: error,
      })
      return false
    }
  }

  const defer = () => {
    acknowledged = attempt('an acknowledgement', () =>
      isUpdate
        ? interaction.deferUpdate()
        : interaction.deferReply(options.isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
    )
  }
  const deferring = options.isQueued ? defer() : setTimeout(defer, DEFER_AFTER_MS)
  const progressing = setTimeout(async () => {
    if (!isUpdate && (await acknowledged))
      await attempt('a word on the progress', () => interaction.editReply(edited(options.progress())))
  }, PROGRESS_AFTER_MS)
  progressing.unref()

  return async (message, visibility) => {
    if (deferring !== undefined) clearTimeout(deferring)
    clearTimeout(progressing)
    const isPrivate = visibility === 'private'
    const privately = { ...optionsOf(message), flags: SECRET } as const
    let messageId: string | undefined
    if (acknowledged === undefined) {
      await attempt('an answer', async () => {
        // What is for the asker alone never takes the place of what all can see.
        if (isUpdate && (!isPrivate || isEphemeral(interaction))) return interaction.update(edited(message))
        if (isPrivate) return interaction.reply(privately)
        const { resource } = await interaction.reply({ ...edited(message), withResponse: true })
        messageId = resource?.message?.id
        return undefined
      })
      return messageId
    }
    if (!(await acknowledged)) return undefined
    await attempt('an answer', async () => {
      if (!isPrivate || options.isPrivate || (isUpdate && isEphemeral(interaction))) {
        const { id } = await interaction.editReply(edited(message))
        if (!isPrivate && !isUpdate) messageId = id
        return
      }
      // It was going to be public, and turned out to be for the asker: a refusal. Discord cannot change one into the other.
      if (!isUpdate) await interaction.deleteReply()
      await interaction.followUp(privately)
    })
    return messageId
  }
}

const SECRET = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral

function edited(message: DiscordMessage) {
  return { ...optionsOf(message), flags: MessageFlags.IsComponentsV2 } as const
}

/** Whether the message whose button was pressed is one that only the asker sees. */
export function isEphemeral(interaction: AnswerableInteraction): boolean {
  return interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral)
}

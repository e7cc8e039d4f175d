import type { webApi } from '@slack/bolt'
import type { Asker, Command } from '../../../bot/command.ts'
import type { Bot } from '../../../bot/dispatch.ts'
import { findForm } from '../../../bot/form.ts'
import type { Invocation } from '../../../bot/parse-line.ts'
import { canShare } from '../../../bot/press.ts'
import type { Turns } from '../../../bot/turns.ts'
import type { Reply } from '../../../model/reply.ts'
import { sendAnswer } from '../answer.ts'
import type { AnswerTo } from '../answer-to.ts'
import type { Whereabouts } from '../asker.ts'
import { buttonIds } from '../buttons.ts'
import type { TakeTurn } from '../channel-turns.ts'
import type { CommandNames } from '../command-names.ts'
import { formView } from '../forms.ts'
import { fitsOnHome } from '../home.ts'
import { showHome } from '../show-home.ts'

/** What every listener works with. */
export interface Listening {
  readonly bot: Bot
  readonly askerOf: (client: webApi.WebClient, at: Whereabouts) => Promise<Asker>
  /**
   * Whether this delivery is new: Slack sends what it thinks was not taken again, to any instance.
   *
   * @param id the event's, or what else is the same at each delivery and never again
   */
  readonly isFirst: (id: string) => Promise<boolean>
  readonly names: CommandNames
  readonly takeTurn: TakeTurn
  /** Commands start one after another: what comes in meanwhile is acknowledged before the next. */
  readonly turns: Turns
  readonly wait: (ms: number) => Promise<void>
  /** What went wrong while nobody could be told. */
  readonly reportProblem: (error: unknown, doing: string) => void
  /** The bot was taken out of a workspace: what that has goes. */
  readonly onRemoved: (spaceId: string) => Promise<void>
}

/** Something that wants an answer. */
export interface Asked {
  readonly client: webApi.WebClient
  readonly to: AnswerTo
  /** What it is, for the log. */
  readonly doing: string
}

/** Answers a line that somebody typed. Never rejects: Bolt would take it for an unhandled event. */
export async function answerLine(asked: Asked, line: string, listening: Listening): Promise<void> {
  await answering(asked, listening, asker => listening.bot.say(line, asker))
}

/**
 * Runs a command and answers with its reply; asks in a form for what it lacks.
 *
 * @param options.triggerId lets a form be opened; Slack takes it for three seconds
 * @param options.isShared the reply is for all, though the command's are private
 */
export async function answerInvocation(
  asked: Asked,
  invocation: Invocation,
  {
    listening,
    triggerId,
    isShared = false,
  }: { readonly listening: Listening; readonly triggerId?: string; readonly isShared?: boolean },
): Promise<void> {
  const { bot } = listening
  const command = bot.commands.find(({ name }) => name === invocation.command)
  if (triggerId !== undefined && command !== undefined && findForm(invocation, bot.commands) !== undefined) {
    await openForm(asked, { command, invocation, triggerId, listening })
    return
  }
  const run = async (asker: Asker): Promise<Reply | undefined> => {
    const reply = await bot.run(invocation, asker)
    if (triggerId !== undefined && command !== undefined && reply.refusal === 'missing-option') {
      await openForm(asked, { command, invocation, triggerId, listening })
      return undefined
    }
    return isShared && reply.status === undefined ? { ...reply, visibility: 'public' } : reply
  }
  await answering(asked, listening, run, canShare(invocation, bot.commands) ? invocation : undefined)
}

async function openForm(
  { client, to }: Asked,
  {
    command,
    invocation,
    triggerId,
    listening,
  }: {
    readonly command: Command
    readonly invocation: Invocation
    readonly triggerId: string
    readonly listening: Listening
  },
): Promise<void> {
  try {
    const ids = buttonIds()
    const press = ids.idOf({ does: 'form', ...invocation })
    await listening.bot.keep(ids.kept, to)
    const view = formView(command, {
      known: invocation.options,
      form: { ...to, press },
      spelt: listening.names.spelt,
    })
    await client.views.open({ trigger_id: triggerId, view })
  } catch (error) {
    listening.reportProblem(error, `opening the form of /${invocation.command}`)
  }
}

async function answering(
  { client, to, doing }: Asked,
  { bot, askerOf, names: { spelt }, takeTurn, turns, wait, reportProblem }: Listening,
  reply: (asker: Asker) => Promise<Reply | undefined>,
  share?: Invocation,
): Promise<void> {
  try {
    const asker = await askerOf(client, { ...to, teamId: to.spaceId })
    await turns.next()
    const answer = await reply(asker)
    if (answer === undefined) return
    const isShown = to.isHome === true && fitsOnHome(answer, { ids: buttonIds(), spelt })
    if (!isShown) {
      const options = { reply: answer, share, keep: bot.keep, wait, takeTurn, spelt }
      const messageIds = await sendAnswer(client, to, options)
      await bot.shown(answer, { place: asker.place, messageIds })
    }
    if (to.isHome) await showHome(client, asker, { bot, spelt, ...(isShown && { answer }) })
  } catch (error) {
    reportProblem(error, doing)
  }
}

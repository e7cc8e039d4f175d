import type { webApi } from '@slack/bolt'
import type { Asker } from '../../../bot/command.ts'
import type { Bot } from '../../../bot/dispatch.ts'
import type { Reply } from '../../../model/reply.ts'
import { type AnswerTo, sendAnswer } from '../answer.ts'
import type { Whereabouts } from '../asker.ts'

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
  /** Put before the names of commands; see `manifest.ts`. */
  readonly prefix: string | undefined
  readonly wait: (ms: number) => Promise<void>
  /** What went wrong while nobody could be told. */
  readonly reportProblem: (error: unknown, doing: string) => void
}

/** One answer to be given. */
export interface Answering {
  readonly client: webApi.WebClient
  readonly to: AnswerTo
  /** What it is, for the log. */
  readonly doing: string
  readonly reply: () => Promise<Reply>
}

/** Gives an answer after its question has been acknowledged. Never rejects: Bolt would take it for an unhandled event. */
export async function answer(
  { client, to, doing, reply }: Answering,
  { wait, reportProblem }: Pick<Listening, 'wait' | 'reportProblem'>,
): Promise<void> {
  try {
    await sendAnswer(client, to, { reply: await reply(), wait })
  } catch (error) {
    reportProblem(error, doing)
  }
}

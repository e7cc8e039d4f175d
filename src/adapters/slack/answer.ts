import type { webApi } from '@slack/bolt'
import type { Invocation } from '../../bot/parse-line.ts'
import type { PressIds } from '../../bot/press.ts'
import type { Reply } from '../../model/reply.ts'
import { type AnswerTo, isDirect, thread } from './answer-to.ts'
import { buttonIds } from './buttons.ts'
import type { TakeTurn } from './channel-turns.ts'
import { toPostError } from './failures.ts'
import { sendFiles, sendPictures } from './files.ts'
import type { Spelt } from './paragraphs.ts'
import { renderReply, type SlackMessage } from './render.ts'

export interface AnswerOptions {
  readonly reply: Reply
  /** The command whose private reply may be shown to all. */
  readonly share?: Invocation | undefined
  /** Keeps what buttons do that cannot say it themselves. */
  readonly keep: (kept: PressIds['kept'], place: { readonly spaceId: string }) => Promise<void>
  /** Ends after so many milliseconds; for the pauses Slack asks for. */
  readonly wait: (ms: number) => Promise<void>
  readonly takeTurn: TakeTurn
  readonly spelt: Spelt
}

const RESPONSE_USES = 5
const TRIES = 3

/**
 * Sends a reply: to everybody there, or to the asker alone where it is private. What needs more messages than a response
 * address takes is said to be left.
 *
 * @returns the time stamps of the messages that all can see, as far as Slack tells: of what goes to a response address it
 * does not
 */
export async function sendAnswer(
  client: webApi.WebClient,
  to: AnswerTo,
  { reply, share, keep, wait, takeTurn, spelt }: AnswerOptions,
): Promise<string[]> {
  const ids = buttonIds()
  const isPrivate = reply.visibility === 'private'
  const messages = renderReply(reply, {
    ids,
    spelt,
    share: isPrivate && !isDirect(to) ? share : undefined,
    isPrivate: isPrivate || isDirect(to),
  })
  await keep(ids.kept, to)
  await sendFiles(client, to, reply)
  const send =
    to.responseUrl === undefined
      ? toChannel(client, to, isPrivate)
      : toResponse(to.responseUrl, to, isPrivate)
  const sent = to.responseUrl === undefined ? messages : asManyAsTaken(messages)
  const stamps: string[] = []
  for (const [index, message] of sent.entries()) {
    // Whoever ran a command is not kept waiting by what else goes on in the channel.
    if (to.responseUrl === undefined || index > 0) await takeTurn(to)
    const ts = await patiently(wait, () => send(message))
    if (ts !== undefined && !isPrivate && !isDirect(to)) stamps.push(ts)
  }
  await sendPictures(client, to, reply)
  return stamps
}

/** Gives the message's time stamp where Slack does. */
type Send = (message: SlackMessage) => Promise<string | undefined>

function toChannel(client: webApi.WebClient, to: AnswerTo, isPrivate: boolean): Send {
  return async ({ blocks, ...rest }) => {
    const message = { channel: to.channelId, ...rest, blocks: [...blocks], ...thread(to) }
    // Nobody else reads a direct message, and what is ephemeral there is gone when the app is opened again.
    if (!isPrivate || isDirect(to)) return (await client.chat.postMessage(message)).ts
    await client.chat.postEphemeral({ ...message, user: to.userId })
    return undefined
  }
}

function toResponse(url: string, to: AnswerTo, isPrivate: boolean): Send {
  const how = {
    response_type: isPrivate ? 'ephemeral' : 'in_channel',
    replace_original: false,
    ...thread(to),
  }
  return message => respond(url, { ...how, ...message })
}

/** As many messages as a response address takes, the last of them saying how many more there would be. */
function asManyAsTaken(messages: readonly SlackMessage[]): readonly SlackMessage[] {
  if (messages.length <= RESPONSE_USES) return messages
  const shown = RESPONSE_USES - 1
  const text = `${messages.length - shown} more parts are left. Ask for less at a time, with limit: for example.`
  return [
    ...messages.slice(0, shown),
    ...renderReply({ blocks: [{ kind: 'notice', level: 'info', text }] }, { ids: buttonIds() }),
  ]
}

class ResponseError extends Error {
  override readonly name = 'ResponseError'
  readonly retryAfterMs: number | undefined

  constructor(status: number, retryAfterMs: number | undefined) {
    super(`Expected Slack to take a response but found status ${status}`)
    this.retryAfterMs = retryAfterMs
  }
}

async function respond(url: string, body: object): Promise<undefined> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.body?.cancel()
  if (answer.ok) return undefined
  const seconds = Number(answer.headers.get('retry-after'))
  throw new ResponseError(answer.status, answer.status === 429 ? Math.max(1, seconds) * 1_000 : undefined)
}

/** Tries again after the pause that Slack asks for; what failed otherwise may stand there already, and is not repeated. */
async function patiently<Sent>(
  wait: (ms: number) => Promise<void>,
  send: () => Promise<Sent>,
): Promise<Sent> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send()
    } catch (error) {
      const pauseMs = pauseOf(error)
      if (pauseMs === undefined || tries === TRIES) throw error
      await wait(pauseMs)
    }
  }
}

function pauseOf(error: unknown): number | undefined {
  if (error instanceof ResponseError) return error.retryAfterMs
  const failure = toPostError(error)
  return failure.failure === 'busy' ? failure.retryAfterMs : undefined
}

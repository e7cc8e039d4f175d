import type { webApi } from '@slack/bolt'
import type { Reply } from '../../model/reply.ts'
import { toPostError } from './failures.ts'
import { renderReply } from './render.ts'

/** Where an answer goes. */
export type AnswerTo =
  /** To whoever ran a command or pressed a button; Slack lets such an address be used five times within half an hour. */
  | { readonly kind: 'response'; readonly url: string; readonly threadTs?: string | undefined }
  /** Into a channel or thread where the bot was spoken to. */
  | {
      readonly kind: 'channel'
      readonly channelId: string
      readonly threadTs?: string | undefined
      readonly userId: string
    }

const RESPONSE_USES = 5
const TRIES = 3

/**
 * Sends a reply: to everybody there, or to the asker alone where it is private. What needs more messages than a response
 * address takes is said to be left.
 *
 * @param wait ends after so many milliseconds; for the pauses Slack asks for
 */
export async function sendAnswer(
  client: webApi.WebClient,
  to: AnswerTo,
  { reply, wait }: { readonly reply: Reply; readonly wait: (ms: number) => Promise<void> },
): Promise<void> {
  const isPrivate = reply.visibility === 'private'
  const messages = renderReply(reply)
  if (to.kind === 'channel') {
    // Nobody else reads a direct message, and what is ephemeral there is gone at the next start of the app.
    const isWhisper = isPrivate && !to.channelId.startsWith('D')
    for (const { blocks, ...rest } of messages) {
      const message = { channel: to.channelId, ...rest, blocks: [...blocks], ...thread(to.threadTs) }
      await patiently(wait, () =>
        isWhisper
          ? client.chat.postEphemeral({ ...message, user: to.userId })
          : client.chat.postMessage(message),
      )
    }
    return
  }
  const last = messages.length > RESPONSE_USES ? RESPONSE_USES - 1 : messages.length
  const left: Reply = {
    blocks: [
      {
        kind: 'notice',
        level: 'info',
        text: `${messages.length - last} more parts are left. Ask for less at a time, with limit: for example.`,
      },
    ],
  }
  for (const message of [...messages.slice(0, last), ...(last < messages.length ? renderReply(left) : [])]) {
    const body = {
      response_type: isPrivate ? 'ephemeral' : 'in_channel',
      replace_original: false,
      ...message,
      ...thread(to.threadTs),
    }
    await patiently(wait, () => respond(to.url, body))
  }
}

function thread(threadTs: string | undefined) {
  return threadTs === undefined ? {} : { thread_ts: threadTs }
}

class ResponseError extends Error {
  override readonly name = 'ResponseError'
  readonly retryAfterMs: number | undefined

  constructor(status: number, retryAfterMs: number | undefined) {
    super(`Expected Slack to take a response but found status ${status}`)
    this.retryAfterMs = retryAfterMs
  }
}

async function respond(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.body?.cancel()
  if (answer.ok) return
  const seconds = Number(answer.headers.get('retry-after'))
  throw new ResponseError(answer.status, answer.status === 429 ? Math.max(1, seconds) * 1_000 : undefined)
}

/** Tries again after the pause that Slack asks for; what failed otherwise may stand there already, and is not repeated. */
async function patiently(wait: (ms: number) => Promise<void>, send: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await send()
      return
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

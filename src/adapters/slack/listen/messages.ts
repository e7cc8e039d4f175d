import type { App, webApi } from '@slack/bolt'
import { answerLine, type Listening } from './listening.ts'

/** What the pane of direct messages offers to somebody who does not know what to ask. */
const PROMPTS: readonly [title: string, message: string][] = [
  ['Who is quoted most?', '/people list'],
  ['What happened lately?', '/summary latest'],
  ['What can I ask?', '/help'],
]

/** Long enough for a question, short enough for the list of threads. */
const TITLE = 80

interface Said {
  readonly eventId: string
  readonly teamId: string
  readonly channelId: string
  readonly userId: string
  readonly ts: string
  readonly threadTs: string | undefined
  readonly text: string
  readonly isDirect: boolean
}

/** Answers mentions in channels and threads, and direct messages. A line that begins with a slash is a command there too. */
export function listenForMessages(app: App, listening: Listening): void {
  app.event('app_mention', async ({ client, event, body }) => {
    if (event.user === undefined || event.bot_id !== undefined) return
    await reply(client, listening, {
      eventId: body.event_id,
      teamId: body.team_id,
      channelId: event.channel,
      userId: event.user,
      ts: event.ts,
      threadTs: event.thread_ts,
      text: event.text,
      isDirect: false,
    })
  })

  app.message(async ({ client, message, body }) => {
    // Edits, joins and what bots say have a subtype.
    if (message.channel_type !== 'im' || message.subtype !== undefined || message.bot_id !== undefined) return
    await reply(client, listening, {
      eventId: body.event_id,
      teamId: body.team_id,
      channelId: message.channel,
      userId: message.user,
      ts: message.ts,
      threadTs: message.thread_ts,
      text: message.text ?? '',
      isDirect: true,
    })
  })

  app.event('app_home_opened', async ({ client, event }) => {
    if (event.tab !== 'messages') return
    const prompts = PROMPTS.map(([title, message]) => ({ title, message }))
    // A workspace without the assistant pane has nowhere to show them.
    await client.assistant.threads
      .setSuggestedPrompts({ channel_id: event.channel, prompts, title: 'For example' })
      .catch(() => {})
  })
}

async function reply(client: webApi.WebClient, listening: Listening, said: Said): Promise<void> {
  if (!(await listening.isFirst(`event ${said.eventId}`))) return
  const line = listening.names.read(spokenLine(said.text))
  if (line === '') return
  // In a channel every question has a thread of its own; in a direct message only one that Slack made so.
  const threadTs = said.threadTs ?? (said.isDirect ? undefined : said.ts)
  const showsStatus = said.isDirect && threadTs !== undefined
  if (showsStatus) await showStatus(client, { channelId: said.channelId, threadTs, line })
  const { teamId: spaceId, channelId, userId } = said
  const doing = said.isDirect ? 'a direct message' : 'a mention'
  await answerLine({ client, to: { spaceId, channelId, userId, threadTs }, doing }, line, listening)
}

/** What was said to the bot: without its mention, and with Slack's own marks made plain. */
export function spokenLine(text: string): string {
  return text
    .replace(/<@[A-Z0-9]+(?:\|[^>]*)?>/g, ' ')
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<[#!][^|>]*(?:\|([^>]*))?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

/** Says in the pane that the question is being looked up, and names its thread; Slack takes the status away at the answer. */
async function showStatus(
  client: webApi.WebClient,
  {
    channelId,
    threadTs,
    line,
  }: { readonly channelId: string; readonly threadTs: string; readonly line: string },
): Promise<void> {
  const thread = { channel_id: channelId, thread_ts: threadTs }
  await Promise.allSettled([
    client.assistant.threads.setStatus({ ...thread, status: 'looks through the articles …' }),
    client.assistant.threads.setTitle({ ...thread, title: line.slice(0, TITLE).toWellFormed() }),
  ])
}

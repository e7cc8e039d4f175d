import { createHmac } from 'node:crypto'
import { TEAM } from './methods.ts'
import type { Envelope, FakeSlack } from './slack.ts'

/** Who does something, and where. */
export interface At {
  readonly team?: string
  readonly channel?: string
  readonly user?: string
}

let count = 0

/** `/quote sessions`, with an address for the answer. */
export function command(slack: FakeSlack, line: string, at: At = {}): Envelope {
  const [, name, text = ''] = /^(\S+)\s*(.*)$/s.exec(line)!
  const { team = TEAM, channel = 'C1', user = 'U1' } = at
  return {
    type: 'slash_commands',
    payload: {
      command: name,
      text,
      trigger_id: `trigger-${++count}`,
      team_id: team,
      channel_id: channel,
      user_id: user,
      response_url: slack.responseUrl(),
    },
  }
}

/** Something that happened, told under an id that is the same at each delivery. */
export function event(fields: object, { team = TEAM, channel = 'C1', user = 'U1' }: At = {}): Envelope {
  const ts = `${++count}.000200`
  return {
    type: 'events_api',
    payload: {
      type: 'event_callback',
      event_id: `Ev${count}`,
      team_id: team,
      event: { channel, user, ts, ...fields },
    },
  }
}

export function mention(text: string, { thread, ...at }: At & { readonly thread?: string } = {}): Envelope {
  return event(
    {
      type: 'app_mention',
      text: `<@U0BOT> ${text}`,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    at,
  )
}

/** What somebody writes to the bot alone, in the thread that Slack makes for each question in the pane. */
export function direct(text: string, { thread, ...at }: At & { readonly thread?: string } = {}): Envelope {
  return event(
    {
      type: 'message',
      channel_type: 'im',
      text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    { channel: 'D9', ...at },
  )
}

/** A press of a button, on a message or on the App Home. */
export function press(
  slack: FakeSlack,
  button: object,
  {
    team = TEAM,
    channel = 'C1',
    user = 'U1',
    on = 'message',
  }: At & { readonly on?: 'message' | 'home' } = {},
): Envelope {
  const place =
    on === 'home'
      ? { view: { type: 'home', id: 'V0' }, response_url: '' }
      : { channel: { id: channel }, message: { ts: '8.8' }, response_url: slack.responseUrl() }
  return {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      trigger_id: `trigger-${++count}`,
      team: { id: team },
      user: { id: user, team_id: team },
      ...place,
      actions: [{ block_id: 'b', action_id: 'press-0', ...button, type: 'button', action_ts: '9.9' }],
    },
  }
}

/** A shortcut in the menu of a message. */
export function shortcut(
  slack: FakeSlack,
  id: string,
  text: string,
  { team = TEAM, channel = 'C1', user = 'U1' }: At = {},
): Envelope {
  return {
    type: 'interactive',
    payload: {
      type: 'message_action',
      callback_id: id,
      trigger_id: `trigger-${++count}`,
      team: { id: team },
      user: { id: user, team_id: team },
      channel: { id: channel },
      message: { ts: '7.7', text },
      response_url: slack.responseUrl(),
    },
  }
}

/** A form that was opened, sent with these values. */
export function submission(view: object, values: object, { team = TEAM, user = 'U1' }: At = {}): Envelope {
  return {
    type: 'interactive',
    payload: {
      type: 'view_submission',
      team: { id: team },
      user: { id: user, team_id: team },
      view: { ...view, id: `V${++count}`, state: { values } },
    },
  }
}

/** Asks for what an option of a form may be, for what was typed of it. */
export function suggestion(
  view: object,
  { option, typed }: { readonly option: string; readonly typed: string },
  { team = TEAM, user = 'U1' }: At = {},
): Envelope {
  return {
    type: 'interactive',
    payload: {
      type: 'block_suggestion',
      action_id: 'value',
      block_id: option,
      value: typed,
      team: { id: team },
      user: { id: user, team_id: team },
      view,
    },
  }
}

/** Sends a deed to a public address instead, signed as Slack signs. */
export async function request(
  address: string,
  { type, payload }: Envelope,
  {
    secret,
    ageSeconds = 0,
    headers = {},
  }: {
    readonly secret: string
    readonly ageSeconds?: number
    readonly headers?: Readonly<Record<string, string>>
  },
): Promise<{ readonly status: number; readonly text: string }> {
  const isEvent = type === 'events_api'
  const body = isEvent ? JSON.stringify(payload) : formBody(type, payload)
  const timestamp = Math.floor(Date.now() / 1_000) - ageSeconds
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  const answer = await fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      connection: 'close',
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  })
  return { status: answer.status, text: await answer.text() }
}

function formBody(type: Envelope['type'], payload: object): string {
  const fields = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }
  return new URLSearchParams(fields as Record<string, string>).toString()
}

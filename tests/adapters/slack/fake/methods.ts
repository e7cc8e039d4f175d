import { once } from 'node:events'
import { blockKitProblems, pings } from './block-kit.ts'

/** One call of the Web API, its arguments read. */
export interface Call {
  readonly method: string
  readonly token: string | undefined
  readonly args: Readonly<Record<string, unknown>>
}

export type Outcome =
  | 'drop'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: object }

type Fault = (run: () => Outcome) => Outcome | Promise<Outcome>

/** What a channel or thread of the fake holds. */
export interface Message {
  readonly ts: string
  readonly thread_ts?: string
  readonly channel: string
  text: string
  blocks: unknown
  readonly metadata?: unknown
}

export const BOT_TOKEN = 'xoxb-1-fake'
export const APP_TOKEN = 'xapp-1-fake'
export const TEAM = 'T0001'
export const BOT_USER = 'U0BOT'

/** The Web API of one workspace: keeps messages, checks every payload, fails when it is told to. */
export class SlackMethods {
  readonly calls: Call[] = []
  readonly messages: Message[] = []
  /** What Slack would have refused: a test looks at it in the end. */
  readonly problems: string[] = []
  /** Workspaces by the token that is good for each. */
  readonly teams = new Map<string, { readonly team_id: string; readonly team: string }>([
    [BOT_TOKEN, { team_id: TEAM, team: 'Example Herald' }],
  ])
  readonly users = new Map<string, object>([
    ['U1', { is_admin: true, tz: 'America/Chicago' }],
    ['U2', { is_admin: false, tz: 'Europe/Berlin' }],
  ])
  /** Channels by id; one that is not there is not found. */
  readonly channels = new Map<
    string,
    { is_channel: boolean; is_member: boolean; is_private: boolean; is_archived: boolean }
  >([
    ['C1', { is_channel: true, is_member: true, is_private: false, is_archived: false }],
    ['C2', { is_channel: true, is_member: false, is_private: false, is_archived: false }],
    ['C3', { is_channel: true, is_member: false, is_private: true, is_archived: false }],
    ['C4', { is_channel: true, is_member: true, is_private: false, is_archived: true }],
  ])
  /** Where files are sent; the server sets it. */
  uploadUrl = ''
  readonly #faults: { method: string; outcome: Fault }[] = []
  readonly #called = new EventTarget()
  readonly #waited = new Map<string, number>()
  #clock = 1_700_000_000

  /**
   * What the next call of a method does instead; the fault may still run the call, as where only its answer is lost, or
   * late.
   */
  fail(method: string, outcome: Outcome | Fault): void {
    this.#faults.push({ method, outcome: typeof outcome === 'function' ? outcome : () => outcome })
  }

  call(
    method: string,
    { body, token, socketUrl }: { body: string; token: string | undefined; socketUrl: string },
  ): Outcome | Promise<Outcome> {
    const args = readArguments(body)
    const call: Call = { method, token: token ?? (args.token as string | undefined), args }
    this.calls.push(call)
    queueMicrotask(() => this.#called.dispatchEvent(new Event(method)))
    const run = () => this.#run(call, socketUrl)
    const fault = this.#faults.findIndex(each => each.method === method)
    return fault === -1 ? run() : this.#faults.splice(fault, 1)[0]!.outcome(run)
  }

  async next(method: string): Promise<Call> {
    const index = this.#waited.get(method) ?? 0
    this.#waited.set(method, index + 1)
    const made = () => this.calls.filter(call => call.method === method)
    while (made().length <= index) await once(this.#called, method)
    return made()[index]!
  }

  #run({ method, token, args }: Call, socketUrl: string): Outcome {
    if (method === 'apps.connections.open')
      return token === APP_TOKEN ? ok({ url: socketUrl }) : refused('not_allowed_token_type')
    if (method === 'oauth.v2.access') return this.#install(String(args.code))
    if (method === 'api.test') return ok({})
    const workspace = this.teams.get(token ?? '')
    if (workspace === undefined) return refused('invalid_auth')
    switch (method) {
      case 'auth.test':
        return ok({ ...workspace, user: 'hustings', user_id: BOT_USER, bot_id: 'B1' })
      case 'users.info': {
        const user = this.users.get(String(args.user))
        return user === undefined ? refused('user_not_found') : ok({ user })
      }
      case 'chat.postMessage':
      case 'chat.postEphemeral':
        return this.#post(method, args)
      case 'chat.update':
        return this.#update(args)
      case 'chat.delete': {
        const at = this.messages.findIndex(({ ts }) => ts === args.ts)
        if (at === -1) return refused('message_not_found')
        this.messages.splice(at, 1)
        return ok({})
      }
      case 'conversations.info': {
        const channel = this.channels.get(String(args.channel))
        return channel === undefined ? refused('channel_not_found') : ok({ channel })
      }
      case 'conversations.join': {
        const channel = this.channels.get(String(args.channel))
        if (channel === undefined || channel.is_private) return refused('channel_not_found')
        channel.is_member = true
        return ok({})
      }
      case 'files.getUploadURLExternal':
        return ok({ upload_url: this.uploadUrl, file_id: 'F1' })
      case 'files.completeUploadExternal': {
        const channel = this.channels.get(String(args.channel_id))
        const isDirect = String(args.channel_id).startsWith('D')
        return isDirect || channel?.is_member ? ok({ files: [{ id: 'F1' }] }) : refused('not_in_channel')
      }
      case 'conversations.open':
        return ok({ channel: { id: `D${String(args.users)}` } })
      case 'conversations.history':
        return ok({ messages: this.#latest(args, message => message.thread_ts === undefined) })
      case 'conversations.replies':
        return ok({ messages: this.#latest(args, ({ ts, thread_ts }) => (thread_ts ?? ts) === args.ts) })
      case 'views.open':
      case 'views.publish': {
        const view = args.view as { type: string }
        this.#check(view.type === 'home' ? 'home' : 'modal', view)
        return ok({ view })
      }
      case 'assistant.threads.setStatus':
      case 'assistant.threads.setTitle':
      case 'assistant.threads.setSuggestedPrompts':
        return ok({})
      default:
        this.problems.push(`unknown method ${method}`)
        return refused('unknown_method')
    }
  }

  /** Whoever agreed to the installation came back with the workspace's id for a code. */
  #install(code: string): Outcome {
    const token = `xoxb-${code}`
    this.teams.set(token, { team_id: code, team: `Workspace ${code}` })
    return ok({
      access_token: token,
      token_type: 'bot',
      scope: 'commands,chat:write',
      bot_user_id: BOT_USER,
      app_id: 'A1',
      team: { id: code, name: `Workspace ${code}` },
      enterprise: null,
      authed_user: { id: 'U1' },
      is_enterprise_install: false,
    })
  }

  #post(method: string, args: Call['args']): Outcome {
    const id = String(args.channel)
    const channel = this.channels.get(id)
    // Somebody's own id stands for the direct messages with them.
    if (!/^[DU]/.test(id)) {
      if (channel === undefined) return refused('channel_not_found')
      if (channel.is_archived) return refused('is_archived')
      if (!channel.is_member) return refused('not_in_channel')
    }
    this.checkMessage(args)
    this.#clock += 1
    const ts = `${this.#clock}.000100`
    if (method === 'chat.postMessage') {
      this.messages.push({
        ts,
        channel: id,
        text: String(args.text),
        blocks: args.blocks,
        ...(args.thread_ts === undefined ? {} : { thread_ts: String(args.thread_ts) }),
        ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
      })
    }
    return ok({ ts, channel: id })
  }

  #update(args: Call['args']): Outcome {
    this.checkMessage(args)
    const message = this.messages.find(({ ts }) => ts === args.ts)
    if (message === undefined) return refused('message_not_found')
    message.text = String(args.text)
    message.blocks = args.blocks
    return ok({ ts: message.ts })
  }

  #latest(args: Call['args'], isMeant: (message: Message) => boolean): Message[] {
    return this.messages
      .filter(message => message.channel === args.channel && isMeant(message))
      .toReversed()
      .slice(0, Number(args.limit ?? 100))
  }

  #check(kind: 'message_blocks' | 'modal' | 'home', payload: unknown): void {
    this.problems.push(...blockKitProblems(kind, payload))
  }

  /** Notes what Slack would have refused of a message. */
  checkMessage(args: Call['args']): void {
    this.#check('message_blocks', args.blocks)
    const text = String(args.text ?? '')
    if (text.trim() === '') this.problems.push('a message has no text for screen readers')
    if (text.length > 40_000) this.problems.push('a message has too much text')
    if (/<(?:!(?!date\^)|@|#(?![CG][A-Z0-9]+>))/.test(text)) this.problems.push('a message mentions somebody')
    const isPrivate =
      args.response_type === 'ephemeral' || args.user !== undefined || /^[DU]/.test(String(args.channel))
    if (pings(args.blocks, { isPrivate }).length > 0) this.problems.push('a message pings somebody')
    if (String(args.unfurl_links) !== 'false' || String(args.unfurl_media) !== 'false')
      this.problems.push('a message unfurls its links')
  }
}

function ok(body: object): Outcome {
  return { status: 200, body: { ok: true, ...body } }
}

export function refused(error: string): Outcome {
  return { status: 200, body: { ok: false, error } }
}

/** Form fields, of which Slack's client writes objects as JSON. */
function readArguments(body: string): Record<string, unknown> {
  if (body.startsWith('{')) return JSON.parse(body) as Record<string, unknown>
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  )
}

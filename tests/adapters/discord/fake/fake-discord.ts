import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Json, type Loose, nodesOf, problemsWith } from './check-body.ts'
import { type Gateway, startGateway } from './gateway.ts'
import {
  ADMIN_PERMISSIONS,
  APPLICATION_ID,
  BOT,
  FORUM,
  guildOf,
  MEMBER_PERMISSIONS,
  PUBLIC_THREAD,
  snowflake,
  userOf,
} from './world.ts'

export const TOKEN = 'fake.discord.token'

/** A request of the bot, with whatever came as files. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly body: Loose
  readonly files: Readonly<Record<string, string>>
}

/** What to do to the next requests that fit, instead of or after answering them. */
export interface Fault {
  readonly method: string
  readonly path: RegExp
  /** `before`: the connection breaks and nothing happened; `after`: it happened, and nobody heard. */
  readonly drop?: 'before' | 'after'
  readonly status?: number
  readonly body?: Json
  readonly headers?: Readonly<Record<string, string>>
  times: number
}

/** An interaction that somebody began, and what the bot made of it. */
export interface Asked {
  readonly id: string
  readonly token: string
  readonly at: number
  ackMs?: number
  /** What the first answer was: 4 a message, 5 and 6 wait, 7 an update, 8 suggestions, 9 a form. */
  readonly callbacks: { readonly type: number; readonly data: Json }[]
  original?: Json | undefined
  readonly followUps: Json[]
  /** The first thing to be seen: a message, a form, suggestions. */
  seen(): Promise<Json>
}

export interface FakeDiscord {
  readonly apiUrl: string
  readonly token: string
  readonly requests: SeenRequest[]
  /** What the real Discord would have refused. */
  readonly problems: string[]
  readonly gateway: Gateway
  readonly guilds: Json[]
  readonly channels: Map<string, Json>
  readonly messages: Map<string, Json[]>
  readonly commands: Map<string, Json[]>
  /** Who is in the servers, by id, with the ids of their roles there. */
  readonly members: Map<string, readonly string[]>
  readonly faults: Fault[]
  /** What the application's owner set on Discord's pages, beyond a name and a token. */
  readonly application: Loose
  /** After which an interaction is unknown. */
  ackWithinMs: number
  channel(name: string, guild?: Json): Json
  interact(type: number, data: Json, where?: Where): Asked
  slash(command: string, options?: Record<string, string | number | boolean>, where?: Where): Asked
  press(message: Json, label: string, where?: Where): Asked
  say(content: string, where?: Where & { readonly more?: Json }): Json
  /** Changes a channel as its server's administrators do; without changes it is deleted. */
  change(channel: Json, changes?: Json): void
  join(guild: Json): void
  leave(guild: Json): void
  /** Waits for something to be so, looking whenever something happens. */
  until<Found>(find: () => Found | undefined | false): Promise<Found>
  close(): Promise<void>
}

/** Where somebody does something; the first server's first channel where nothing is said. */
export interface Where {
  readonly user?: Json
  readonly guild?: Json | null
  readonly channel?: Json
  readonly permissions?: string
}

const JSON_TYPE = { 'content-type': 'application/json' }

export const GUEST = userOf('700000000000000001', 'ada')

/** Discord as far as a bot sees it, on a free port of this machine. */
export async function startFakeDiscord(
  options: {
    readonly shards?: number
    readonly heartbeatMs?: number
    readonly guilds?: readonly Json[]
    /** Off for timing alone. */
    readonly isChecking?: boolean
  } = {},
): Promise<FakeDiscord> {
  const changes = new EventEmitter().setMaxListeners(0)
  const changed = () => changes.emit('change')
  const server = createServer((request, response) => {
    void handle(request, response).catch(error => {
      fake.problems.push(`The fake failed: ${error}`)
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const guilds = [...(options.guilds ?? [guildOf('600000000000000001', 'Kestrel Campus')])]
  const asked = new Map<string, Asked>()
  const nonces = new Map<string, Json>()

  const fake: FakeDiscord = {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: TOKEN,
    requests: [],
    problems: [],
    guilds,
    channels: new Map(
      guilds.flatMap(guild => (guild.channels as Json[]).map(channel => [channel.id, channel])),
    ),
    messages: new Map(),
    commands: new Map(),
    members: new Map(),
    faults: [],
    application: {},
    // Discord's is 3 seconds; how busy the machine is that runs the tests is not what they are about.
    ackWithinMs: 30_000,
    gateway: startGateway(server, {
      token: TOKEN,
      heartbeatMs: options.heartbeatMs ?? 41_250,
      url: () => `ws://127.0.0.1:${port}`,
      guilds: () => guilds,
      onChange: changed,
    }),
    channel: (name, guild = guilds[0]!) => (guild.channels as Json[]).find(each => each.name === name)!,

    interact(type, data, where = {}) {
      const { user = GUEST, guild = guilds[0]!, permissions = MEMBER_PERMISSIONS } = where
      const channel = where.channel ?? (guild === null ? dmWith(user) : guild.channels[0])
      const id = snowflake()
      const one: Asked = {
        id,
        token: `token-${id}`,
        at: performance.now(),
        callbacks: [],
        followUps: [],
        seen: () => fake.until(() => visible(one)),
      }
      asked.set(one.token, one)
      const who =
        guild === null
          ? { user }
          : {
              guild_id: guild.id,
              guild: { id: guild.id, locale: 'en-US', features: [] },
              member: {
                user,
                permissions,
                roles: [],
                joined_at: guild.joined_at,
                deaf: false,
                mute: false,
                flags: 0,
              },
            }
      const { message, ...rest } = data
      fake.gateway.emit(
        'INTERACTION_CREATE',
        {
          id,
          application_id: APPLICATION_ID,
          type,
          data: rest,
          ...(message === undefined ? {} : { message }),
          ...who,
          channel_id: channel.id,
          channel,
          token: one.token,
          version: 1,
          locale: 'en-US',
          guild_locale: 'en-US',
          app_permissions: MEMBER_PERMISSIONS,
          entitlements: [],
          authorizing_integration_owners: guild === null ? { 1: user.id } : { 0: guild.id },
          context: guild === null ? 1 : 0,
          attachment_size_limit: 10_485_760,
        },
        guild?.id,
      )
      return one
    },
    slash(command, options = {}, where) {
      const [name, subcommand] = command.split(' ')
      const values = Object.entries(options).map(([name, value]) => ({
        name,
        value,
        type: typeof value === 'number' ? 4 : typeof value === 'boolean' ? 5 : 3,
      }))
      const inner = subcommand === undefined ? values : [{ name: subcommand, type: 1, options: values }]
      return fake.interact(2, { id: snowflake(), name, type: 1, options: inner }, where)
    },
    press(message, label, where) {
      const nodes = nodesOf(message.components)
      const button = nodes.find(
        node => node.type === 2 && node.label === label && node.custom_id !== undefined,
      )
      if (button !== undefined)
        return fake.interact(3, { component_type: 2, custom_id: button.custom_id, message }, where)
      const select = nodes.find(
        node => node.type === 3 && node.options.some((each: Json) => each.label === label),
      )
      if (select === undefined)
        throw new Error(`Expected a button or choice named ${label} in ${JSON.stringify(nodes)}`)
      const { value } = select.options.find((each: Json) => each.label === label)
      return fake.interact(
        3,
        { component_type: 3, custom_id: select.custom_id, values: [value], message },
        where,
      )
    },
    say(content, { user = GUEST, guild = guilds[0]!, channel, permissions: _, more = {} } = {}) {
      const place = channel ?? (guild === null ? dmWith(user) : guild.channels[0])
      const message = {
        ...messageOf(place.id, { content }, user),
        channel_type: place.type,
        mentions: content.includes(`<@${BOT.id}>`) ? [BOT] : [],
        ...(guild === null
          ? {}
          : {
              guild_id: guild.id,
              member: { roles: [], joined_at: guild.joined_at, deaf: false, mute: false, flags: 0 },
            }),
        ...more,
      }
      fake.gateway.emit('MESSAGE_CREATE', message, guild?.id)
      return message
    },
    change(channel, changes) {
      const changed = { ...channel, ...changes }
      if (changes === undefined) fake.channels.delete(channel.id)
      else fake.channels.set(channel.id, changed)
      fake.gateway.emit(
        changes === undefined ? 'CHANNEL_DELETE' : 'CHANNEL_UPDATE',
        changed,
        channel.guild_id,
      )
    },
    join(guild) {
      guilds.push(guild)
      for (const channel of guild.channels as Json[]) fake.channels.set(channel.id, channel)
      fake.gateway.emit('GUILD_CREATE', guild, guild.id)
    },
    leave(guild) {
      guilds.splice(guilds.indexOf(guild), 1)
      fake.gateway.emit('GUILD_DELETE', { id: guild.id }, guild.id)
    },
    async until(find) {
      for (;;) {
        const found = find()
        if (found !== undefined && found !== false) return found
        await once(changes, 'change')
      }
    },
    async close() {
      fake.gateway.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake

  function dmWith(user: Json): Json {
    const id = `5${user.id.slice(1)}`
    const channel = { id, type: 1, recipients: [user], last_message_id: null, flags: 0 }
    fake.channels.set(id, channel)
    return channel
  }

  function messageOf(channelId: string, body: Json, author: Json = BOT): Json {
    return {
      id: snowflake(),
      channel_id: channelId,
      author,
      content: body.content ?? '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      type: body.message_reference === undefined ? 0 : 19,
      flags: body.flags ?? 0,
      components: numbered(body.components ?? []),
      ...(body.message_reference === undefined ? {} : { message_reference: body.message_reference }),
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, 'http://fake')
    const path = pathname.replace(/^\/api\/v\d+/, '')
    const method = request.method!.toLowerCase()
    const { body, files } = await read(request)
    const fault = fake.faults.find(each => each.times > 0 && each.method === method && each.path.test(path))
    if (fault !== undefined) fault.times--
    const answer = (status: number, json?: Json, headers: Readonly<Record<string, string>> = {}) => {
      if (fault?.drop === 'after') response.destroy()
      else
        response
          .writeHead(status, { ...(json === undefined ? {} : JSON_TYPE), ...headers })
          .end(json === undefined ? '' : JSON.stringify(json))
      changed()
    }
    if (fault?.drop === 'before') return void response.destroy()
    if (fault?.status !== undefined) return answer(fault.status, fault.body ?? {}, fault.headers)
    if (!/\/callback$|^\/webhooks\//.test(path) && request.headers.authorization !== `Bot ${TOKEN}`)
      return answer(401, { code: 0, message: '401: Unauthorized' })

    fake.requests.push({ method, path, body, files })
    const problems =
      body === undefined || options.isChecking === false
        ? []
        : problemsWith(method, path, body, Object.keys(files))
    fake.problems.push(...problems)
    if (problems.length > 0)
      return answer(400, { code: 50_035, message: `Invalid Form Body: ${problems.join('; ')}` })
    respond(method, path, { body, searchParams, answer })
  }

  function respond(
    method: string,
    path: string,
    {
      body,
      searchParams,
      answer,
    }: { body: Loose; searchParams: URLSearchParams; answer: (status: number, json?: Loose) => void },
  ): unknown {
    const parts = path.split('/').slice(1)
    const [first, second = '', third, fourth, fifth] = parts
    const error = (status: number, code: number, message: string) => answer(status, { code, message })
    if (path === '/gateway/bot')
      return answer(200, {
        url: `ws://127.0.0.1:${port}`,
        shards: options.shards ?? 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 },
      })
    if (path === '/applications/@me')
      return answer(200, { id: APPLICATION_ID, name: 'Hustings', bot: BOT, ...fake.application })
    if (path === '/users/@me/guilds')
      return answer(
        200,
        guilds.map(({ id, name }) => ({ id, name })),
      )
    if (path === '/users/@me/channels') return answer(200, dmWith(userOf(body.recipient_id, 'somebody')))
    if (first === 'applications') {
      const scope = third === 'guilds' ? fourth! : 'global'
      if (scope !== 'global' && !guilds.some(({ id }) => id === scope))
        return error(403, 50_001, 'Missing Access')
      if (method === 'put')
        fake.commands.set(
          scope,
          body.map((each: Json) => ({
            id: snowflake(),
            application_id: APPLICATION_ID,
            version: snowflake(),
            nsfw: false,
            ...each,
            ...(each.options === undefined ? {} : { options: each.options.map(withoutDefaults) }),
          })),
        )
      return answer(200, fake.commands.get(scope) ?? [])
    }
    if (first === 'interactions') {
      const isTold = searchParams.get('with_response') === 'true'
      return interactionCallback(third!, body, { answer, error, isTold })
    }
    if (first === 'webhooks')
      return webhook(method, third!, fifth && decodeURIComponent(fifth), body, answer, error)
    if (first === 'guilds' && third === 'threads')
      return answer(200, {
        threads: [...fake.channels.values()].filter(
          ({ type, guild_id }) => type === PUBLIC_THREAD && guild_id === second,
        ),
        members: [],
      })
    if (first === 'guilds' && third === undefined) return error(404, 10_004, 'Unknown Guild')
    if (first === 'guilds' && third === 'members') {
      const roles = fake.members.get(fourth!)
      if (roles === undefined) return error(404, 10_007, 'Unknown Member')
      const joined_at = '2020-01-01T00:00:00.000Z'
      return answer(200, {
        user: userOf(fourth!, 'member'),
        roles,
        joined_at,
        deaf: false,
        mute: false,
        flags: 0,
      })
    }
    if (first !== 'channels') return error(404, 0, '404: Not Found')

    const channel = fake.channels.get(second)
    if (channel === undefined) return error(404, 10_003, 'Unknown Channel')
    const messages = fake.messages.get(second) ?? []
    fake.messages.set(second, messages)
    if (parts.length === 2) {
      if (method === 'patch')
        Object.assign(channel, { thread_metadata: { ...channel.thread_metadata, ...body } })
      return answer(200, channel)
    }
    if (third === 'typing') return answer(204)
    if (third === 'threads' || fifth === 'threads') {
      const id = fifth === 'threads' ? fourth! : snowflake()
      const thread = {
        id,
        guild_id: channel.guild_id,
        parent_id: second,
        owner_id: BOT.id,
        name: body.name,
        type: PUBLIC_THREAD,
        thread_metadata: {
          archived: false,
          locked: false,
          auto_archive_duration: 4320,
          archive_timestamp: new Date().toISOString(),
        },
        message_count: 0,
        member_count: 1,
        permission_overwrites: [],
      }
      fake.channels.set(id, thread)
      if (channel.type === FORUM) fake.messages.set(id, [{ ...messageOf(id, body.message), id }])
      return answer(201, thread)
    }
    if (third !== 'messages') return error(404, 0, '404: Not Found')
    if (fifth === 'crosspost')
      return answer(
        200,
        messages.find(({ id }) => id === fourth),
      )
    if (method === 'get')
      return answer(200, messages.slice(-Number(searchParams.get('limit') ?? 50)).toReversed())
    if (method === 'post') {
      if (channel.thread_metadata?.archived && channel.thread_metadata.locked)
        return error(403, 50_083, 'Thread is archived')
      const key = `${second} ${body.nonce}`
      const earlier = body.enforce_nonce ? nonces.get(key) : undefined
      if (earlier !== undefined) return answer(200, earlier)
      const message = messageOf(second, body)
      messages.push(message)
      nonces.set(key, message)
      return answer(200, message)
    }
    const message = messages.find(({ id }) => id === fourth)
    if (message === undefined) return error(404, 10_008, 'Unknown Message')
    if (method === 'delete') {
      messages.splice(messages.indexOf(message), 1)
      return answer(204)
    }
    Object.assign(message, {
      components: numbered(body.components),
      edited_timestamp: new Date().toISOString(),
    })
    return answer(200, message)
  }

  function interactionCallback(
    token: string,
    body: Json,
    {
      answer,
      error,
      isTold,
    }: {
      readonly answer: (status: number, json?: Loose) => void
      readonly error: (status: number, code: number, message: string) => void
      /** Whether whoever answers wants to know what became of it. */
      readonly isTold: boolean
    },
  ): unknown {
    const one = asked.get(token)
    if (one === undefined || performance.now() - one.at > fake.ackWithinMs)
      return error(404, 10_062, 'Unknown interaction')
    if (one.callbacks.length > 0) return error(400, 40_060, 'Interaction has already been acknowledged.')
    one.ackMs = performance.now() - one.at
    one.callbacks.push({ type: body.type, data: body.data ?? {} })
    if (body.type === 4 || body.type === 7)
      one.original = { ...messageOf('0', body.data), interaction_metadata: metadata(one) }
    if (!isTold) return answer(204)
    const interaction = { id: one.id, type: 2, response_message_ephemeral: false }
    return answer(200, { interaction, resource: { type: body.type, message: one.original } })
  }

  function metadata({ id }: Asked): Json {
    return { id, type: 2, user: GUEST, authorizing_integration_owners: {} }
  }

  function webhook(
    method: string,
    token: string,
    messageId: string | undefined,
    body: Loose,
    answer: (status: number, json?: Loose) => void,
    error: (status: number, code: number, message: string) => void,
  ): unknown {
    const one = asked.get(token)
    if (one === undefined || one.callbacks.length === 0) return error(404, 10_015, 'Unknown Webhook')
    if (method === 'post') {
      const message = { ...messageOf('0', body), interaction_metadata: metadata(one) }
      one.followUps.push(message)
      return answer(200, message)
    }
    if (messageId !== '@original') return error(404, 10_008, 'Unknown Message')
    if (method === 'delete') {
      one.original = undefined
      return answer(204)
    }
    const ephemeral = Number(one.callbacks[0]!.data.flags ?? 0) & 64
    one.original = {
      ...messageOf('0', body),
      flags: Number(body.flags ?? 0) | ephemeral,
      interaction_metadata: metadata(one),
    }
    return answer(200, one.original)
  }
}

/** What people see of an answer, once there is something to see. */
function visible({ callbacks, original, followUps }: Asked): Json | undefined {
  const [first] = callbacks
  if (first?.type === 8 || first?.type === 9) return first.data
  return followUps[0] ?? original
}

/** Discord gives each component that has no number one of its own. */
function numbered(components: readonly Json[], next = { id: 1 }): Json[] {
  return components.map(each => ({
    ...each,
    id: each.id ?? next.id++,
    ...(each.components === undefined ? {} : { components: numbered(each.components, next) }),
    ...(each.accessory === undefined ? {} : { accessory: numbered([each.accessory], next)[0] }),
  }))
}

/** Discord leaves out of what it gives back what is so anyhow. */
function withoutDefaults(option: Json): Json {
  const { required, options, ...rest } = option
  return {
    ...rest,
    ...(required === true ? { required } : {}),
    ...(options === undefined ? {} : { options: options.map(withoutDefaults) }),
  }
}

async function read(request: IncomingMessage): Promise<{ body: Loose; files: Record<string, string> }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  if (raw.length === 0) return { body: undefined, files: {} }
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return { body: JSON.parse(raw.toString()), files: {} }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const files: Record<string, string> = {}
  for (const value of form.values()) if (typeof value !== 'string') files[value.name] = await value.text()
  return { body: JSON.parse(String(form.get('payload_json'))), files }
}

export const ADMIN: Where = { permissions: ADMIN_PERMISSIONS }

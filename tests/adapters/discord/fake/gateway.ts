import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Json } from './check-body.ts'
import { APPLICATION_ID, BOT, snowflake } from './world.ts'

/** One connection of the bot, with what it needs to be taken up again. */
interface Session {
  readonly id: string
  readonly shard: readonly [number, number]
  socket: WebSocket | undefined
  sequence: number
  readonly sent: { readonly s: number; readonly payload: string }[]
}

/** The side of Discord that tells what happens. */
export interface Gateway {
  /** Sends an event to the connection that serves the guild, also one that is just broken: then when it is back. */
  emit(event: string, data: Json, guildId?: string): void
  /** Sends the last events again, as after a RESUME that was not sure. */
  replay(events: number): void
  /** Breaks every connection; they may be resumed. */
  drop(): void
  /** Tells every connection that its session is over. */
  invalidate(): void
  readonly heard: { identifies: number; resumes: number; heartbeats: number; zombies: number }
  /** What Discord says to whoever begins a session, instead of letting it begin. */
  refusal: { readonly code: number; readonly reason: string } | undefined
  /** Stops answering heartbeats, so that the bot takes the connection for dead. */
  isDeaf: boolean
  close(): void
}

export interface GatewayOptions {
  readonly token: string
  readonly heartbeatMs: number
  readonly url: () => string
  readonly guilds: () => readonly Json[]
  readonly onChange: () => void
}

const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)

export function startGateway(server: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server })
  const sessions: Session[] = []
  const heard = { identifies: 0, resumes: 0, heartbeats: 0, zombies: 0 }

  const dispatch = (session: Session, t: string, d: Json) => {
    const payload = JSON.stringify({ op: 0, t, s: ++session.sequence, d })
    session.sent.push({ s: session.sequence, payload })
    session.socket?.send(payload)
  }
  const ofGuild = (guildId: string, [, total]: readonly [number, number]) =>
    Number((BigInt(guildId) >> 22n) % BigInt(total))

  const gateway: Gateway = {
    heard,
    refusal: undefined,
    isDeaf: false,
    emit(event, data, guildId) {
      for (const session of latest(sessions)) {
        const serves =
          guildId === undefined
            ? session.shard[0] === 0
            : ofGuild(guildId, session.shard) === session.shard[0]
        if (serves) dispatch(session, event, data)
      }
    },
    replay(events) {
      for (const session of latest(sessions))
        for (const { payload } of session.sent.slice(-events)) session.socket?.send(payload)
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate()
    },
    invalidate() {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op: 9, d: false }))
      sessions.length = 0
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }

  sockets.on('connection', socket => {
    let session: Session | undefined
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: options.heartbeatMs } }))
    socket.on('error', () => {})
    socket.on('close', code => {
      if (code === 4009 || code === 1012) heard.zombies++
      if (session?.socket === socket) session.socket = undefined
      // Whoever says goodbye does not come back to it.
      if (code === 1000 && session !== undefined) sessions.splice(sessions.indexOf(session), 1)
      options.onChange()
    })
    socket.on('message', raw => {
      const { op, d } = JSON.parse(raw.toString()) as { op: number; d: Json }
      if (op === 1) {
        heard.heartbeats++
        if (!gateway.isDeaf) socket.send(JSON.stringify({ op: 11 }))
      }
      if (op === 2) {
        heard.identifies++
        if (gateway.refusal !== undefined) return socket.close(gateway.refusal.code, gateway.refusal.reason)
        if (d.token !== options.token) return socket.close(4004, 'Authentication failed.')
        if ((d.intents & PRIVILEGED) !== 0) return socket.close(4014, 'Disallowed intent(s).')
        const created: Session = { id: snowflake(), shard: d.shard ?? [0, 1], socket, sequence: 0, sent: [] }
        session = created
        sessions.push(created)
        const guilds = options.guilds().filter(({ id }) => ofGuild(id, created.shard) === created.shard[0])
        dispatch(session, 'READY', {
          v: 10,
          user: BOT,
          guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
          session_id: session.id,
          resume_gateway_url: options.url(),
          shard: session.shard,
          application: { id: APPLICATION_ID, flags: 0 },
        })
        for (const guild of guilds) dispatch(session, 'GUILD_CREATE', guild)
      }
      if (op === 6) {
        const known = sessions.find(({ id }) => id === d.session_id)
        if (known === undefined) return socket.send(JSON.stringify({ op: 9, d: false }))
        heard.resumes++
        session = known
        session.socket = socket
        for (const { s, payload } of session.sent) if (s > d.seq) socket.send(payload)
        dispatch(session, 'RESUMED', {})
      }
      options.onChange()
    })
  })
  return gateway
}

/** Of each shard, the session begun last. */
function latest(sessions: readonly Session[]): Session[] {
  return [...new Map(sessions.map(session => [session.shard[0], session])).values()]
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Call, SlackMethods } from './methods.ts'

/** A server that speaks as much of Slack's protocol as the bot needs: the Web API, Socket Mode and response addresses. */
export interface FakeSlack {
  /** For SLACK_API_URL. */
  readonly apiUrl: string
  /** For SLACK_AUTHORIZE_URL: the page where somebody agrees that a workspace, named in `team`, installs the bot. */
  readonly authorizeUrl: string
  readonly methods: SlackMethods
  /** What came to response addresses, in order. */
  readonly responses: readonly Record<string, unknown>[]
  /** A new address to answer to. */
  responseUrl(): string
  /**
   * Delivers an envelope over a socket and waits for its acknowledgement.
   *
   * @param socket counted from the oldest that is open, or from behind; the newest when it is not given
   * @returns what the bot acknowledged with
   */
  deliver(
    envelope: Envelope,
    socket?: number,
  ): Promise<{ readonly payload: unknown; readonly afterMs: number }>
  /** How many sockets are open. */
  socketCount(): number
  /** Waits for a socket that has not been waited for yet. */
  nextSocket(): Promise<void>
  /** Waits for a call or response that has not been waited for yet. */
  nextCall(method: string): Promise<Call>
  /** @param url waits for the first one there instead */
  nextResponse(url?: string): Promise<Record<string, unknown>>
  /** Asks the bot to connect again, as Slack does every few hours, or just hangs up. */
  refresh(): void
  drop(): void
  close(): Promise<void>
}

export interface Envelope {
  readonly type: 'slash_commands' | 'events_api' | 'interactive'
  readonly payload: object
  /** The same again for a delivery that is repeated. */
  readonly envelope_id?: string
  readonly retry_attempt?: number
}

/**
 * Starts the fake on a free port of this machine.
 *
 * @param options.isChecking notes what Slack would have refused among `methods.problems`
 */
export async function startFakeSlack({ isChecking = true } = {}): Promise<FakeSlack> {
  const methods = new SlackMethods()
  const responses: Record<string, unknown>[] = []
  const firstResponses = new Map<string, Record<string, unknown>>()
  const acknowledged = new EventTarget()
  const responded = new EventTarget()
  const connected = new EventTarget()
  const sockets = new Set<WebSocket>()
  const unacknowledged = new Map<string, object>()
  let openedSockets = 0
  let seenSockets = 0
  let seenResponses = 0
  let count = 0

  const server = createServer((request, answer) => {
    void handle(request, answer)
  })
  const socketServer = new WebSocketServer({ server })
  socketServer.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // What nobody acknowledged before the bot connected anew comes once more, as Slack delivers it.
    for (const frame of unacknowledged.values()) socket.send(JSON.stringify({ ...frame, retry_attempt: 1 }))
    socket.on('message', data => {
      const ack = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown }
      unacknowledged.delete(ack.envelope_id)
      acknowledged.dispatchEvent(new CustomEvent(ack.envelope_id, { detail: ack.payload }))
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }))
    openedSockets += 1
    connected.dispatchEvent(new Event('socket'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  methods.uploadUrl = `http://127.0.0.1:${port}/upload`

  async function handle(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost')
    if (pathname === '/authorize') {
      answer.writeHead(302, { location: agreed(searchParams) }).end()
      return
    }
    if (pathname === '/upload') return void answer.end('OK')
    if (pathname.startsWith('/response/')) {
      const response = JSON.parse(body) as Record<string, unknown>
      responses.push(response)
      if (!firstResponses.has(pathname)) firstResponses.set(pathname, response)
      if (isChecking) methods.checkMessage(response)
      responded.dispatchEvent(new Event('response'))
      responded.dispatchEvent(new Event(pathname))
      answer.writeHead(200).end('ok')
      return
    }
    const token = /Bearer (.+)/.exec(request.headers.authorization ?? '')?.[1]
    const outcome = await methods.call(pathname.replace('/api/', ''), {
      body,
      token,
      socketUrl: `ws://127.0.0.1:${port}/`,
    })
    if (outcome === 'drop') {
      request.socket.destroy()
      return
    }
    answer.writeHead(outcome.status, { 'content-type': 'application/json', ...outcome.headers })
    answer.end(JSON.stringify(outcome.body))
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    authorizeUrl: `http://127.0.0.1:${port}/authorize`,
    methods,
    responses,
    responseUrl: () => `http://127.0.0.1:${port}/response/${++count}`,
    async deliver(envelope, socket = -1) {
      const id = envelope.envelope_id ?? `envelope-${++count}`
      const acknowledgement = once(acknowledged, id)
      const start = performance.now()
      const frame = {
        accepts_response_payload: true,
        retry_attempt: 0,
        retry_reason: '',
        ...envelope,
        envelope_id: id,
      }
      unacknowledged.set(id, frame)
      ;[...sockets].at(socket)?.send(JSON.stringify(frame))
      const [event] = (await acknowledgement) as [CustomEvent]
      return { payload: event.detail as unknown, afterMs: performance.now() - start }
    },
    socketCount: () => sockets.size,
    async nextSocket() {
      while (openedSockets <= seenSockets) await once(connected, 'socket')
      seenSockets += 1
    },
    nextCall: method => methods.next(method),
    async nextResponse(url) {
      if (url !== undefined) {
        const { pathname } = new URL(url)
        if (!firstResponses.has(pathname)) await once(responded, pathname)
        return firstResponses.get(pathname)!
      }
      while (responses.length <= seenResponses) await once(responded, 'response')
      seenResponses += 1
      return responses[seenResponses - 1]!
    },
    refresh() {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    drop() {
      for (const socket of sockets) socket.terminate()
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      socketServer.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Where the browser goes after somebody agreed. The workspace's id is the code that is changed for its token. */
function agreed(asked: URLSearchParams): string {
  const back = new URL(asked.get('redirect_uri')!)
  back.searchParams.set('code', asked.get('team')!)
  back.searchParams.set('state', asked.get('state')!)
  return String(back)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

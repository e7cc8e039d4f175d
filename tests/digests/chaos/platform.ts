import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How often something was posted, and how often the platform behaved badly. */
export interface PlatformCounts {
  readonly messages: number
  /** Posts under a key that stood already: what a retry after a lost answer looks like. */
  readonly repeats: number
  readonly lostAnswers: number
  readonly refusals: number
}

/**
 * Imitates a chat platform's post call on 127.0.0.1: the same key is the same message. Of the posts, some are accepted and
 * never answered, some are answered that it is busy, some fail before they are accepted.
 */
export async function chaosPlatform(random: () => number) {
  const messages = new Map<string, { readonly channelId: string; readonly title: string }[]>()
  let repeats = 0
  let lostAnswers = 0
  let refusals = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      const { key, channelId, title } = JSON.parse(body)
      const turn = random()
      if (turn < 0.04) {
        refusals++
        response.writeHead(503).end()
        return
      }
      if (turn < 0.07) {
        refusals++
        response.writeHead(429, { 'retry-after': '1' }).end()
        return
      }
      const standing = messages.get(key)
      if (standing === undefined) messages.set(key, [{ channelId, title }])
      else repeats++
      if (turn < 0.15) {
        lostAnswers++
        // Accepted, and then the connection is gone.
        request.socket.destroy()
        return
      }
      response.writeHead(200).end(JSON.stringify({ id: key }))
    })
    // A process that is killed in the midst of a request.
    request.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** By key. */
    messages,
    counts: (): PlatformCounts => ({ messages: messages.size, repeats, lostAnswers, refusals }),
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

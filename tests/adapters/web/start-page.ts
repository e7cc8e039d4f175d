import { request } from 'node:http'
import { discordPreviewer } from '../../../src/adapters/discord/preview.ts'
import { slackPreviewer } from '../../../src/adapters/slack/preview.ts'
import type { PageParts } from '../../../src/adapters/web/parts.ts'
import { startWebServer } from '../../../src/adapters/web/server.ts'
import type { Asker } from '../../../src/bot/command.ts'
import { createNotebook } from '../../../src/bot/notebook.ts'
import { createRecords } from '../../../src/bot/records/create-records.ts'
import { createSignIns, offerSignIn, type SignIns } from '../../../src/bot/sign-ins.ts'
import { quotedWords } from '../../../src/bot/wording.ts'
import { digestRecords } from '../../../src/digests/digest-records.ts'
import { createOperations, type Operations } from '../../../src/operations.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'

/** A running page over a newsroom's articles. Closing it closes the room, unless that was given. */
export interface RunningPage {
  readonly address: string
  readonly port: number
  readonly room: Newsroom
  readonly bugs: unknown[]
  readonly operations: Operations
  close(): Promise<void>
}

export async function startPage(
  given: Partial<PageParts> & {
    readonly room?: Newsroom
    readonly site?: PageParts['site']
    readonly signInsOf?: (store: Newsroom['store']) => SignIns
  } = {},
): Promise<RunningPage> {
  const { room = await openNewsroom(), site = SITE, signInsOf = everybodyMay, ...parts } = given
  const isOwn = given.room === undefined
  const bugs: unknown[] = []
  const { bot } = room
  const operations = await createOperations({ store: room.store, now: NOW })
  const server = await startWebServer({
    host: site.host,
    port: 0,
    isHealthy: async () => true,
    page: {
      bot,
      records: createRecords(room.store),
      notebook: createNotebook(room.memory),
      digests: digestRecords(room.store, NOW),
      site,
      signIns: signInsOf(room.store),
      operations,
      previewers: {
        discord: async () => discordPreviewer(bot.commands),
        slack: async () => slackPreviewer(bot.commands),
      },
      draw: async block => {
        const alt = quotedWords(block)
        return { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', png: new TextEncoder().encode(alt), alt }
      },
      now: NOW,
      reportBug: error => bugs.push(error),
      ...parts,
    },
  })
  return {
    address: `http://127.0.0.1:${server.port}`,
    port: server.port,
    room,
    bugs,
    operations,
    async close() {
      await server.stop()
      if (isOwn) await room.close()
    },
  }
}

const NOW = () => Temporal.Instant.from('2019-11-13T12:00:00Z')

const everybodyMay = (store: Newsroom['store']) =>
  createSignIns({ store, now: NOW, isAdmin: async () => true })

export const SITE: PageParts['site'] = { host: '127.0.0.1', publicUrl: undefined, timeZone: 'UTC' }

/** An answer to a request whose every header is ours, the Host too, which `fetch` would not let us set. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export function rawRequest(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode!,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * A browser's part in it, without script: cookies, the forms of the last page, and following where answers lead.
 *
 * @param cookie that it has from before
 */
export function browse(address: string, cookie = '') {
  let page = ''
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(new URL(path, address), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie === '' ? {} : { cookie }), ...(init.headers as Record<string, string>) },
    })
    for (const each of answer.headers.getSetCookie()) cookie = each.split(';')[0]!
    return answer
  }
  return {
    send,
    async open(path = '/'): Promise<string> {
      page = await (await send(path)).text()
      return page
    },
    /** Sends a form with the token of the last page; gives the page it leads to. */
    async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
      const body = new URLSearchParams({ token: tokenIn(page), ...fields })
      const answer = await send(path, { method: 'POST', body })
      const next = answer.headers.get('location')
      page = next === null ? await answer.text() : await (await send(next)).text()
      return page
    },
    get cookie() {
      return cookie
    },
  }
}

/** A browser that is signed in by a link as it comes in a direct message: what it was shown then, and the link's path. */
export async function signIn({ address, room }: RunningPage, who: Asker) {
  const browser = browse(address)
  const link = await offerSignIn(room.store, who, NOW())
  const path = `/sign-in/${link}`
  await browser.open(path)
  const admin = await browser.post('/sign-in', { link })
  return { browser, admin, path }
}

export function tokenIn(page: string): string {
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

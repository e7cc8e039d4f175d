import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { startWebServer } from '../../src/adapters/web/server.ts'
import type { Bot } from '../../src/bot/dispatch.ts'
import { createRecords } from '../../src/bot/records/create-records.ts'
import { createSignIns } from '../../src/bot/sign-ins.ts'
import { digestRecords } from '../../src/digests/digest-records.ts'
import { type BenchCase, timeInTurn } from '../bench-case.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = 20_000
const QUOTES_EACH = 50
/** Of the one whose page is opened. */
const QUOTES_OF_ONE = 10_000
const RUNS = 60

/**
 * The page of somebody with 10,000 quotations, and a page of a million from the middle, over HTTP, at the 95th percentile,
 * beside a bare hono that says hello.
 */
export default {
  name: 'records',
  run: () =>
    withStoreFile(async (store, file) => {
      fill(file)
      const now = () => Temporal.Instant.from('2026-01-01T00:00Z')
      const page = await startWebServer({
        host: '127.0.0.1',
        port: 0,
        isHealthy: async () => true,
        page: {
          // None of these pages asks it anything.
          bot: { commands: [] } as unknown as Bot,
          records: createRecords(store),
          notebook: { read: never, write: never, remove: never },
          digests: digestRecords(store, now),
          operations: {
            readiness: () => never(),
            bugs: () => [],
            metrics: async () => ({ type: '', text: '' }),
          },
          signIns: createSignIns({ store, now, isAdmin: never }),
          site: { host: '127.0.0.1', publicUrl: undefined, timeZone: 'UTC' },
          draw: never,
          previewers: { discord: never, slack: never },
          now,
          reportBug: error => {
            throw error
          },
        },
      })
      const bare = await startHello()
      const get = async (port: number, path: string) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`)
        if (!answer.ok) throw new Error(`Expected ${path} to be answered but found ${answer.status}`)
        await answer.arrayBuffer()
      }
      const middle = (await store.quotes.find({ limit: 1, offset: (ARTICLES * QUOTES_EACH) / 2 }))[0]!.quote
        .id
      try {
        const rows = []
        for (const [job, path] of [
          [`/people/:id with ${QUOTES_OF_ONE.toLocaleString('en')} quotations`, '/people/p0'],
          ['/api/v1/quotes, the newest of a million', '/api/v1/quotes'],
          ['/api/v1/quotes, from the middle of a million', `/api/v1/quotes?after=${middle}`],
        ] as const) {
          const { p95 } = await timeInTurn(
            RUNS,
            () => get(page.port, path),
            () => get(bare.port, '/'),
          )
          rows.push({ job: `${job}, p95`, ...p95, unit: 'ms' as const, peer: 'a bare hono hello' })
        }
        return rows
      } finally {
        bare.stop()
        await page.stop()
      }
    }),
} satisfies BenchCase

const never = () => Promise.reject(new Error('Expected no platform to be shown'))

function startHello(): Promise<{ port: number; stop: () => void }> {
  return new Promise(resolve => {
    const app = new Hono().get('/', context => context.text('hello'))
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ port, stop: () => server.close() }),
    )
  })
}

/** Puts articles and quotations straight into the tables: an article an hour, a thousand people who speak in turn. */
function fill(file: string): void {
  const database = new DatabaseSync(file)
  const text = 'Somebody said on Tuesday: “We will mend the bridge before the winter comes,” and left.'
  const content = JSON.stringify([{ start: 27, end: 75 }])
  const at = `strftime('%Y-%m-%dT%H:00:00.000000000Z', '2023-01-01', '+' || n || ' hours')`
  const numbers = (count: number) =>
    `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${count - 1})`
  database.exec('begin')
  database.exec(`${numbers(1_000)} insert into people (id, name, family_name, other_names, roles, quote_count, mention_count)
    select 'p' || n, 'Robin Sample' || n, 'Sample' || n, '[]', '[]', 1000, 0 from numbers`)
  database.exec(`${numbers(ARTICLES)} insert into articles
    (key, id, revision, newest, canonical_url, publisher, headline, published_at, published_on, language, text)
    select n + 1, 'a' || n, 1, 1, 'https://ledger.example.com/' || n, 'The Harbor Ledger', 'News ' || n, ${at},
      substr(${at}, 1, 10), 'en', '${text}' from numbers`)
  // Every hundredth quotation is hers.
  database.exec(`${numbers(ARTICLES * QUOTES_EACH)} insert into quotes
    (article_key, "index", newest, published_at, kind, content, speaker, speaker_id, medium, confidence)
    select n / ${QUOTES_EACH} + 1, n % ${QUOTES_EACH}, 1, (select published_at from articles where key = n / ${QUOTES_EACH} + 1),
      'direct', '${content}', 'Robin Sample',
      'p' || (case when n % ${(ARTICLES * QUOTES_EACH) / QUOTES_OF_ONE} = 0 then 0 else 1 + n % 999 end), 'said', 0.9
    from numbers`)
  database.exec(`update people set quote_count = ${QUOTES_OF_ONE} where id = 'p0'`)
  database.exec('commit')
  database.close()
}

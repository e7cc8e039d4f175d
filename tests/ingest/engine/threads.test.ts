import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type TextEngine, textEngineHere } from '../../../src/ingest/engine/jobs.ts'
import { type ThreadedEngine, threadedEngine } from '../../../src/ingest/engine/threads.ts'
import type { Person } from '../../../src/model/person.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'

const senator: Person = {
  id: 'quist',
  name: 'Elsa Quist',
  familyName: 'Quist',
  otherNames: [],
  roles: [{ office: 'U.S. Senator', start: Temporal.PlainDate.from('2019-01-15') }],
  gender: 'female',
}
const input = {
  text: '“We will mend the bridge,” Sen. Quist said Tuesday. “It has waited for ninety years.”\nMayor Helen Marsh agreed.',
  headline: 'Quist will mend the bridge',
  publishedOn: Temporal.PlainDate.from('2024-03-06'),
}
const page = readFileSync(
  join(import.meta.dirname, '../../feeds/pages/fixtures/embedded-post/input.html'),
  'utf8',
)
const url = 'https://ledger.example.com/bridge'

let engine: ThreadedEngine | undefined
afterEach(() => engine?.close())

/** An engine in two threads, to be closed after the test. */
function threaded(more: { readonly deadlineMs?: number } = {}): ThreadedEngine {
  engine = threadedEngine({ people: [senator], threads: 2, ...more })
  return engine
}

test('what is read in threads is what is read here, days and obstacles included', async () => {
  const here: TextEngine = textEngineHere(directoryOf([senator]))
  const there = threaded()
  const text = await there.readText(input)
  expect(text).toEqual(await here.readText(input))
  expect(text.attributions[0]).toMatchObject({
    speaker: 'Elsa Quist',
    saidOn: Temporal.PlainDate.from('2024-03-05'),
  })
  expect(await there.readPage(page, { url })).toEqual(await here.readPage(page, { url }))
  const empty = await there.readPage('<html><body></body></html>', { url })
  expect(empty.obstacle).toMatchObject({ name: 'UserError', code: 'empty-page' })
  expect(empty.obstacle?.message).toBe(
    (await here.readPage('<html><body></body></html>', { url })).obstacle?.message,
  )
})

test('many jobs at once each get their own answer', async () => {
  const there = threaded()
  const read = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      there.readText({ text: `“Vote for plan ${index} today,” Mayor Helen Marsh said.` }),
    ),
  )
  expect(read.map(({ attributions: [quote] }) => quote?.content[0]?.end)).toEqual(
    Array.from({ length: 40 }, (_, index) => `“Vote for plan ${index} today,`.length),
  )
})

test('meanwhile this thread goes on', async () => {
  const there = threaded()
  await there.readText(input)
  let ticks = 0
  const timer = setInterval(() => ticks++, 1)
  // Takes a thread hundreds of milliseconds.
  await there.readPage('<div>'.repeat(300_000), { url })
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(3)
})

test('a job that takes too long fails in words, and the next one is done', async () => {
  const there = threaded({ deadlineMs: 1 })
  await expect(there.readPage('<div>'.repeat(300_000), { url })).rejects.toMatchObject({
    name: 'UserError',
    code: 'too-long',
  })
  const patient = threadedEngine({ people: [], threads: 1, deadlineMs: 30_000 })
  expect((await patient.readText(input)).passages.length).toBeGreaterThan(0)
  await patient.close()
})

test('closed, it fails what is under way and whatever comes', async () => {
  const there = threaded()
  const failing = expect(there.readPage('<div>'.repeat(300_000), { url })).rejects.toThrow(/closed/)
  await there.close()
  await failing
  await expect(there.readText(input)).rejects.toThrow(/closed/)
})

import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runPrompt } from '../../../src/adapters/terminal/prompt.ts'
import { type Bot, createBot } from '../../../src/bot/dispatch.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'
import type { Store } from '../../../src/stores/store.ts'
import { asker } from '../../bot/asker.ts'
import { freshMemory } from '../../bot/memory.ts'
import { sampleCommands } from '../../bot/sample-commands.ts'

let store: Store
let bot: Bot
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  bot = createBot({
    store,
    memory: freshMemory(),
    commands: sampleCommands,
    now: () => Temporal.Instant.from('2019-11-08T12:00:00Z'),
    reportBug: () => {},
  })
})
afterEach(() => store.close())

interface Opening {
  readonly bot?: Bot
  readonly history?: readonly string[]
  readonly isTerminal?: boolean
  readonly stopping?: AbortController
}

/** A prompt: what is written to `input` is typed, `shown()` is what was answered. */
function open(options: Opening = {}) {
  const input = new PassThrough()
  const output = Object.assign(new PassThrough(), { isTTY: options.isTerminal ?? false, columns: 80 })
  const histories: (readonly string[])[] = []
  const { stopping = new AbortController() } = options
  let shown = ''
  output.on('data', chunk => {
    shown += chunk
  })
  const ended = runPrompt(options.bot ?? bot, {
    input,
    output,
    asker,
    style: (_, text) => text,
    history: options.history ?? [],
    onHistory: lines => histories.push([...lines]),
    signal: stopping.signal,
  })
  return { input, output, ended, histories, stopping, shown: () => shown }
}

test('each line is answered, up to the end of input', async () => {
  const { input, ended, shown } = open()
  input.end('/poll helen marsh\n\n   \nwho won?\n/poll\n')
  await ended
  expect(shown()).toContain('{"person":"helen marsh"}')
  expect(shown()).toContain('{"question":"who won?"}')
  expect(shown()).toContain('/poll needs person')
  expect(shown().match(/hustings> /g)!.length).toBeGreaterThanOrEqual(2)
})

test('a last line without its line end is answered too', async () => {
  const { input, ended, shown } = open()
  input.end('who won?')
  await ended
  expect(shown()).toContain('{"question":"who won?"}')
})

for (const word of ['/quit', 'quit', '/EXIT', '  exit  ']) {
  test(`"${word}" ends it, and nothing after it is answered`, async () => {
    const { input, ended, shown } = open()
    input.write(`who won?\n${word}\nwho lost?\n`)
    await ended
    expect(shown()).toContain('who won?')
    expect(shown()).not.toContain('who lost?')
  })
}

test('no input at all is no failure', async () => {
  const { input, ended, shown } = open()
  input.end()
  await ended
  expect(shown()).toContain('hustings> ')
})

test('the signal ends it while it waits', async () => {
  const { input, ended, stopping } = open()
  input.write('who won?\n')
  await new Promise(resolve => setImmediate(resolve))
  stopping.abort()
  await ended
})

test('a signal that came before it began ends it at once', async () => {
  const stopping = new AbortController()
  stopping.abort()
  const { ended, shown } = open({ stopping })
  await ended
  expect(shown()).toBe('')
})

test('the signal ends it while an answer is under way, and that answer is still shown', async () => {
  let release = () => {}
  const slow: Bot = {
    ...bot,
    say: async (line, from) => {
      await new Promise<void>(resolve => {
        release = resolve
      })
      return bot.say(line, from)
    },
  }
  const { input, ended, stopping, shown } = open({ bot: slow })
  input.write('who won?\nwho lost?\n')
  await new Promise(resolve => setImmediate(resolve))
  stopping.abort()
  release()
  await ended
  expect(shown()).toContain('{"question":"who won?"}')
  expect(shown()).not.toContain('who lost?')
})

test('on a terminal, Tab completes and what is typed is kept, newest first', async () => {
  const { input, ended, histories, shown } = open({ isTerminal: true, history: ['/status'] })
  input.write('/po\t')
  await until(() => shown().includes('/poll'))
  input.write(' marsh\r')
  await until(() => shown().includes('{"person":"marsh"}'))
  input.write('/quit\r')
  await ended
  expect(histories[0]).toEqual(['/poll marsh', '/status'])
})

test('on a terminal, Ctrl-C ends it', async () => {
  const { input, ended } = open({ isTerminal: true })
  input.write('half a li\u0003')
  await ended
})

/** Lets what is under way go on until it has come so far. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise(resolve => setImmediate(resolve))
}

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { chat } from '../../src/cli/chat.ts'
import { start } from '../../src/cli/start.ts'

// Within the test's process, with a terminal made of streams. As real processes: service.test.ts.

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hustings-prompting-'))
})
afterAll(() => rm(data, { recursive: true }))

let input: PassThrough
let shown: string
let stopSignals: Map<string, () => void>
beforeEach(() => {
  vi.stubEnv('PORT', '0')
  shown = ''
  vi.spyOn(console, 'log').mockImplementation(text => {
    shown += `${text}\n`
  })
  // What would stop this process is kept, to be sent by the test.
  stopSignals = new Map()
  const on = process.on.bind(process)
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    if (event !== 'SIGTERM' && event !== 'SIGINT') return on(event as 'exit', listener)
    stopSignals.set(event, listener as () => void)
    return process
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** Puts streams in the place of standard input and output. */
function sitAt({ isTerminal }: { readonly isTerminal: boolean }): void {
  input = Object.assign(new PassThrough(), { isTTY: isTerminal })
  const output = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80 })
  output.on('data', chunk => {
    shown += chunk
  })
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never)
  vi.spyOn(process, 'stdout', 'get').mockReturnValue(output as never)
}

/** Waits until this has been shown. */
function until(pattern: RegExp): Promise<RegExpExecArray> {
  return vi.waitUntil(() => pattern.exec(shown), { interval: 5, timeout: 20_000 })
}

describe('chat', () => {
  test('answers at the prompt, and keeps nothing of what was piped in', async () => {
    sitAt({ isTerminal: false })
    input.end('/about\n/nonsense\n')
    await chat({ data })
    expect(shown).toContain('hustings> ')
    expect(shown).toContain('There is no command /nonsense')
    await expect(readFile(join(data, 'history'))).rejects.toThrow('ENOENT')
  })

  test('on a terminal, what was typed is there the next time', async () => {
    sitAt({ isTerminal: true })
    const first = chat({ data })
    await until(/hustings> /)
    input.write('/about\r')
    await until(/Articles/)
    input.write('/nonsense\r/quit\r')
    await first
    expect(await readFile(join(data, 'history'), 'utf8')).toMatch(/\/nonsense\n\/about$/)

    shown = ''
    sitAt({ isTerminal: true })
    const second = chat({ data })
    await until(/hustings> /)
    // The arrow up, to the line before the last: /quit, then /nonsense.
    input.write('\u001b[A\u001b[A\r')
    await until(/There is no command \/nonsense/)
    input.end('/quit\r')
    await second
  })
})

describe('start', () => {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    test(`without a terminal it runs until ${signal}, then frees its port`, async () => {
      sitAt({ isTerminal: false })
      const running = start({ data })
      const [, address] = await until(/Server: (\S+)/)
      await until(/running until SIGTERM/)
      expect((await fetch(address!)).status).toBe(200)
      expect(shown).not.toContain('Stopped.')
      stopSignals.get(signal)!()
      await running
      expect(shown).toMatch(/Stopped\.\n$/)
      await expect(fetch(address!)).rejects.toThrow()
    })
  }

  test('a signal that comes while the database is opened ends it as well', async () => {
    sitAt({ isTerminal: false })
    const running = start({ data })
    stopSignals.get('SIGTERM')!()
    await running
    expect(shown).toMatch(/Stopped\.\n$/)
  })

  test('on a terminal it has a prompt, and ends with it', async () => {
    sitAt({ isTerminal: true })
    const running = start({ data })
    const [, address] = await until(/Server: (\S+)/)
    await until(/\/quit to stop[\s\S]*hustings> /)
    input.write('/nonsense\r')
    await until(/There is no command \/nonsense/)
    input.write('/quit\r')
    await running
    expect(shown).toMatch(/Stopped\.\n$/)
    await expect(fetch(address!)).rejects.toThrow()
  })

  test('at a prompt, a signal ends it too', async () => {
    sitAt({ isTerminal: true })
    const running = start({ data })
    await until(/hustings> /)
    stopSignals.get('SIGTERM')!()
    await running
    expect(shown).toMatch(/Stopped\.\n$/)
  })
})

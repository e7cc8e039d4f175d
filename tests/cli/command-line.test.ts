import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readJsonLines } from '../../src/eval/json-lines.ts'
import { NEWSROOM_FILE } from '../bot/newsroom.ts'

// The command line within the test's process: which words reach which subcommand. As real processes: one-shot.test.ts.

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-command-line-'))
})
afterAll(() => rm(folder, { recursive: true }))

let printed: string
beforeEach(() => {
  printed = ''
  vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1')
  const keep = (text: unknown) => {
    printed += `${text}\n`
    return true
  }
  vi.spyOn(console, 'log').mockImplementation(keep)
  vi.spyOn(console, 'error').mockImplementation(keep)
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
})
const listeners = process.stdout.listeners('error')
const ownListeners = () => process.stdout.listeners('error').filter(each => !listeners.includes(each))
afterEach(() => {
  for (const each of ownListeners()) process.stdout.off('error', each as () => void)
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
})

/** Runs a line as the shell would give it. @returns the exit status */
async function hustings(...args: readonly string[]): Promise<number> {
  const exit = vi.spyOn(process, 'exit').mockImplementation(status => {
    throw new Error(`Exit ${status}`)
  })
  const { argv } = process
  process.argv = ['node', 'hustings', ...args]
  vi.resetModules()
  try {
    await import('../../src/cli.ts')
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (exit.mock.calls.length === 0) throw error
    return Number(exit.mock.calls[0]![0])
  } finally {
    process.argv = argv
  }
}

describe('subcommands', () => {
  test('ingest, say and doctor work on the folder that --data names', async () => {
    const data = ['--data', join(folder, 'data')]
    expect(await hustings('ingest', NEWSROOM_FILE, '--json', ...data)).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ failed: [], unchanged: [] })

    printed = ''
    // Unquoted words are one line.
    expect(await hustings('say', '/quote', 'owen', 'marsh', '--json', ...data)).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ title: 'Owen Marsh' })

    printed = ''
    expect(await hustings(...data, 'say', '--json', '/quote owen marsh'), 'before the command').toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ title: 'Owen Marsh' })

    printed = ''
    expect(await hustings('doctor', '--json', ...data)).toBe(0)
    expect(JSON.parse(printed)).toContainEqual(
      expect.objectContaining({
        name: 'Database',
        detail: expect.stringContaining(join(folder, 'data', 'hustings.db')),
      }),
    )

    const input = new PassThrough()
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never)
    input.end('/quote owen marsh\n')
    printed = ''
    expect(await hustings('chat', ...data)).toBe(0)
    expect(printed).toContain('I only count the boats')
  }, 60_000)

  test('eval reads --in, writes --out, and hands its options on', async () => {
    const put = async (name: string, rows: readonly object[]) => {
      await writeFile(join(folder, name), rows.map(row => JSON.stringify(row)).join('\n'))
      return join(folder, name)
    }
    const rows = ['one', 'two'].map(set => ({
      qid: set,
      set,
      question: 'Who gathered the quilts?',
      query: '',
    }))
    const text = 'Joan Beale gathered the quilts.'
    const input = await put('questions.jsonl', rows)
    const docs = await put('docs.jsonl', [{ id: 'd', set: 'two', text }])
    const output = join(folder, 'answers.jsonl')
    expect(await hustings('eval', 'qa', '--in', input, '--out', output, '--docs', docs, '--set', 'two')).toBe(
      0,
    )
    expect(await readJsonLines(output)).toMatchObject([{ qid: 'two', sentences: [{ doc: 'd', text }] }])

    // Without --set, the set that has no documents is a failure, and told.
    expect(await hustings('eval', 'qa', '--in', input, '--out', output, '--docs', docs)).toBe(1)
    expect(printed).toContain('There are no documents of set one.')
    await hustings('eval', 'retrieval', '--in', input, '--out', output, '--corpus', folder)
    expect(printed).toContain(`There is no corpus.one.jsonl.gz in ${folder}.`)
  })

  test('what nobody foresaw is not made a sentence of: it is thrown whole', async () => {
    const input = join(folder, 'no-rows.jsonl')
    await writeFile(input, '')
    await expect(hustings('eval', 'qa', '--in', input, '--out', folder)).rejects.toThrow('EISDIR')
  })
})

describe('exit status', () => {
  const cases = [
    { args: ['--help'], status: 0, says: 'ingest [options] <path...>' },
    { args: ['eval', '--help'], status: 0, says: '--corpus <dir>' },
    { args: ['bench', '--help'], status: 0, says: 'print the rows as JSON' },
    {
      args: ['bench', 'horoscopes'],
      status: 2,
      says: 'There is no bench “horoscopes”. There are “ask”',
    },
    { args: ['--data', 'x', 'bench'], status: 2, says: 'hustings bench takes no --data' },
    { args: ['frobnicate'], status: 2, says: '(hustings --help lists the commands)' },
    { args: ['eval', 'qa', '--out', 'y'], status: 2, says: "required option '--in <file>'" },
    { args: ['eval', 'horoscopes', '--in', 'x', '--out', 'y'], status: 2, says: 'no evaluation job' },
    { args: ['eval', 'qa', '--in', 'x.jsonl', '--out', 'y'], status: 1, says: 'There is no file x.jsonl.' },
  ]
  for (const { args, status, says } of cases) {
    test(`hustings ${args.join(' ')}`, async () => {
      expect(await hustings(...args)).toBe(status)
      expect(printed).toContain(says)
    })
  }

  test('a configuration that cannot be used is wrong usage', async () => {
    vi.stubEnv('PORT', 'eighty')
    expect(await hustings('start', '--data', join(folder, 'data'))).toBe(2)
    expect(printed).toContain('PORT must be')
  })

  test('whoever reads along and stops ends it without a word; any other failure of the output is thrown', async () => {
    await hustings('eval', 'qa', '--in', 'x.jsonl', '--out', 'y')
    const [failed] = ownListeners() as ((error: Error) => void)[]
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
    exit.mockClear()
    failed!(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
    expect(exit).toHaveBeenCalledTimes(1)
    expect(() => failed!(Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toThrow('no space')
    expect(exit).toHaveBeenCalledTimes(1)
  })
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readJsonLines, writeJsonLines } from '../../src/eval/json-lines.ts'
import { runEvalJob } from '../../src/eval/run-job.ts'
import { UserError } from '../../src/model/errors.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-eval-'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = async (name: string, content: string | Uint8Array) => {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

describe('reading', () => {
  // Lines long enough to come in several pieces, cut inside letters of two and four bytes.
  const long = Array.from({ length: 3 }, (_, id) => ({
    id,
    text: `${'é'.repeat(40_000)}${'🗳'.repeat(20_001)}`,
  }))

  const cases: readonly (readonly [content: string, rows: unknown[]])[] = [
    ['', []],
    ['{"id":1}\n{"id":2}\n', [{ id: 1 }, { id: 2 }]],
    ['{"id":1}\r\n\r\n{"id":2}', [{ id: 1 }, { id: 2 }]],
    ['{"text":"“Über”\u2028und weiter 🗳️"}\n', [{ text: '“Über”\u2028und weiter 🗳️' }]],
    ['1\n"a"\nnull\n', [1, 'a', null]],
    ['\ufeff{"id":1}\n', [{ id: 1 }]],
    [long.map(row => JSON.stringify(row)).join('\n'), long],
  ]
  for (const [content, rows] of cases) {
    test(JSON.stringify(content).slice(0, 60), async () => {
      expect(await readJsonLines(await put('rows.jsonl', content)), content).toEqual(rows)
      expect(await readJsonLines(await put('rows.jsonl.gz', gzipSync(content))), content).toEqual(rows)
    })
  }

  test('a line that is not JSON is named with its file', async () => {
    const file = await put('rows.jsonl', '{"id":1}\n\n{"id":\n')
    await expect(readJsonLines(file)).rejects.toThrow(`Expected JSON on line 3 of ${file}`)
  })

  test('a file that is missing or not gzip is an error, not a hang', async () => {
    await expect(readJsonLines(join(folder, 'none.jsonl'))).rejects.toThrow('ENOENT')
    await expect(readJsonLines(join(folder, 'none.jsonl.gz'))).rejects.toThrow('ENOENT')
    await expect(readJsonLines(await put('plain.jsonl.gz', '{"id":1}\n'))).rejects.toThrow('incorrect header')
  })
})

test('rows are written one a line, and read back the same', async () => {
  const rows = [{ id: 1, text: 'two\nlines' }, { id: 2, text: '“marks”' }, {}]
  const file = join(folder, 'out.jsonl')
  await writeJsonLines(file, streamOf(rows))
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(rows.length + 1)
  expect(await readJsonLines(file)).toEqual(rows)
})

test('a job that fails midway fails the writing', async () => {
  async function* failing() {
    yield { id: 1 }
    throw new Error('Row 2 cannot be read')
  }
  await expect(writeJsonLines(join(folder, 'out.jsonl'), failing())).rejects.toThrow('Row 2 cannot be read')
})

describe('running a job', () => {
  const row = (id: string, set: string) => ({
    id,
    set,
    headline: 'Marsh opens her campaign',
    text: '“We will win,” Helen Marsh said.',
  })

  test('one set is taken where one is named', async () => {
    const lines = [row('a', 'one'), row('b', 'two')].map(each => JSON.stringify(each)).join('\n')
    const input = await put('in.jsonl', lines)
    const output = join(folder, 'out.jsonl')
    await runEvalJob('quotes', { input, output }, {})
    expect(await readJsonLines(output)).toHaveLength(2)
    await runEvalJob('quotes', { input, output }, { set: 'two' })
    expect(await readJsonLines(output)).toMatchObject([{ id: 'b' }])
  })

  test('an unknown job and a missing file are told to the user', async () => {
    const files = { input: join(folder, 'none.jsonl'), output: join(folder, 'out.jsonl') }
    const unknown = await runEvalJob('../cli', files, {}).catch((error: unknown) => error)
    expect(unknown).toBeInstanceOf(UserError)
    expect((unknown as UserError).code).toBe('unknown-job')
    expect((unknown as UserError).message).toContain('The jobs are quotes, ')
    const missing = await runEvalJob('quotes', files, {}).catch((error: unknown) => error)
    expect(missing).toMatchObject({ code: 'no-such-file', message: expect.stringContaining('none.jsonl') })
  })

  for (const job of ['quotes', 'retrieval', 'qa', 'summary', 'clustering']) {
    test(`a row that is not one for ${job} is told to the user`, async () => {
      const input = await put('in.jsonl', '{"unheard":"of"}\n')
      const refused = await runEvalJob(job, { input, output: join(folder, 'out.jsonl') }, {}).catch(
        (error: unknown) => error,
      )
      expect(refused).toBeInstanceOf(UserError)
      expect(refused).toMatchObject({ code: 'bad-row', message: expect.stringContaining('in.jsonl') })
    })
  }
})

async function* streamOf(rows: readonly object[]): AsyncGenerator<object> {
  yield* rows
}

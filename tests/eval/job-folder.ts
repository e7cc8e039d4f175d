import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll } from 'vitest'
import { readJsonLines } from '../../src/eval/json-lines.ts'
import { runEvalJob } from '../../src/eval/run-job.ts'

/** A folder of evaluation files that lives as long as the tests of one file. */
export function jobFolder() {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hustings-job-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const path = (name = '') => join(folder, name)
  return {
    path,
    /** Writes rows as JSON Lines, compressed where the name ends in `.gz`. */
    async put(name: string, rows: readonly object[]): Promise<string> {
      const text = rows.map(row => `${JSON.stringify(row)}\n`).join('')
      await writeFile(path(name), name.endsWith('.gz') ? gzipSync(text) : text)
      return path(name)
    },
    /** What `hustings eval` writes for this input. */
    async predictions(
      job: string,
      input: string,
      options: Parameters<typeof runEvalJob>[2] = {},
    ): Promise<unknown[]> {
      const output = path('predictions.jsonl')
      await runEvalJob(job, { input, output }, options)
      return readJsonLines(output)
    },
  }
}

/** The row with gold fields that fail when read. */
export function withPoisonedGold<Row extends object>(row: Row, gold: readonly string[]): Row {
  const poisoned = { ...row }
  for (const field of gold) {
    Object.defineProperty(poisoned, field, {
      enumerable: true,
      get() {
        throw new Error(`Expected the gold field ${field} not to be read`)
      },
    })
  }
  return poisoned
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchCase, timeInTurn } from '../bench-case.ts'

const CLI = join(import.meta.dirname, '../../src/cli.ts')

/** From nothing to the printed answer, once the seeds are in: what a person waits for `hustings say`. */
export default {
  name: 'cold start',
  async run() {
    const data = mkdtempSync(join(tmpdir(), 'hustings-bench-'))
    const node = (...words: string[]) => execFileSync(process.execPath, words, { stdio: 'pipe' })
    const say = () => node(CLI, 'say', '/quote sessions', '--data', data)
    try {
      say()
      const { ours, peers } = await timeInTurn(15, say, () => node('-e', '0'))
      return [{ job: 'say "/quote sessions"', ours, unit: 'ms', peer: 'node -e 0', peers }]
    } finally {
      rmSync(data, { recursive: true })
    }
  },
} satisfies BenchCase

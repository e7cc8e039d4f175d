import { join } from 'node:path'
import { readCommands } from './bot/registry.ts'
import { writeDocs } from './write-docs.ts'

// `npm run docs` writes the parts of the docs that come from the code; with --check it only says which are out of date.

const ROOT = join(import.meta.dirname, '..')

const isCheck = process.argv.includes('--check')
const stale = await writeDocs(ROOT, { commands: await readCommands(join(ROOT, 'commands')), isCheck })
if (!isCheck) {
  console.log(stale.length === 0 ? 'The docs are up to date.' : `Wrote ${stale.join(', ')}.`)
} else if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run npm run docs and commit what changes.`)
  process.exitCode = 1
}

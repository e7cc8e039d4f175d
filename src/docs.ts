import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from './bot/command.ts'
import { readCommands } from './bot/registry.ts'
import { environmentExample } from './config.ts'

// `npm run docs` writes the parts of the docs that come from the code; with --check it only says which are out of date.

const ROOT = join(import.meta.dirname, '..')
const BEGIN = '<!-- commands: made by npm run docs -->'
const END = '<!-- /commands -->'

const commands = await readCommands(join(ROOT, 'commands'))
const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
const wanted = new Map([
  ['README.md', withTable(readme, commandTable(commands))],
  ['.env.example', environmentExample()],
])
const stale: string[] = []
for (const [file, text] of wanted) {
  const current = await readFile(join(ROOT, file), 'utf8').catch(() => '')
  if (current !== text) stale.push(file)
}
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run npm run docs and commit what changes.`)
    process.exitCode = 1
  }
} else {
  for (const file of stale) await writeFile(join(ROOT, file), wanted.get(file)!)
  console.log(stale.length === 0 ? 'The docs are up to date.' : `Wrote ${stale.join(', ')}.`)
}

function withTable(text: string, table: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`Expected ${BEGIN} and ${END} in README.md`)
  return `${text.slice(0, begin + BEGIN.length)}\n${table}\n${text.slice(end)}`
}

function commandTable(all: readonly Command[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = all.map(({ name, description, example, options }) => {
    const listed = Object.entries(options).map(([option, spec]) => (spec.required ? `**${option}**` : option))
    return `| \`/${name}\` | ${cell(description)} | ${listed.join(', ') || '–'} | \`${cell(example)}\` |`
  })
  return [
    '| command | what it does | options (**needed**) | for example |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

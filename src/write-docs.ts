import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from './bot/command.ts'
import { environmentExample } from './config.ts'

/**
 * Writes the parts of the docs that come from the code: the table of commands in README.md, and .env.example.
 *
 * @param root folder of these files
 * @param options.isCheck only looks, and writes nothing
 * @returns names of the files that were out of date
 * @throws Error when README.md has no place for the table
 */
export async function writeDocs(
  root: string,
  { commands, isCheck }: { readonly commands: readonly Command[]; readonly isCheck: boolean },
): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const wanted = {
    'README.md': withTable(readme, commandTable(commands)),
    '.env.example': environmentExample(),
  }
  const stale: string[] = []
  for (const [name, text] of Object.entries(wanted)) {
    const file = join(root, name)
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue
    stale.push(name)
    if (!isCheck) await writeFile(file, text)
  }
  return stale
}

const BEGIN = '<!-- commands: made by npm run docs -->'
const END = '<!-- /commands -->'

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

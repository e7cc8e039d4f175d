import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../src/model/errors.ts'
import type { BenchCase, BenchRow } from './bench-case.ts'

/**
 * Runs the cases and prints one table, or the rows as JSON. Cases run one after the other, alone on the machine.
 *
 * @param only the names of the cases to run; all when empty
 * @throws UserError `unknown-case`
 */
export async function runBench(only: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const cases = await readCases()
  const unknown = only.find(name => cases.every(bench => bench.name !== name))
  if (unknown !== undefined) {
    const names = cases.map(({ name }) => `“${name}”`).join(', ')
    throw new UserError('unknown-case', `There is no bench “${unknown}”. There are ${names}.`)
  }
  const rows: (BenchRow & { readonly part: string })[] = []
  for (const bench of cases) {
    if (only.length > 0 && !only.includes(bench.name)) continue
    for (const row of await bench.run()) rows.push({ part: bench.name, ...row })
  }
  console.log(options.json ? JSON.stringify(rows, undefined, 2) : table(rows))
}

async function readCases(): Promise<BenchCase[]> {
  const folder = join(import.meta.dirname, 'cases')
  const files = (await readdir(folder)).sort()
  return Promise.all(
    files.map(async file => ((await import(join(folder, file))) as { default: BenchCase }).default),
  )
}

function table(rows: readonly (BenchRow & { readonly part: string })[]): string {
  const number = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 3 })
  const cells = [
    ['part', 'job', 'ours', 'unit', 'peer', 'peer’s', 'ours / peer’s'],
    ...rows.map(row => [
      row.part,
      row.job,
      number(row.ours),
      row.unit,
      row.peer,
      number(row.peers),
      number(row.ours / row.peers),
    ]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map(line => line[column]!.length)))
  return cells
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

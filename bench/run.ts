import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchCase, BenchRow } from './bench-case.ts'

/** Runs every case and prints one table, or the rows as JSON. Cases run one after the other, alone on the machine. */
export async function runBench(options: { readonly json?: boolean }): Promise<void> {
  const folder = join(import.meta.dirname, 'cases')
  const rows: (BenchRow & { readonly part: string })[] = []
  for (const file of (await readdir(folder)).sort()) {
    const bench = ((await import(join(folder, file))) as { default: BenchCase }).default
    for (const row of await bench.run()) rows.push({ part: bench.name, ...row })
  }
  console.log(options.json ? JSON.stringify(rows, undefined, 2) : table(rows))
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

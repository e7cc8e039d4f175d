/**
 * Runs a statement on so many rows at a time as fit one statement: databases take about 32,000 values in each.
 * One batch after the other, in the order of the rows, each with the place of its first row; gives the results of all.
 */
export async function inBatches<Row, Result>(
  rows: readonly Row[],
  run: (batch: readonly Row[], start: number) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < rows.length; start += ROWS)
    results.push(...(await run(rows.slice(start, start + ROWS), start)))
  return results
}

// The widest table has 14 columns.
const ROWS = 500

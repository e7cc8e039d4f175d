import { writeFileSync } from 'node:fs'

/** Writes learned weights as a module of the engine: numbers on general features, the features in alphabetical order. */
export function writeWeights(
  path: string,
  {
    name,
    comment,
    made,
    weights,
    digits = weight => weight.toFixed(2),
  }: {
    readonly name: string
    readonly comment: string
    /** `bench/train-….ts from 8,352 stretches` */
    readonly made: string
    readonly weights: readonly (readonly [string, number])[]
    /** How a weight is written; with two decimals unless told otherwise. */
    readonly digits?: (weight: number) => string
  },
): void {
  const rows = weights.toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(
    new URL(`../${path}`, import.meta.url),
    `// Made by ${made}; not to be edited by hand.

/** ${comment} */
export const ${name}: Readonly<Record<string, number>> = {
${rows.map(([feature, weight]) => `  ${quoted(feature)}: ${digits(weight)},`).join('\n')}
}
`,
  )
}

function quoted(feature: string): string {
  return /^[a-z][a-z\d]*$/.test(feature) ? feature : feature.includes("'") ? `"${feature}"` : `'${feature}'`
}

/** Takes down a feature: its name and what it is about, `note('cue, next', 'say', 'that')`. */
export type Note = (name: string, a?: string, b?: string, c?: string, d?: string) => void

/** Weights by name and values of the feature: a tree, so that no key has to be put together to look one up. */
export interface Weights {
  weight: number
  readonly next: Map<string, Weights>
}

/** Reads a table whose keys are a feature's parts joined by `|`: `cue, next|say|that`. */
export function readWeights(table: Readonly<Record<string, number>>): Weights {
  const root: Weights = { weight: 0, next: new Map() }
  for (const [key, weight] of Object.entries(table)) {
    let at = root
    for (const part of key.split('|')) {
      const next = at.next.get(part) ?? { weight: 0, next: new Map() }
      at.next.set(part, next)
      at = next
    }
    at.weight = weight
  }
  return root
}

/** The weights of the features noted, added up; features without a weight count nothing. */
export function sumOfWeights(weights: Weights, features: (note: Note) => void): number {
  let sum = 0
  features((name, a, b, c, d) => {
    let at = weights.next.get(name)
    if (a !== undefined) at = at?.next.get(a)
    if (b !== undefined) at = at?.next.get(b)
    if (c !== undefined) at = at?.next.get(c)
    if (d !== undefined) at = at?.next.get(d)
    if (at !== undefined) sum += at.weight
  })
  return sum
}

/** The features noted, as keys of a table of weights: for learning them. */
export function keysOf(features: (note: Note) => void): string[] {
  const keys: string[] = []
  features((...parts) => keys.push(parts.filter(part => part !== undefined).join('|')))
  return keys
}

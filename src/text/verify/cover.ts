import { terms } from '../terms.ts'
import { compare, type Edit, type IsKnown } from './align.ts'
import type { WordingToken } from './wording.ts'

/** A run of typed words that stands word for word in one of the sources. */
export interface CoveringPart {
  /** Index of the source. */
  readonly source: number
  /** One a word. */
  readonly edits: readonly Edit[]
}

/**
 * Whether a wording is put together from parts that do not stand so together: nearly all of its words are in runs of
 * three words or more, of several sources or of one in another order. From the left, the longest run always taken.
 *
 * @returns the parts in the order typed; undefined where words are changed or left out rather than joined
 */
export function coverWording(
  typed: readonly WordingToken[],
  sources: readonly (readonly WordingToken[])[],
  isKnown: IsKnown,
): CoveringPart[] | undefined {
  const parts: CoveringPart[] = []
  for (let at = 0; at < typed.length; ) {
    const part = longestRun({ typed, at }, sources, isKnown)
    if (part !== undefined) parts.push(part)
    at += part?.edits.length ?? 1
  }
  const words = typed.filter(({ kind }) => kind === 'word').length
  const covered = parts.reduce((sum, { edits }) => sum + edits.length, 0)
  return parts.some(isElsewhere) && covered >= COVERED * words ? parts : undefined
}

function isElsewhere(
  { source, edits }: CoveringPart,
  index: number,
  parts: readonly CoveringPart[],
): boolean {
  const before = parts[index - 1]
  return (
    before !== undefined && (before.source !== source || before.edits.at(-1)!.recorded! > edits[0]!.recorded!)
  )
}

const COVERED = 0.9
const SHORTEST_RUN = 3

function longestRun(
  { typed, at }: { readonly typed: readonly WordingToken[]; readonly at: number },
  sources: readonly (readonly WordingToken[])[],
  isKnown: IsKnown,
): CoveringPart | undefined {
  let best = { source: -1, start: 0, length: 0 }
  for (const [source, tokens] of sources.entries()) {
    for (let start = 0; start < tokens.length; start++) {
      const length = runLength({ typed, at }, { tokens, start }, isKnown)
      if (length > best.length) best = { source, start, length }
    }
  }
  // "that is the" stands everywhere.
  const tells = typed.slice(at, at + best.length).some(({ folded }) => terms(folded).length > 0)
  if (best.length < SHORTEST_RUN || !tells) return undefined
  const edits = Array.from({ length: best.length }, (_, index) => ({
    kind: 'same' as const,
    typed: at + index,
    recorded: best.start + index,
  }))
  return { source: best.source, edits }
}

function runLength(
  { typed, at }: { readonly typed: readonly WordingToken[]; readonly at: number },
  { tokens, start }: { readonly tokens: readonly WordingToken[]; readonly start: number },
  isKnown: IsKnown,
): number {
  let length = 0
  for (;;) {
    const [mine, theirs] = [typed[at + length], tokens[start + length]]
    if (mine === undefined || theirs === undefined || mine.kind === 'gap') return length
    if (compare(mine.folded, theirs.folded, isKnown) === 'changed') return length
    length++
  }
}

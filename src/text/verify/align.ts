import { editDistance } from '../edit-distance.ts'
import type { WordingToken } from './wording.ts'

/**
 * One step from the words on record to the words typed. `spelt`: the same word with a slip of the finger; `changed`:
 * another word in its place; `added`: only typed; `missing`: on record, and left out without a sign; `omitted`: left out
 * with an ellipsis or replaced in brackets; `bracketed`: an editor's words, on either side.
 */
export interface Edit {
  readonly kind: 'same' | 'spelt' | 'changed' | 'added' | 'missing' | 'omitted' | 'bracketed'
  /** Index into the typed tokens. */
  readonly typed?: number
  /** Index into the tokens on record. */
  readonly recorded?: number
}

/** Whether a word is known to be one: what looks like a slip of the finger is a change where it is a word itself. */
export type IsKnown = (folded: string) => boolean

/**
 * The cheapest way from a stretch of the words on record to the words typed: an alignment of all that was typed with any
 * stretch of the record (Needleman, Wunsch 1970, with free ends on one side). Gaps skip any number of words for nothing,
 * an editor's brackets up to four. Time and memory grow with the product of the lengths.
 *
 * @returns in reading order, from the first to the last word of the stretch
 */
export function align(
  typed: readonly WordingToken[],
  recorded: readonly WordingToken[],
  isKnown: IsKnown,
): Edit[] {
  const width = recorded.length + 1
  const costs = new Uint32Array((typed.length + 1) * width)
  const steps = new Uint8Array(costs.length)
  const rows = new Uint8Array(costs.length)
  const columns = new Uint8Array(costs.length)
  // Any stretch of the record may be meant: the first row, where nothing is typed yet, costs nothing anywhere.
  for (let row = 1; row <= typed.length; row++) {
    for (let column = 0; column < width; column++) fill(row, column)
  }
  return trace()

  function fill(row: number, column: number): void {
    const at = row * width + column
    const mine = typed[row - 1]!
    const theirs = recorded[column - 1]
    costs[at] = 0xffffffff
    const consider = (kind: Kind, down: number, right: number, cost: number) => {
      const total = costs[at - down * width - right]! + cost
      if (total >= costs[at]!) return
      costs[at] = total
      steps[at] = KINDS.indexOf(kind)
      rows[at] = down
      columns[at] = right
    }
    if (mine.kind === 'gap') {
      consider('bracketed', 1, 0, 0)
      if (theirs) consider('omitted', 0, 1, 0)
      return
    }
    if (theirs?.kind === 'word' && mine.kind === 'word') {
      const kind = compare(mine.folded, theirs.folded, isKnown)
      consider(kind, 1, 1, COST[kind])
    }
    if (theirs?.kind === 'gap') consider('bracketed', 0, 1, 0)
    if (mine.kind === 'bracket')
      for (let count = Math.min(MAX_BRACKETED, column); count >= 0; count--) consider('omitted', 1, count, 0)
    if (theirs?.kind === 'bracket')
      for (let count = Math.min(MAX_BRACKETED, row); count >= 0; count--) consider('bracketed', count, 1, 0)
    if (theirs) consider('missing', 0, 1, COST.missing)
    consider('added', 1, 0, COST.added)
  }

  /** Whether the last word typed may stand for the next one on record as well as for none: "by June" for "by May". */
  function endsInChange(column: number): boolean {
    const step = (row: number, at: number) => KINDS[steps[row * width + at]!]!
    const last = typed.length
    return (
      column + 1 < width &&
      step(last, column) === 'added' &&
      /same|spelt/.test(step(last - 1, column)) &&
      step(last, column + 1) === 'changed' &&
      costs[last * width + column] === costs[last * width + column + 1]
    )
  }

  function trace(): Edit[] {
    const ends = costs.subarray(typed.length * width)
    let column = ends.reduce((best, cost, at) => (cost < ends[best]! ? at : best), 0)
    let row = typed.length
    if (endsInChange(column)) column++
    const edits: Edit[] = []
    while (row > 0) {
      const at = row * width + column
      const [kind, down, right] = [KINDS[steps[at]!]!, rows[at]!, columns[at]!]
      if (down === 1 && right === 1) edits.push({ kind, typed: row - 1, recorded: column - 1 })
      else {
        for (let count = 1; count <= right; count++) edits.push({ kind, recorded: column - count })
        for (let count = 1; count <= down; count++) edits.push({ kind, typed: row - count })
      }
      row -= down
      column -= right
    }
    return trimmed(edits.reverse())
  }
}

type Kind = Edit['kind']

const KINDS: readonly Kind[] = ['same', 'spelt', 'changed', 'added', 'missing', 'omitted', 'bracketed']

// A changed word is cheaper than one missing and another added in its place, so that they are shown together.
const COST = { same: 0, spelt: 1, changed: 4, missing: 2, added: 4 }

// "[the president]" for "he", "[Helen Marsh]" for "my good friend here".
const MAX_BRACKETED = 4

/** Whether two words are one: `presidnet` is `president` misspelt, `billion` is not `million`. */
export function compare(typed: string, recorded: string, isKnown: IsKnown): 'same' | 'spelt' | 'changed' {
  if (typed === recorded) return 'same'
  const length = Math.max(typed.length, recorded.length)
  const allowed = length < 5 ? 0 : length < 9 ? 1 : 2
  // Slips begin right, as a rule; "legal" and "illegal" do not. Figures have no spelling.
  if (Math.abs(typed.length - recorded.length) > allowed || length > 40) return 'changed'
  if (typed[0] !== recorded[0] || /\p{N}/u.test(typed)) return 'changed'
  return editDistance(typed, recorded) <= allowed && !isKnown(typed) ? 'spelt' : 'changed'
}

/** Words skipped before the first and after the last that was typed are not part of the stretch. */
function trimmed(edits: readonly Edit[]): Edit[] {
  const isTyped = ({ kind, typed }: Edit) => typed !== undefined && kind !== 'omitted'
  const first = edits.findIndex(isTyped)
  return edits.slice(Math.max(0, first), edits.findLastIndex(isTyped) + 1)
}

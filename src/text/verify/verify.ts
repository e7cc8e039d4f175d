import type { Span } from '../../model/span.ts'
import { terms } from '../terms.ts'
import { align, type Edit, type IsKnown } from './align.ts'
import { coverWording } from './cover.ts'
import { readWording, type WordingToken } from './wording.ts'

/** Words on record: the marked stretches of one quotation, in reading order. */
export interface RecordedWords {
  readonly text: string
  readonly content: readonly Span[]
}

/** A stretch of one quotation beside what was typed. */
export interface WordingMatch<Recorded> {
  readonly recorded: Recorded
  /** From the first to the last word that both share. */
  readonly differences: readonly Difference[]
  /** 0 to 1: the weight of the shared words among all of the stretch and all that was typed. */
  readonly similarity: number
  /** How many words in a row are alike at most. */
  readonly longestRun: number
}

/** A run of words that are alike, or differ in the same way. */
export interface Difference {
  readonly kind: Edit['kind']
  /** Into the typed wording. */
  readonly typed?: Span
  /** Into the text of the article, inside one stretch of the quotation. */
  readonly recorded?: Span
}

/**
 * `verbatim`: all was said, word for word, and every match has it so; `altered`: the nearest quotation differs;
 * `stitched`: parts of different quotations joined, in the order typed; `unknown`: no quotation is near.
 */
export interface Verdict<Recorded> {
  readonly kind: 'verbatim' | 'altered' | 'stitched' | 'unknown'
  readonly matches: readonly WordingMatch<Recorded>[]
}

/**
 * Compares a wording with quotations on record. Marks, case, an ellipsis, an editor's brackets and slips of the finger
 * leave it verbatim, unless what they replace or leave out is a "not".
 *
 * Time grows with the words typed times the words of the nearest dozen quotations.
 *
 * @param isKnown whether a folded word is one, and so not a slip: "billion" for "million" is no typo
 */
export function verifyWording<Recorded extends RecordedWords>(
  wording: string,
  quotations: readonly Recorded[],
  isKnown: IsKnown,
): Verdict<Recorded> {
  const typed = readWording(wording)
  const nearest = nearestTo(typed, quotations)
  const matches = nearest
    .map(({ recorded, tokens }) => matchOf(recorded, align(typed, tokens, isKnown), { typed, tokens }))
    .sort((a, b) => b.similarity - a.similarity)
  const verbatim = matches.filter(isVerbatim)
  if (verbatim.length > 0) return { kind: 'verbatim', matches: verbatim }

  const [best] = matches
  if (best === undefined) return { kind: 'unknown', matches: [] }
  const parts = coverWording(
    typed,
    nearest.map(({ tokens }) => tokens),
    isKnown,
  )
  if (parts !== undefined && best.similarity < CLOSE) {
    return {
      kind: 'stitched',
      matches: parts.map(({ source, edits }) => {
        const { recorded, tokens } = nearest[source]!
        return matchOf(recorded, edits, { typed, tokens })
      }),
    }
  }
  const isNear = best.similarity >= NEAR || best.longestRun >= LONG_RUN
  return isNear ? { kind: 'altered', matches: [best] } : { kind: 'unknown', matches: [] }
}

/** Of one quotation with a few words changed, not of two joined. */
const CLOSE = 0.85

/** Below this, two wordings share no more than any two sentences on one topic. */
const NEAR = 0.55

/** So many words in a row are no chance: a real sentence with an invented one put behind it is an altered one. */
const LONG_RUN = 8

// Aligning is the dear part: quotations that share most of the words are aligned, the rest cannot win.
const MAX_ALIGNED = 12

interface Read<Recorded> {
  readonly recorded: Recorded
  readonly tokens: readonly WordingToken[]
}

/** The quotations that share most of the weight of what was typed, the nearest first; of equals, in the order given. */
function nearestTo<Recorded extends RecordedWords>(
  typed: readonly WordingToken[],
  quotations: readonly Recorded[],
): Read<Recorded>[] {
  const wanted = new Set(typed.filter(({ kind }) => kind === 'word').map(({ folded }) => folded))
  return quotations
    .map(recorded => {
      const all = recorded.content.flatMap(span => readWording(recorded.text, span))
      const tokens = windowOf(all, wanted)
      const shared = new Set(tokens.map(({ folded }) => folded)).intersection(wanted)
      return { recorded, tokens, shared: [...shared].reduce((sum, word) => sum + weightOf(word), 0) }
    })
    .filter(({ shared }) => shared >= 1)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MAX_ALIGNED)
}

/** The stretch of a very long quotation that has most of the words wanted: a mark left open can quote a whole book. */
function windowOf(tokens: readonly WordingToken[], wanted: ReadonlySet<string>): readonly WordingToken[] {
  if (tokens.length <= MAX_WORDS) return tokens
  let [count, most, start] = [0, 0, 0]
  for (const [at, { folded }] of tokens.entries()) {
    if (wanted.has(folded)) count++
    if (wanted.has(tokens[at - MAX_WORDS]?.folded ?? '')) count--
    if (count > most) [most, start] = [count, Math.max(0, at + 1 - MAX_WORDS)]
  }
  return tokens.slice(start, start + MAX_WORDS)
}

const MAX_WORDS = 2_000

/** "Bridge" tells much, "the" hardly anything. */
function weightOf(folded: string): number {
  return terms(folded).length > 0 ? 1 : STOP_WORD_WEIGHT
}

const STOP_WORD_WEIGHT = 0.25

function matchOf<Recorded extends RecordedWords>(
  recorded: Recorded,
  edits: readonly Edit[],
  { typed, tokens }: { readonly typed: readonly WordingToken[]; readonly tokens: readonly WordingToken[] },
): WordingMatch<Recorded> {
  const weigh = (...kinds: readonly Edit['kind'][]) =>
    edits
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, edit) => sum + weightOf((typed[edit.typed!] ?? tokens[edit.recorded!])!.folded), 0)
  const same = weigh('same', 'spelt')
  return {
    recorded,
    differences: differencesOf(
      edits.map(edit => shownAs(edit, edits, { typed, tokens })),
      { typed, tokens, recorded },
    ),
    similarity: same / (same + weigh('changed', 'added', 'missing')) || 0,
    longestRun: longestRun(edits),
  }
}

/** Leaving out a "not" changes what was said, whatever sign stands in its place; so does one put where an editor's words are. */
function shownAs(
  edit: Edit,
  edits: readonly Edit[],
  { typed, tokens }: { readonly typed: readonly WordingToken[]; readonly tokens: readonly WordingToken[] },
): Edit {
  if (edit.kind === 'bracketed' && NEGATION.test(typed[edit.typed ?? -1]?.folded ?? ''))
    return { ...edit, kind: 'added' }
  if (edit.kind !== 'omitted' || !NEGATION.test(tokens[edit.recorded ?? -1]?.folded ?? '')) return edit
  const at = edits.indexOf(edit)
  const isOmitted = ({ kind }: Edit) => kind === 'omitted'
  const before = edits.slice(0, at).findLastIndex(each => !isOmitted(each))
  const after = edits.findIndex((each, index) => index > at && !isOmitted(each))
  return after - before - 1 <= MAX_OMITTED_WITH_NOT
    ? { ...edit, kind: edit.typed === undefined ? 'missing' : 'changed' }
    : edit
}

// As folded: "don't" is "dont".
const NEGATION =
  /^(?:no|not|never|nor|none|nothing|nobody|neither|cannot|cant|wont|dont|\p{L}+(?:s|d|re|ve)nt)$/u

// A longer stretch has sentences of its own, whose "not" need not belong to what is left.
const MAX_OMITTED_WITH_NOT = 6

function longestRun(edits: readonly Edit[]): number {
  let [longest, current] = [0, 0]
  for (const { kind } of edits) {
    current = kind === 'same' || kind === 'spelt' ? current + 1 : 0
    longest = Math.max(longest, current)
  }
  return longest
}

function isVerbatim({ differences }: WordingMatch<unknown>): boolean {
  return (
    differences.some(({ kind }) => kind === 'same') &&
    differences.every(({ kind }) => kind !== 'changed' && kind !== 'added' && kind !== 'missing')
  )
}

/** Joins neighbouring edits of one kind, as far as one stretch of the quotation goes. */
function differencesOf(
  edits: readonly Edit[],
  {
    typed,
    tokens,
    recorded,
  }: {
    readonly typed: readonly WordingToken[]
    readonly tokens: readonly WordingToken[]
    readonly recorded: RecordedWords
  },
): Difference[] {
  const found: Difference[] = []
  const pieceOf = (span: Span | undefined) =>
    span && recorded.content.findIndex(({ start, end }) => start <= span.start && span.end <= end)
  for (const edit of edits) {
    const next = { typed: typed[edit.typed ?? -1], recorded: tokens[edit.recorded ?? -1] }
    const last = found.at(-1)
    const joins =
      last?.kind === edit.kind &&
      (!last.recorded || !next.recorded || pieceOf(last.recorded) === pieceOf(next.recorded))
    if (joins) found.pop()
    const [mine, theirs] = [
      joinSpans(joins ? last.typed : undefined, next.typed),
      joinSpans(joins ? last.recorded : undefined, next.recorded),
    ]
    found.push({ kind: edit.kind, ...(mine && { typed: mine }), ...(theirs && { recorded: theirs }) })
  }
  return found
}

function joinSpans(first: Span | undefined, second: Span | undefined): Span | undefined {
  if (first === undefined || second === undefined)
    return first ?? (second && { start: second.start, end: second.end })
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) }
}

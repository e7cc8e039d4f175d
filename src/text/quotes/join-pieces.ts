import type { Attribution, Medium } from '../../model/quote.ts'
import type { Span } from '../../model/span.ts'

/** An attribution on the way: of one content yet, with where it stands. */
export interface Piece {
  readonly attribution: Attribution
  /** Number of its paragraph. */
  readonly paragraph: number
  /** Whether it goes on with the unclosed stretch of the paragraph before. */
  readonly continues: boolean
  /** Whether the sentence that reports it says no more than who spoke. */
  readonly bare: boolean
}

/**
 * Joins what was said in one go: the pieces of a paragraph that share their source ("We will," she said. "We must.") and
 * paragraphs that reopen the marks.
 *
 * @param pieces in reading order
 */
export function joinPieces(pieces: readonly Piece[]): Attribution[] {
  const joined: Attribution[] = []
  let last: { readonly piece: Piece; readonly index: number; readonly content: Span[] } | undefined
  for (const piece of pieces) {
    const { attribution } = piece
    if (attribution.kind === 'indirect') {
      joined.push(attribution)
      continue
    }
    if (last !== undefined && goesOn(last.piece, piece)) {
      const whole = joined[last.index]!
      last.content.push(...attribution.content)
      joined[last.index] = { ...whole, confidence: Math.max(whole.confidence, attribution.confidence) }
      last = { ...last, piece }
      continue
    }
    const own = inherit(piece, last?.piece)
    last = { piece: own, index: joined.length, content: [...attribution.content] }
    joined.push({ ...own.attribution, content: last.content })
  }
  return joined
}

function goesOn(before: Piece, piece: Piece): boolean {
  const [one, other] = [before.attribution, piece.attribution]
  if (one.kind !== 'direct' || other.kind !== 'direct') return false
  if (piece.continues && one.speaker === other.speaker) return true
  return (
    before.paragraph === piece.paragraph &&
    one.source !== undefined &&
    one.source.start === other.source?.start &&
    one.speaker === other.speaker
  )
}

// Whoever wrote a letter and then "said" something did not write that.
const IN_WRITING: ReadonlySet<Medium> = new Set(['letter', 'tweet'])

/** A bare "Sessions said" goes on with the occasion of the paragraph before: "in a video posted to his website". */
function inherit(piece: Piece, before: Piece | undefined): Piece {
  const { attribution } = piece
  if (
    before === undefined ||
    !piece.bare ||
    attribution.medium !== 'said' ||
    piece.paragraph - before.paragraph > 1 ||
    attribution.speaker === undefined ||
    attribution.speaker !== before.attribution.speaker ||
    IN_WRITING.has(before.attribution.medium)
  )
    return piece
  const { medium, saidOn } = before.attribution
  return {
    ...piece,
    attribution: { ...attribution, medium, ...(saidOn && !attribution.saidOn && { saidOn }) },
  }
}

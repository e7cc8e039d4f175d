import {
  endingOf,
  isFirst,
  leftOf,
  lemmaOf,
  pathBetween,
  rightOf,
  sentenceHas,
  verbAfter,
  verbBefore,
} from './around-phrase.ts'
import { findGovernor, findSubject, isPassive } from './find-cue.ts'
import type { Place } from './place.ts'
import type { Item, Mention } from './syntax/mention.ts'
import { descriptionKind } from './syntax/phrases.ts'
import { singular } from './syntax/word-classes.ts'
import type { Note } from './weights.ts'

/** A phrase that may name the speaker of a stretch. */
export interface Candidate {
  readonly mention: Mention
  /** Index of its item in the place's `items` or `itemsBefore`. */
  readonly at: number
  /** 0 for the stretch's own paragraph, 1 for the one before. */
  readonly back: 0 | 1
}

/** The phrases of the paragraph and of the one before that could name who spoke; reading order, nearest paragraph last. */
export function sourceCandidates({ items, itemsBefore }: Place): Candidate[] {
  return [...candidatesIn(itemsBefore, 1), ...candidatesIn(items, 0)]
}

function candidatesIn(items: readonly Item[], back: 0 | 1): Candidate[] {
  return items.flatMap(({ mention, tag }, at) =>
    mention !== undefined &&
    !mention.modifier &&
    tag !== 'm' &&
    mention.end - mention.start > (mention.kind === 'name' ? 1 : 0)
      ? [{ mention, at, back }]
      : [],
  )
}

/**
 * What tells each candidate from other phrases: a function that notes its features. A feature says nothing of whose name it
 * is.
 */
export function sourceFeatures(
  place: Place,
  candidates: readonly Candidate[],
): readonly ((note: Note) => void)[] {
  const quote = quoteShape(place)
  const nearest = nearestFirst(place, candidates)
  return candidates.map(
    (candidate, index) => note => noteFeatures(place, candidate, { quote, rank: nearest[index]!, note }),
  )
}

interface QuoteShape {
  /** What stands right before and behind the stretch in its sentence: `S`, `,`, `^` for nothing. */
  readonly left: string
  readonly right: string
  /** How the words end inside the marks: `,` `?` `.` or a letter `a`. */
  readonly ending: string
  readonly size: string
  readonly alone: boolean
  readonly cued: boolean
  readonly opens: boolean
  /** The verb before the stretch that governs it, by its tag, and the phrase that is its subject. */
  readonly governor: string
  /** Its base form: call, claim. */
  readonly verb: string
  /** The last noun before the stretch: claim in “the claim that ‘…’”. */
  readonly noun: string
  /** Whether that verb is passive: was dismissed as “fiction”. */
  readonly passive: boolean
  readonly subject: number | undefined
}

function quoteShape({ items, at, skipped }: Place): QuoteShape {
  const item = items[at]!
  const own = (index: number) => (items[index]?.sentence === item.sentence ? items[index]! : undefined)
  const ending = /[,?!.…\p{L}\p{N}](?=[^\p{L}\p{N},?!.…]*$)/u.exec(item.text)?.[0] ?? ''
  const left = own(at - 1)
  const right = own(at + 1)
  const governor = findGovernor(items, at)
  return {
    governor: governor === undefined ? '' : items[governor]!.tag,
    verb: governor === undefined ? '' : lemmaOf(items[governor]!.lower),
    noun: nounBefore(items, at),
    passive: governor !== undefined && isPassive(items, governor),
    subject: governor === undefined ? undefined : findSubject(items, governor),
    left: left?.tag ?? '^',
    right: right?.tag ?? '$',
    ending: ending === '' ? '' : /[,?!.…]/.test(ending) ? ending : 'a',
    size: sizeOf(item.text),
    alone: left === undefined && (right === undefined || (right.tag === '.' && own(at + 2) === undefined)),
    cued: sentenceHas(items, at, 'SsK'),
    opens: at + skipped === 0,
  }
}

function sizeOf(words: string): string {
  const count = words.split(/\s+/, 11).length
  return count <= 2 ? '2' : count <= 5 ? '5' : count <= 10 ? '10' : 'L'
}

/** For each candidate how many of the same side stand nearer to the stretch, 3 for more. */
function nearestFirst(place: Place, candidates: readonly Candidate[]): number[] {
  const before = candidates.filter(({ back, at }) => back === 1 || at < place.at).length
  return candidates.map((_, index) => Math.min(3, index < before ? before - 1 - index : index - before))
}

function noteFeatures(
  place: Place,
  { mention, at, back }: Candidate,
  { quote, rank, note }: { quote: QuoteShape; rank: number; note: Note },
): void {
  const items = back === 1 ? place.itemsBefore : place.items
  const quoteItem = place.items[place.at]!
  const distance = quoteItem.sentence - mention.sentence
  const side = back === 1 ? 'L' : distance === 0 ? (at < place.at ? 'B' : 'A') : distance > 0 ? 'P' : 'F'
  const rel = distance === 0 && back === 0 ? side : FAR[side]![Math.min(3, Math.abs(distance))]!
  const kind = kindOf(mention)
  const left = leftOf(items, at)
  const [next, later] = rightOf(items, at)
  const alone = String(quote.alone)
  const isolation = quote.alone ? 'alone' : quote.cued ? 'cued' : 'uncued'
  const known = mention.kind === 'name' ? place.known(mention) : undefined
  if (known !== undefined) {
    note('known', known.sure ? 'sure' : known.kind, countOf(known.mentions))
    note('known, side', side, known.kind)
    note('known, next', known.kind, next)
    note('known, sure', String(known.sure), rel, alone)
  }
  const owned = ownedNoun(items, at)
  if (owned !== undefined) {
    note('owns', owned)
    note('owns, side', side, String(owned === quote.noun))
  }
  note('noun', kind, quote.noun)
  note('rel', rel)
  note('rel, kind', rel, kind)
  note('around', side, left, next, later)
  note('next', rel, next)
  note('left', side, left)
  note('kind, next', kind, next)
  note('rank', side, String(rank))
  note('ending', side, quote.ending, quote.right)
  note('quote left', side, quote.left)
  note('size', rel, quote.size, next)
  note('alone', rel, isolation)
  note('opens', rel, String(quote.opens), alone)
  const subject = quote.subject === undefined ? 'none' : back === 0 && quote.subject === at ? 'this' : 'other'
  const passive = String(quote.passive)
  note('subject', side, subject, quote.governor)
  note('subject, quote left', side, subject, quote.governor, quote.left)
  note('subject, left', side, subject, left, quote.governor)
  note('subject, kind', subject, kind)
  note('governor', subject, quote.verb)
  note('governor, kind', subject, side, kind, passive)
  note('passive', passive, side, left === 'y' ? 'by' : subject)
  if (side === 'B' || side === 'A') {
    const path = side === 'B' ? pathBetween(items, at, place.at) : pathBetween(items, place.at, at)
    note('path', side, path.length > 6 ? `${path.slice(0, 2)}…${path.slice(-3)}` : path)
    note('path, end', side, side === 'B' ? path.slice(-2) : path.slice(0, 2), next)
    note('path, size', side, path.slice(0, 12))
    note('path, verbs', side, String(Math.min(3, path.replace(/[^SRVsrvbef]/g, '').length)))
  } else {
    const first = String(isFirst(items, at))
    note('first', rel, first, String(sentenceHas(items, at, 'Q')), alone)
    note('first, next', rel, first, next, alone)
    if (side === 'L' || side === 'P') note('ends', rel, endingOf(items, at))
  }
  const verb = verbAfter(items, at)
  if (verb !== undefined) note('verb', side, verb)
  const inverted = verbBefore(items, at)
  if (inverted !== undefined) note('inverted', side, inverted)
  if (place.previousSource !== undefined) {
    const same =
      place.previousSource.start === mention.start
        ? 'same'
        : sameWords(place.previousSource, mention)
          ? 'words'
          : 'other'
    note('previous', rel, same, isolation)
    note('previous, kind', same, kind, String(quote.opens))
    note('previous, left', same, side, left, subject)
  }
}

// In the paragraph before (L), earlier (P) or later (F) in this one, by sentences between: three for more.
const FAR: Readonly<Record<string, readonly string[]>> = {
  L: ['L0', 'L1', 'L2', 'L3'],
  P: ['P0', 'P1', 'P2', 'P3'],
  F: ['F0', 'F1', 'F2', 'F3'],
}

/** How often a name stands in the article, roughly. */
function countOf(count: number): string {
  return count <= 1 ? '1' : count <= 3 ? '3' : count <= 8 ? '8' : 'L'
}

/** The head of the last phrase before a stretch that is a description, two items back at most: a claim that “…”. */
function nounBefore(items: readonly Item[], at: number): string {
  const { sentence } = items[at]!
  for (let index = at - 1; index >= Math.max(0, at - 3) && items[index]!.sentence === sentence; index--) {
    const { mention } = items[index]!
    if (mention?.kind === 'description') return singular(mention.words[0]!)
    if (mention !== undefined) return ''
  }
  return ''
}

/** What a possessor owns: claim of "Webb's repeated claim". */
function ownedNoun(items: readonly Item[], at: number): string | undefined {
  if (!items[at]!.mention!.possessor) return undefined
  const next = items[at + 1]?.tag === "'" ? items[at + 2] : items[at + 1]
  return next?.mention?.kind === 'description' ? singular(next.mention.words[0]!) : undefined
}

function kindOf(mention: Mention): string {
  if (mention.kind === 'pronoun') {
    const word = mention.words[0]!
    const subject = SUBJECT_OF[word] ?? word
    return `${subject}${mention.possessor ? "'" : ''}`
  }
  const poss = mention.possessor ? "'" : ''
  if (mention.kind === 'name')
    return `name${mention.title === '' ? '' : 'd'}${mention.words.length > 1 ? '+' : ''}${poss}`
  return `${descriptionKind(mention.words[0]!)}${poss}`
}

const SUBJECT_OF: Readonly<Record<string, string>> = {
  he: 'he',
  she: 'he',
  him: 'him',
  her: 'him',
  his: 'his',
  its: 'its',
  their: 'their',
}

function sameWords(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && a.words.at(-1) === b.words.at(-1)
}

import type { Gender } from '../../model/person.ts'
import type { NameKind } from '../people/name-kind.ts'
import type { Note } from './weights.ts'

/** Who a pronoun may stand for, as the article stands when the pronoun comes. */
export interface Antecedent {
  readonly kind: NameKind
  readonly gender: Gender | undefined
  /** Whether its given name or a title says that it is a person. */
  readonly sure: boolean
  /** Sentences since it was last named or stood for outside quotations; 0 for the same sentence. */
  readonly distance: number
  /** Paragraphs since. */
  readonly paragraphs: number
  readonly role: 'subject' | 'object' | 'possessor' | 'modifier' | 'reporter' | 'source'
  readonly byPronoun: boolean
  /** How often so far. */
  readonly count: number
  /** Rank by recency among people of fitting gender: 0 for the latest. */
  readonly rank: number
  /** The same rank by when each was last the subject of a sentence or the source of words. */
  readonly subjectRank: number
  /** How often in this paragraph and the two before. */
  readonly lately: number
  /** Whether it was the first person of its last paragraph. */
  readonly ledParagraph: boolean
  readonly inHeadline: boolean
  /** Whether it spoke the words before. */
  readonly spokeLast: boolean
  readonly mostNamed: boolean
  /** How often it spoke so far. */
  readonly spoken: number
  /** How often it was named or stood for in the sentence of its last mention. */
  readonly inSentence: number
}

/** What speaks for or against an antecedent. A feature says nothing of whose name it is. */
export function pronounFeatures(
  antecedent: Antecedent,
  pronoun: {
    readonly isSource: boolean
    /** Whether nobody was spoken of in its paragraph before. */
    readonly opensParagraph: boolean
    /** Whether the antecedent is named inside the words to be attributed. */
    readonly insideQuote: boolean
    /** Whether the pronoun opens its sentence; words in marks before it count. */
    readonly opensSentence: boolean
  },
  note: Note,
): void {
  const { kind, gender, role } = antecedent
  const [near, far] = [upTo(2, antecedent.distance), upTo(5, antecedent.distance)]
  const paragraphs = upTo(2, antecedent.paragraphs)
  const isSource = String(pronoun.isSource)
  const opens = String(pronoun.opensParagraph)
  note('any')
  note('gender', gender === undefined ? 'open' : 'known')
  note('kind', kind, String(antecedent.sure))
  note('distance', far)
  note('role', role, near)
  note('role', role, antecedent.byPronoun ? 'pronoun' : 'name')
  note('paragraphs', upTo(3, antecedent.paragraphs))
  note('rank', upTo(3, antecedent.rank))
  note('rank, role', upTo(2, antecedent.rank), role)
  note('subject rank', upTo(3, antecedent.subjectRank))
  note('subject rank, rank', upTo(2, antecedent.subjectRank), upTo(2, antecedent.rank))
  note('opens', opens, paragraphs, role)
  note('opens, subject rank', opens, upTo(2, antecedent.subjectRank))
  note('source', isSource, role, near)
  note('lately', countOf(antecedent.lately))
  note('led', String(antecedent.ledParagraph), paragraphs)
  note('spoken', antecedent.spoken === 0 ? '0' : countOf(antecedent.spoken), isSource)
  note('sentence', upTo(2, antecedent.inSentence), near)
  note('opens sentence', String(pronoun.opensSentence), role, near)
  note('new', String(antecedent.count === 1), role, near)
  note('count', countOf(antecedent.count))
  if (antecedent.inHeadline) note('headline')
  if (antecedent.mostNamed) note('most named')
  if (antecedent.spokeLast) {
    note('spoke')
    note('spoke', paragraphs, isSource)
  }
  if (pronoun.insideQuote) note('inside')
}

function upTo(most: number, count: number): string {
  return String(Math.min(most, count))
}

function countOf(count: number): string {
  return count <= 1 ? '1' : count <= 3 ? '3' : count <= 8 ? '8' : 'L'
}

import type { Gender } from '../../model/person.ts'
import type { NameKind } from '../people/name-kind.ts'

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

/** What speaks for or against an antecedent: names of features. A feature says nothing of whose name it is. */
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
): string[] {
  const { kind, gender, distance, role, paragraphs } = antecedent
  return [
    'any',
    `gender ${gender === undefined ? 'open' : 'known'}`,
    `kind ${kind} ${antecedent.sure}`,
    `distance ${Math.min(distance, 5)}`,
    `role ${role} ${Math.min(distance, 2)}`,
    `role ${role} ${antecedent.byPronoun ? 'pronoun' : 'name'}`,
    `paragraphs ${Math.min(paragraphs, 3)}`,
    `rank ${Math.min(antecedent.rank, 3)}`,
    `rank ${Math.min(antecedent.rank, 2)} ${role}`,
    `subject rank ${Math.min(antecedent.subjectRank, 3)}`,
    `subject rank ${Math.min(antecedent.subjectRank, 2)} ${Math.min(antecedent.rank, 2)}`,
    `opens ${pronoun.opensParagraph} ${Math.min(paragraphs, 2)} ${role}`,
    `opens ${pronoun.opensParagraph} subject rank ${Math.min(antecedent.subjectRank, 2)}`,
    `source ${pronoun.isSource} ${role} ${Math.min(distance, 2)}`,
    `lately ${countOf(antecedent.lately)}`,
    `led ${antecedent.ledParagraph} ${Math.min(paragraphs, 2)}`,
    `spoken ${antecedent.spoken === 0 ? '0' : countOf(antecedent.spoken)} ${pronoun.isSource}`,
    `sentence ${Math.min(antecedent.inSentence, 2)} ${Math.min(distance, 2)}`,
    `opens sentence ${pronoun.opensSentence} ${role} ${Math.min(distance, 2)}`,
    `new ${antecedent.count === 1} ${role} ${Math.min(distance, 2)}`,
    `count ${countOf(antecedent.count)}`,
    ...(antecedent.inHeadline ? ['headline'] : []),
    ...(antecedent.mostNamed ? ['most named'] : []),
    ...(antecedent.spokeLast ? ['spoke', `spoke ${Math.min(paragraphs, 2)} ${pronoun.isSource}`] : []),
    ...(pronoun.insideQuote ? ['inside'] : []),
  ]
}

function countOf(count: number): string {
  return count <= 1 ? '1' : count <= 3 ? '3' : count <= 8 ? '8' : 'L'
}

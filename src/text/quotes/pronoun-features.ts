import type { Gender } from '../../model/person.ts'

/** Who a pronoun may stand for, as the article stands when the pronoun comes. */
export interface Antecedent {
  readonly kind: 'person' | 'body' | 'place' | 'unknown'
  readonly gender: Gender | undefined
  /** Sentences since it was last named or stood for outside quotations; 0 for the same sentence. */
  readonly distance: number
  /** Paragraphs since. */
  readonly paragraphs: number
  readonly role: 'subject' | 'object' | 'possessor' | 'source'
  readonly byPronoun: boolean
  /** How often so far. */
  readonly count: number
  /** Rank by recency among people of fitting gender: 0 for the latest. */
  readonly rank: number
  /** Whether nobody of fitting gender stands between. */
  readonly inHeadline: boolean
  /** Whether it spoke the words before. */
  readonly spokeLast: boolean
  /** Whether it is named inside the words to be attributed. */
  readonly insideQuote: boolean
  readonly mostNamed: boolean
}

/** What speaks for or against an antecedent: names of features. A feature says nothing of whose name it is. */
export function pronounFeatures(
  antecedent: Antecedent,
  pronoun: { readonly gender: Gender; readonly isSource: boolean; readonly opensSentence: boolean },
): string[] {
  const { kind, gender, distance, role, paragraphs } = antecedent
  const fits = gender === undefined ? 'open' : gender === pronoun.gender ? 'fits' : 'differs'
  return [
    'any',
    `gender ${fits}`,
    `kind ${kind}`,
    `distance ${Math.min(distance, 5)}`,
    `role ${role} ${Math.min(distance, 2)}`,
    `role ${role} ${antecedent.byPronoun ? 'pronoun' : 'name'}`,
    `paragraphs ${Math.min(paragraphs, 3)}`,
    `rank ${Math.min(antecedent.rank, 3)}`,
    `rank ${Math.min(antecedent.rank, 2)} ${role}`,
    `count ${countOf(antecedent.count)}`,
    ...(antecedent.inHeadline ? ['headline'] : []),
    ...(antecedent.mostNamed ? ['most named'] : []),
    ...(antecedent.spokeLast ? ['spoke', `spoke ${Math.min(paragraphs, 2)} ${pronoun.isSource}`] : []),
    ...(antecedent.insideQuote ? ['inside'] : []),
  ]
}

function countOf(count: number): string {
  return count <= 1 ? '1' : count <= 3 ? '3' : count <= 8 ? '8' : 'L'
}

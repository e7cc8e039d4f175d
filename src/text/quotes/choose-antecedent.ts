import type { Gender } from '../../model/person.ts'
import type { Discourse, Position } from './discourse.ts'
import { pronounFeatures } from './pronoun-features.ts'
import { PRONOUN_WEIGHTS } from './pronoun-weights.ts'
import type { Resolved } from './resolved.ts'
import { keysOf, type Note, readWeights, sumOfWeights } from './weights.ts'

/** A pronoun, or a description that no title explains, in search of its person. */
export interface Anaphor extends Position {
  readonly start: number
  readonly gender: Gender | undefined
  /** Whether it names who speaks. */
  readonly isSource: boolean
  /** Entities named inside the words it speaks: people seldom name themselves. */
  readonly insideQuote: ReadonlySet<number>
  readonly opensSentence: boolean
}

/** Called with who an anaphor may stand for: what weights are learned from. */
export type OnAnaphor = (
  start: number,
  choices: readonly { readonly entity: number; readonly features: readonly string[] }[],
) => void

/**
 * Chooses whom a pronoun stands for: a conditional logit over {@link pronounFeatures} of the people of fitting gender
 * spoken of so far. Undefined when there are none.
 */
export function chooseAntecedent(
  anaphor: Anaphor,
  {
    told,
    onAnaphor,
    except,
  }: {
    readonly told: Discourse
    readonly onAnaphor?: OnAnaphor | undefined
    /** Whom it cannot stand for. */
    readonly except?: number | undefined
  },
): Resolved | undefined {
  const opensParagraph = !told.opened(anaphor.paragraph)
  const people = told.people(anaphor, anaphor.gender).filter(({ entity }) => entity !== except)
  const choices = people.map(({ entity, antecedent }) => {
    const pronoun = {
      isSource: anaphor.isSource,
      opensParagraph,
      opensSentence: anaphor.opensSentence,
      insideQuote: anaphor.insideQuote.has(entity),
    }
    return { entity, features: (note: Note) => pronounFeatures(antecedent, pronoun, note) }
  })
  if (anaphor.isSource)
    onAnaphor?.(
      anaphor.start,
      choices.map(({ entity, features }) => ({ entity, features: keysOf(features) })),
    )
  const scores = choices.map(({ features }) => sumOfWeights(weights, features))
  const top = Math.max(...scores)
  const best = choices[scores.indexOf(top)]
  return (
    best && {
      entity: best.entity,
      probability: 1 / scores.reduce((sum, score) => sum + Math.exp(score - top), 0),
    }
  )
}

const weights = readWeights(PRONOUN_WEIGHTS)

import type { Entity } from '../people/find-people.ts'
import type { FoundSource } from './find-source.ts'
import type { Resolved } from './resolved.ts'

/**
 * How sure it is that these words are this person's: the likelihoods that the phrase is the source and that it stands for
 * the person. Below {@link THRESHOLD} the speaker is left open.
 */
export function confidenceOf(
  source: FoundSource,
  person: (Resolved & Pick<Entity, 'name'>) | undefined,
): { readonly speaker?: string; readonly confidence: number } {
  if (person === undefined) return { confidence: source.probability }
  const confidence = source.probability * person.probability
  return confidence < THRESHOLD ? { confidence } : { speaker: person.name, confidence }
}

// Below it fewer than one speaker in five was right on the development articles.
const THRESHOLD = 0.2

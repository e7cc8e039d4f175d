import type { Entity } from '../people/find-people.ts'
import type { FoundSource } from './find-source.ts'
import type { Resolved } from './resolved.ts'

/** What is known of a speaker: how likely the words are speech at all, and whom the source stands for. */
export interface Evidence {
  /** 0 to 1. */
  readonly speech: number
  readonly person: (Resolved & Pick<Entity, 'name' | 'kind' | 'words'>) | undefined
}

/**
 * How sure it is that these words are this person's: the likelihoods that they are speech, that the phrase is the source
 * and that it stands for the person, the less the more loosely the name is known. Below {@link THRESHOLD} the speaker is
 * left open.
 */
export function confidenceOf(
  source: FoundSource,
  { speech, person }: Evidence,
): { readonly speaker?: string; readonly confidence: number } {
  if (person === undefined) return { confidence: source.probability }
  const known =
    person.kind === 'person' && person.words.length > 1 ? 1 : person.kind === 'unknown' ? 0.6 : 0.8
  const confidence = source.probability * person.probability * known * Math.min(1, SPEECH_FLOOR + speech)
  return confidence < THRESHOLD ? { confidence } : { speaker: person.name, confidence }
}

// Words under a reporting verb are speech more often than their look tells.
const SPEECH_FLOOR = 0.4
// Below it fewer than one speaker in five was right on the development articles.
const THRESHOLD = 0.15

import type { Tag } from './token.ts'
import {
  ADVERBS,
  AUXILIARIES,
  COORDINATORS,
  DETERMINERS,
  OBJECT_PRONOUNS,
  POSSESSIVES,
  PREPOSITIONS,
  RELATIVES,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from './word-classes.ts'

// Words of which each has one tag, whatever stands beside it. Where lists share a word the earlier one wins.
export const CLOSED: ReadonlyMap<string, Tag> = new Map(
  (
    [
      [ADVERBS, 'A'],
      [PREPOSITIONS, 'I'],
      [SUBORDINATORS, 'U'],
      [COORDINATORS, 'C'],
      [RELATIVES, 'W'],
      [AUXILIARIES, 'X'],
      [DETERMINERS, 'D'],
      [POSSESSIVES, 'H'],
      [OBJECT_PRONOUNS, 'O'],
      [SUBJECT_PRONOUNS, 'P'],
    ] as const
  ).flatMap(([words, tag]) => Array.from(words, (word): [string, Tag] => [word, tag])),
)

export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...[...CLOSED].filter(([, tag]) => /[IUCDXPH]/.test(tag)).map(([word]) => word),
  'that',
  'by',
])

/** Whether a word, in any case, is one of grammar: the, would, while. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase())
}

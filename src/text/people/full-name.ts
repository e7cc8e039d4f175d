import { type Directory, knownBy } from './directory.ts'
import { PARTICLES, SUFFIX } from './family-name.ts'
import { genderOfGivenName } from './gender.ts'
import type { NameMention } from './name-mention.ts'

/** What the article as a whole tells of a last word: whose given names come before it, and whether she or he follows. */
export interface Familiar {
  readonly given: ReadonlySet<string>
  /** Above zero where "she" follows more often. */
  readonly women: number
}

/** Reads every last word's {@link Familiar} off the mentions, spans of `text`. */
export function familiarNames(mentions: readonly NameMention[], text: string): ReadonlyMap<string, Familiar> {
  const familiar = new Map<string, { given: Set<string>; women: number }>()
  for (const { words, end } of mentions) {
    const last = words.at(-1)!
    const known = familiar.get(last) ?? { given: new Set<string>(), women: 0 }
    familiar.set(last, known)
    if (words.length > 1 && genderOfGivenName(words[0]!) !== undefined) known.given.add(words[0]!)
    const pronoun = /\b(?:(she|her)|he|his|him)\b/i.exec(text.slice(end, end + 100))
    if (pronoun !== null) known.women += pronoun[1] === undefined ? -1 : 1
  }
  return familiar
}

/** "De Blasio" and "Trump Jr." have several words and yet no given name; nor has "Angry Trump" beside "Donald Trump". */
export function isFull(
  { words }: NameMention,
  { familiar, directory }: { familiar: ReadonlyMap<string, Familiar>; directory: Directory | undefined },
): boolean {
  if (words.length < 2 || PARTICLES.has(words[0]!.toLowerCase())) return false
  if (words.length > 2) return true
  if (SUFFIX.test(words[1]!)) return false
  if (genderOfGivenName(words[0]!) !== undefined || /^\p{Lu}\.$/u.test(words[0]!)) return true
  const family = words[1]!
  if ((familiar.get(family)?.given.size ?? 0) > 0) return false
  return directory === undefined || knownBy({ family, title: '' }, directory) === undefined
}

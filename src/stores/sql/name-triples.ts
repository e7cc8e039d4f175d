import { nameTokens } from '../../text/name-match.ts'

/**
 * The letter triples of a name, by which a misspelt one is found: `Sesions` shares most of those of `Sessions`. Each word
 * is led by two marks and closed by one, so that first letters weigh more and `Xi` has triples too; as in PostgreSQL's pg_trgm.
 */
export function nameTriples(name: string): readonly string[] {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const triples = [...new Set(nameTokens(name.slice(0, MAX_LENGTH)).flatMap(triplesOf))]
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  if (name.length <= MAX_LENGTH) remembered.set(name, triples)
  return triples
}

// A search compares hundreds of names, and those of the news come again and again. Emptied when full, so that memory stays bounded.
const MAX_REMEMBERED = 3_000
const remembered = new Map<string, readonly string[]>()

// Longer than any name; what is typed can be a page.
const MAX_LENGTH = 200

function triplesOf(word: string): string[] {
  const letters = ['_', '_', ...word, '_']
  return letters.slice(2).map((letter, index) => letters[index]! + letters[index + 1]! + letter)
}

import type { Span } from '../../model/span.ts'
import { sentences } from '../sentences.ts'
import { words } from '../words.ts'
import { isPersonNoun } from './introduction.ts'
import { partyOf } from './party.ts'

/** What news says of somebody in passing, beside their name: "Ann Soto (D-Ohio)", "Soto, 41,", "Soto, a nurse from Bend,". */
export type FactKind = 'party' | 'age' | 'home'

/** A sentence that says it, with the words that do. */
export interface PersonalFact {
  readonly sentence: Span
  readonly emphasis: Span
  /** For comparing: `Republican`, `41`, `Bend`. */
  readonly value: string
}

/**
 * Finds the first sentence of a text that says of somebody what party they are of, how old they are, or where they are from.
 *
 * @param names all that they go by; a family name alone counts where nobody else of that name stands in the text
 */
export function findFact(
  text: string,
  { names, kind }: { readonly names: readonly string[]; readonly kind: FactKind },
): PersonalFact | undefined {
  if (names.length === 0) return undefined
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map(RegExp.escape)
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  for (const sentence of sentences(text)) {
    const said = text.slice(sentence.start, sentence.end)
    for (const { index, 0: named } of said.matchAll(name)) {
      const found = behind(said, index + named.length, kind) ?? before(said, index, kind)
      if (found === undefined) continue
      if (!named.includes(' ') && isNamesake(text, { family: named, at: sentence.start + index, names }))
        continue
      const start = Math.min(index, found.start)
      const end = Math.max(index + named.length, found.end)
      return {
        sentence,
        emphasis: { start: sentence.start + start, end: sentence.start + end },
        value: found.value,
      }
    }
  }
  return undefined
}

/**
 * Whether a family name may be another's: the text has somebody else of that name ("Owen Marsh", where Helen Marsh is meant),
 * and it was not she whom it named in full last, in a sentence of her own.
 */
function isNamesake(
  text: string,
  { family, at, names }: { readonly family: string; readonly at: number; readonly names: readonly string[] },
): boolean {
  const whole = new RegExp(`(\\p{Lu}[\\p{L}’'-]+\\.?) ${RegExp.escape(family)}(?![\\p{L}\\p{N}])`, 'gu')
  const inFull = [...text.matchAll(whole)].flatMap(({ index, 0: found, 1: given = '' }) => {
    if (given.endsWith('.') || isPersonNoun({ text: given }) || partyOf(given) !== undefined) return []
    return [{ index, isOwn: names.some(name => name.endsWith(found)) }]
  })
  if (inFull.every(({ isOwn }) => isOwn)) return false
  const earlier = inFull.filter(({ index }) => index < at)
  const last = earlier.at(-1)
  return (
    last?.isOwn !== true || (earlier.at(-2)?.isOwn === false && last.index - earlier.at(-2)!.index < NEAR)
  )
}

type Found = Span & { readonly value: string }

// In UTF-16 units: what stands further off belongs to something else. It bounds the work, too.
const NEAR = 120

function behind(said: string, at: number, kind: FactKind): Found | undefined {
  const rest = said.slice(at, at + NEAR)
  for (const pattern of BEHIND[kind]) {
    const match = pattern.exec(rest)
    const value = match?.groups?.value && readValue(kind, match.groups.value)
    if (match && value) return { start: at, end: at + match[0].length, value }
  }
  return undefined
}

function before(said: string, at: number, kind: FactKind): Found | undefined {
  const first = Math.max(0, at - NEAR)
  const lead = said.slice(first, at)
  for (const pattern of BEFORE[kind]) {
    const match = pattern.exec(lead)
    const value = match?.groups?.value && readValue(kind, match.groups.value)
    // "Republican leaders backed Ann Soto" says nothing of her.
    const title = match === null ? undefined : words(match.groups?.title ?? '').at(-1)
    if (match && value && (title === undefined || isPersonNoun(title)))
      return { start: first + match.index, end: at, value }
  }
  return undefined
}

function readValue(kind: FactKind, words: string): string | undefined {
  if (kind === 'party') return partyOf(words)
  if (kind === 'home') return words.trim()
  const age = Number(words)
  return age >= YOUNGEST && age <= OLDEST ? String(age) : undefined
}

const YOUNGEST = 14
const OLDEST = 115

// Behind a preposition stands something else: "Soto, a critic of the Republican governor,".
const PLAIN = '(?:(?!(?:of|to|for|by|against|with|from|in|on|at|who|that|whose|and)\\b)[^\\s,.;:—()]+ ){0,5}?'
const PARTY =
  "(?:Republican|Democrat(?:ic)?|GOP|Libertarian|[Ii]ndependent|Conservative|Labou?r|Tory|Liberal|(?:\\p{Lu}[\\p{L}’'-]+ ){1,3}Party)(?![\\p{L}])"
const PLACE = "\\p{Lu}[\\p{L}’'-]+(?:,? \\p{Lu}[\\p{L}’'-]+){0,3}"
const AGE = '(?:, \\p{N}{2,3})?'

const BEHIND: Readonly<Record<FactKind, readonly RegExp[]>> = {
  party: [
    // Ann Soto (D-Ohio); Ann Soto, D-Ohio,
    /^,? \((?<value>[RDIL])(?:[-–—][^)]{1,20})?\)/u,
    /^, (?<value>[RDIL])[-–—]\p{Lu}[\p{L}. ]{1,14}(?=[,.;]|$)/u,
    new RegExp(`^,? (?:of|from) the (?<value>${PARTY})`, 'u'),
    new RegExp(`^${AGE}, (?:an?|the) ${PLAIN}(?<value>${PARTY})`, 'u'),
    new RegExp(`^(?:, who)? (?:is|was|remains|became) (?:an?|the) ${PLAIN}(?<value>${PARTY})`, 'u'),
  ],
  age: [
    /^,? \(?(?<value>\p{N}{2,3})(?=[,.;)])/u,
    /^, an? (?<value>\p{N}{2,3})-year-old/u,
    /^, the (?:[\p{L}-]+ ){0,3}(?:old|young)est(?: [\p{L}-]+){0,3} at (?<value>\p{N}{2,3})(?=[,.;])/u,
    /^(?:, who)? (?:is|was|turned|turns|will turn) (?<value>\p{N}{2,3})(?=[,.;]| years old| (?:on|last|this|next|in|when|and)\b)/u,
    /^(?:, who)?(?: has)? died\b[^.;]{0,60}? (?:at|aged|at age|at the age of) (?<value>\p{N}{2,3})(?=[,.;]|$)/u,
  ],
  home: [
    new RegExp(`^${AGE}, of (?<value>${PLACE})`, 'u'),
    new RegExp(`^${AGE}, (?:an?|the) ${PLAIN}(?:from|native of|resident of) (?<value>${PLACE})`, 'u'),
    new RegExp(`^${AGE}, an? (?<value>${PLACE}) (?:native|resident)\\b`, 'u'),
    new RegExp(
      `^(?:, who)? (?:lives|lived|grew up|was raised|was born(?: and raised)?|comes|is) (?:in|near|on|from) (?<value>${PLACE})`,
      'u',
    ),
  ],
}

const BEFORE: Readonly<Record<FactKind, readonly RegExp[]>> = {
  party: [
    // Democratic Sen. Ann Soto; Republican strategist Ann Soto
    new RegExp(`(?<value>${PARTY}) (?<title>(?:(?!(?:and|of|to|for)\\b)[^\\s,;:—()]+ ){0,5})$`, 'u'),
  ],
  age: [/(?<value>\p{N}{2,3})-year-old (?<title>(?:(?!(?:and|of|to|for)\b)[^\s,;:—()]+ ){0,5})$/u],
  home: [new RegExp(`(?<value>${PLACE}) native $`, 'u')],
}

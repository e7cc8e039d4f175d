import { type Gender, isHeld, type Person, type Role } from '../../model/person.ts'
import { familyName } from './family-name.ts'
import { genderOfTitle } from './gender.ts'
import { sameGivenName } from './short-forms.ts'

/** Known people by family name: fills in what an article takes for granted ("President Trump", "Mrs. Clinton"). */
export type Directory = ReadonlyMap<string, readonly Person[]>

/** A directory of these people. */
export function directoryOf(people: readonly Person[]): Directory {
  return Map.groupBy(people, ({ familyName }) => familyName.toLowerCase())
}

/**
 * Who is meant by a family name alone. Without a title only presidents and vice presidents are known by it; with one
 * (`Sen.`) the holder of that office, if only one of that name holds it.
 *
 * @param leaning whether the article goes on with "she" or "he"
 */
export function knownBy(
  {
    family,
    title,
    leaning,
  }: { readonly family: string; readonly title: string; readonly leaning?: Gender | undefined },
  directory: Directory,
): Person | undefined {
  const gender = genderOfTitle(title) ?? leaning
  const people = (directory.get(family.toLowerCase()) ?? []).filter(
    person => gender === undefined || person.gender === undefined || person.gender === gender,
  )
  const office = OFFICES.find(({ pattern }) => pattern.test(title))?.office
  if (office !== undefined && !/president/i.test(title)) {
    const holders = people.filter(({ roles }) => roles.some(role => role.office === office))
    const current = holders.filter(({ roles }) => roles.some(role => role.former === undefined))
    return only(current) ?? only(holders)
  }
  // Of father and son the later one, who is in the news.
  return (
    people.findLast(({ roles }) => roles.some(isNational)) ??
    (gender === undefined ? undefined : only(people))
  )
}

/** The listed president or vice president of this full name: Joseph R. Biden Jr. is listed as Joe Biden. */
export function listedAs(words: readonly string[], family: string, directory: Directory): Person | undefined {
  const suffix = words.at(-1) === family ? '' : words.at(-1)!
  return directory.get(family.toLowerCase())?.find(
    ({ name, otherNames, roles }) =>
      roles.some(isNational) &&
      sameGivenName(name.split(' ')[0]!, words[0]!) &&
      // Donald Trump Jr. is not listed.
      (suffix === '' || otherNames.some(other => other.endsWith(suffix))),
  )
}

/** The offices and parties of the only person listed under this name: U.S. Senator Republican. */
export function knownFor(words: readonly string[], directory: Directory): string[] {
  const listed = only(
    (directory.get(familyName(words).toLowerCase()) ?? []).filter(({ name }) =>
      sameGivenName(name.split(' ')[0]!, words[0]!),
    ),
  )
  // Who "the president" is depends on the day.
  const roles = listed?.roles.filter(role => !isNational(role)) ?? []
  return [...new Set(roles.map(({ party = '', office }) => `${office} ${party}`.trim()))]
}

/** Who was president of the United States on that day. */
export function presidentOn(day: Temporal.PlainDate, directory: Directory): Person | undefined {
  return presidentsIn(directory).find(({ roles }) =>
    roles.some(role => role.office === 'President' && isHeld(role, day)),
  )
}

// Every article asks, and a directory holds thousands.
const presidents = new WeakMap<Directory, readonly Person[]>()

function presidentsIn(directory: Directory): readonly Person[] {
  const known = presidents.get(directory)
  if (known !== undefined) return known
  const found = [...directory.values()]
    .flat()
    .filter(({ roles }) => roles.some(({ office }) => office === 'President'))
  presidents.set(directory, found)
  return found
}

const OFFICES = [
  { pattern: /\bsen(?:s?\.|ators?\b)/i, office: 'U.S. Senator' },
  { pattern: /\brep(?:s?\.|resentatives?\b)|\bcongress(?:wo)?man\b/i, office: 'U.S. Representative' },
]

function isNational({ office }: Role): boolean {
  return office === 'President' || office === 'Vice President'
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}

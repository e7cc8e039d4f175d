import { isHeld, type Person, type Role } from '../model/person.ts'
import type { Store } from '../stores/store.ts'
import { roleOfTitle } from '../text/people/role-of-title.ts'
import type { ArticlePerson } from '../text/quotes/attribute.ts'
import { terms } from '../text/terms.ts'
import { slug } from './slug.ts'

/** Somebody as an article names them. */
export type NamedPerson = Omit<ArticlePerson, 'mentions'>

interface Lookup {
  readonly people: Store['people']
  /** The day of publication. */
  readonly on: Temporal.PlainDate
}

/**
 * Who of the directory an article names, or a new person for it.
 *
 * A full name that one person bears is that person. Where several do, it is who alone is called so in the first place, has
 * an office that fits the titles in the article, held one on the day, or is of the gender; else it is the person of that
 * name known from articles, or a new one. A family name alone is nobody but a person known by no more: the text engine
 * fills in officials.
 *
 * Those known from articles only are brought up to date with what this one adds; officials stay as the directory has them,
 * but for offices that it does not know of.
 */
export async function resolvePerson(named: NamedPerson, { people, on }: Lookup): Promise<Person> {
  const known = await findKnown(named, { people, on })
  const person =
    known === undefined
      ? newPerson(named, await freeId(named.name, people))
      : isListed(known)
        ? known
        : withMore(known, named)
  return named.titles.reduce((titled, title) => withTitle(titled, title, on), person)
}

/** Whether a directory has the person: of others only articles tell. */
function isListed({ roles }: Person): boolean {
  return roles.some(({ fromArticles }) => !fromArticles)
}

/** Whoever the first of the person's names tells that tells anybody. */
async function findKnown(named: NamedPerson, { people, on }: Lookup): Promise<Person | undefined> {
  const names = [named.name, plainName(named.name), ...named.otherNames.filter(isFull)]
  for (const name of new Set(names)) {
    const known = choose(await people.named(name), { ...named, name }, on)
    if (known !== undefined) return known
  }
  return undefined
}

function choose(bearers: readonly Person[], { name, titles, gender }: NamedPerson, on: Temporal.PlainDate) {
  const so = bearers.filter(person => person.name === name)
  if (!isFull(name)) return so[0]
  const withRole = (fits: (role: Role) => boolean) => bearers.filter(({ roles }) => roles.some(fits))
  return (
    only(bearers) ??
    // "George W. Bush" is him whom the directory calls so, not his father, who is called George Bush there.
    only(so) ??
    only(withRole(role => titles.some(title => isTitleOf(title, role)))) ??
    only(withRole(role => isHeld(role, on))) ??
    // Taken for a hint only: the text engine may have guessed it from the given name.
    only(bearers.filter(person => person.gender !== undefined && person.gender === gender)) ??
    bearers.find(person => !isListed(person))
  )
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}

// How articles write the offices of the directory, with what stands around: "former Rep.", "Republican Sen.".
const OFFICES: readonly (readonly [title: RegExp, office: RegExp])[] = [
  [/\bsen(?:\.|ator\b)/i, /\bsenator\b/i],
  [/\brep(?:\.|resentative\b)|\bcongress(?:wo)?man\b/i, /\brepresentative\b/i],
  [/\bvice president\b/i, /^vice president$/i],
  [/(?<!vice )\bpresident\b/i, /^president$/i],
]

/** Whether a title in an article ("Sen.") speaks of a role ("U.S. Senator"). */
function isTitleOf(title: string, { office }: Role): boolean {
  return OFFICES.some(([short, long]) => short.test(title) && long.test(office))
}

function newPerson({ name, familyName, otherNames, gender, isBody }: NamedPerson, id: string): Person {
  return {
    id,
    name,
    familyName,
    otherNames: distinctNames([plainName(name), ...otherNames], name),
    roles: [],
    ...(gender && { gender }),
    ...(isBody && { isBody }),
  }
}

function withMore(known: Person, named: NamedPerson): Person {
  if (named.isBody) return known
  // A body only as long as every article takes it for one.
  const { isBody: _, ...person } = known
  const gender = named.gender ?? known.gender
  const names = [...known.otherNames, named.name, plainName(named.name), ...named.otherNames]
  return {
    ...person,
    // What the directory took for a body went by its whole name.
    familyName: known.familyName === known.name ? named.familyName : known.familyName,
    otherNames: distinctNames(names, known.name),
    ...(gender && { gender }),
  }
}

/** With the office of a title, where it is not known yet. Whoever is a former mayor is mayor no longer. */
function withTitle(person: Person, title: string, on: Temporal.PlainDate): Person {
  const role = roleOfTitle(title)
  const wanted = terms(role?.office ?? '')
  const isSame = ({ office }: Role) => {
    const held = new Set(terms(office))
    return wanted.every(term => held.has(term))
  }
  const same = person.roles.filter(isSame)
  if (role === undefined || wanted.length === 0) return person
  if (same.some(({ fromArticles, former }) => !fromArticles || former || !role.former)) return person
  const others = person.roles.filter(each => !same.includes(each))
  const since = role.former ? {} : { start: on }
  return { ...person, roles: [...others, { ...role, ...since, fromArticles: true }] }
}

/** Full names only: by "Jim" alone nobody is to be found. */
function distinctNames(names: readonly string[], except: string): string[] {
  return [...new Set(names)].filter(name => isFull(name) && name !== except)
}

/** `Ann B. Roe Jr.` as `Ann Roe`: what another article may call the same person. */
function plainName(name: string): string {
  return name.replace(/(?<=\S) \p{Lu}\.(?= )/gu, '').replace(/,? (?:Jr\.?|Sr\.?|I{2,3}|IV)$/u, '')
}

function isFull(name: string): boolean {
  return name.includes(' ')
}

/** `mike-rogers`, or `mike-rogers-2` where somebody else has that id. */
async function freeId(name: string, people: Store['people']): Promise<string> {
  const wanted = slug(name)
  let id = wanted
  for (let number = 2; (await people.find(id)) !== undefined; number++) id = `${wanted}-${number}`
  return id
}

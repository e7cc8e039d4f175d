import type { Gender } from '../../model/person.ts'
import type { Span } from '../../model/span.ts'
import { firstFrom } from '../first-from.ts'
import { type Directory, knownFor } from '../people/directory.ts'
import { familyName } from '../people/family-name.ts'
import { type Entity, findPeople } from '../people/find-people.ts'
import { genderOfGivenName } from '../people/gender.ts'
import { nameKind } from '../people/name-kind.ts'
import { genderByContext } from './gender-by-context.ts'
import type { KnownName } from './place.ts'
import type { Mention } from './syntax/mention.ts'
import type { ReadParagraph } from './syntax/read-items.ts'
import { titlesInText } from './titles-in-text.ts'

/** Somebody named in the article, or a body that speaks in it. */
export interface ArticlePerson {
  /** The fullest form: `Jeff Sessions`. */
  readonly name: string
  readonly familyName: string
  readonly otherNames: readonly string[]
  readonly gender?: Gender
  /** As written: `former Auburn football coach`, `Sen.`. */
  readonly titles: readonly string[]
  readonly mentions: readonly Span[]
  /** Set where it is no person: it goes by its one name. */
  readonly isBody?: true
}

/** Everybody and everything the article names. */
export interface Cast {
  readonly entities: readonly Entity[]
  /** The entity of each name, by where its head starts. */
  readonly named: ReadonlyMap<number, number>
  readonly known: KnownName
  /** What each entity is called besides its name: titles, party and office. */
  readonly called: readonly (readonly string[])[]
  /** The people among them, and whoever else bears one of these names: those who speak. */
  peopleAnd(speakers: ReadonlySet<string>): ArticlePerson[]
  /** The entities named inside a span. */
  namedIn(span: Span): number[]
}

/** Reads who is named in the article, inside quotations and out. */
export function readCast(
  read: readonly ReadParagraph[],
  { text, directory }: { readonly text: string; readonly directory: Directory | undefined },
): Cast {
  const names = read.flatMap(namesIn)
  const found = findPeople(
    names.map(({ head, words, title }) => ({ ...head, words, title })),
    { text, directory },
  )
  const named = new Map(
    found.flatMap((entity, index) => entity.mentions.map(at => [names[at]!.head.start, index])),
  )
  const heads = names.map(({ head }) => head)
  const beside = titlesInText(read, text)
  const titled = found.map(entity => withTitles(entity, { beside, names }))
  const entities = genderByContext(titled, read, named)
  return {
    entities,
    named,
    called: entities.map(({ kind, words, titles }) =>
      kind === 'person' && directory !== undefined ? [...titles, ...knownFor(words, directory)] : titles,
    ),
    known({ head }) {
      const entity = entities[named.get(head.start) ?? -1]
      return entity && { kind: entity.kind, mentions: entity.mentions.length, sure: isSurelyPerson(entity) }
    },
    peopleAnd(speakers) {
      const people = entities.filter(isSurelyPerson)
      const listed = new Set(people.map(({ name }) => name))
      const others = entities.filter(({ name }) => speakers.has(name) && !listed.has(name))
      return [...people, ...others].map(entity => asPerson(entity, names))
    },
    namedIn({ start, end }) {
      let at = firstFrom(heads, start)
      const inside: number[] = []
      for (; at < names.length && names[at]!.head.end <= end; at++)
        inside.push(named.get(names[at]!.head.start)!)
      return inside
    },
  }
}

/** Of a body no title tells anything; "the company, Webb," may be a slip of the reader. */
function withTitles(
  entity: Entity,
  { beside, names }: { beside: ReadonlyMap<number, readonly string[]>; names: readonly Mention[] },
): Entity {
  if (!/person|unknown/.test(entity.kind)) return entity
  const more = entity.mentions.flatMap(at => beside.get(names[at]!.head.start) ?? [])
  return more.length === 0 ? entity : { ...entity, titles: [...new Set([...entity.titles, ...more])] }
}

/** The names of a paragraph in reading order. */
function namesIn({ items, quoted }: ReadParagraph): Mention[] {
  const outside = items.flatMap(({ mention }) => mention ?? [])
  return [...outside, ...quoted]
    .filter(({ kind }) => kind === 'name')
    .sort((a, b) => a.head.start - b.head.start)
}

/** "Super Bowl" looks like a person's name; a known given name, a gender or a title tells one. */
export function isSurelyPerson({ kind, words, gender, titles }: Entity): boolean {
  return (
    kind === 'person' &&
    (gender !== undefined ||
      genderOfGivenName(words[0]!) !== undefined ||
      titles.some(title => nameKind(words.slice(-1), title) === 'person'))
  )
}

function asPerson(entity: Entity, names: readonly Mention[]): ArticlePerson {
  const { name, kind, gender, titles } = entity
  const mentions = entity.mentions.map(at => names[at]!.head)
  if (!/person|unknown/.test(kind))
    return { name, familyName: name, otherNames: [], titles: [], mentions, isBody: true }
  return {
    name,
    familyName: familyName(entity.words),
    otherNames: entity.otherNames,
    ...(gender && { gender }),
    titles,
    mentions,
  }
}

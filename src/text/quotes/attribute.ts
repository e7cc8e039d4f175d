import type { Gender } from '../../model/person.ts'
import type { Attribution } from '../../model/quote.ts'
import type { Span } from '../../model/span.ts'
import { type Directory, presidentOn } from '../people/directory.ts'
import { type Entity, familyName, findPeople } from '../people/find-people.ts'
import { paragraphs } from '../sentences.ts'
import { findMarks } from './find-marks.ts'
import { type FoundSource, findSource } from './find-source.ts'
import { genderByContext } from './gender-by-context.ts'
import { resolveMentions } from './resolve-mentions.ts'
import type { Resolved } from './resolved.ts'
import { findSignature } from './signature.ts'
import { isSpeech } from './speech-or-not.ts'
import type { Mention } from './syntax/phrases.ts'
import { type ReadParagraph, readItems } from './syntax/read-items.ts'

/** An article's words and what helps to read them. */
export interface AttributeInput {
  readonly text: string
  readonly headline?: string
  /** What "Thursday" is counted from. */
  readonly publishedOn?: Temporal.PlainDate
  /** People known beforehand, for names the article does not give in full. */
  readonly directory?: Directory
}

/** Somebody named in the article. */
export interface ArticlePerson {
  /** The fullest form: `Jeff Sessions`. */
  readonly name: string
  readonly familyName: string
  readonly otherNames: readonly string[]
  readonly gender?: Gender
  /** As written: `former Auburn football coach`, `Sen.`. */
  readonly titles: readonly string[]
  readonly mentions: readonly Span[]
}

/** Who said what in an article, and who is named there. */
export interface Attributed {
  readonly attributions: readonly Attribution[]
  readonly people: readonly ArticlePerson[]
}

/** Called for every pronoun that names a speaker, with the people it may stand for: what weights are learned from. */
export type OnNamedAnaphor = (
  start: number,
  choices: readonly { readonly name: string; readonly features: readonly string[] }[],
) => void

/** Finds the quotations of an article and gives each to its speaker. */
export function attribute(
  { text, headline, publishedOn, directory }: AttributeInput,
  onAnaphor?: OnNamedAnaphor,
): Attributed {
  const spans = paragraphs(text)
  const stretches = findMarks(text, spans)
  const read = readItems(text, spans, stretches)
  const names = namesOf(read)
  const found = findPeople(
    names.map(({ head, words, title }) => ({ ...head, words, title })),
    { text, directory },
  )
  const named = new Map(
    found.flatMap((entity, index) => entity.mentions.map(at => [names[at]!.head.start, index])),
  )
  const entities = genderByContext(found, read, named)
  const sources = findSources(read)
  const insides = new Map(
    [...sources].map(([start, { mention }]) => [
      mention.start,
      namedIn(names, named, spanOf(stretches, start)),
    ]),
  )
  const resolved = resolveMentions(
    {
      paragraphs: read,
      entities,
      named,
      sources: insides,
      headline: inHeadline(entities, headline),
      president: presidentAmong(entities, { directory, publishedOn }),
    },
    onAnaphor &&
      ((start, choices) =>
        onAnaphor(
          start,
          choices.map(({ entity, features }) => ({ name: entities[entity]!.name, features })),
        )),
  )
  const speakerOf = ({ mention }: FoundSource): Resolved | undefined => {
    const entity = named.get(mention.head.start)
    return entity === undefined ? resolved.get(mention.start) : { entity, probability: 1 }
  }
  const attributions = stretches
    .filter(stretch => isSpeech(text, stretch))
    .map((stretch): Attribution => {
      const source = sources.get(stretch.outer.start)
      const speaker = source && speakerOf(source)
      return {
        kind: 'direct',
        content: [stretch.content],
        medium: 'said',
        ...(source && { source: { start: source.mention.start, end: source.mention.end } }),
        ...(speaker && { speaker: entities[speaker.entity]!.name }),
        confidence: source === undefined ? 0 : source.probability * (speaker?.probability ?? 1),
      }
    })
  return {
    attributions,
    people: entities.filter(({ kind }) => kind === 'person').map(entity => asPerson(entity, names)),
  }
}

function spanOf(stretches: readonly { readonly outer: Span }[], start: number): Span {
  return stretches.find(({ outer }) => outer.start === start)!.outer
}

function namesOf(read: readonly ReadParagraph[]): Mention[] {
  return read
    .flatMap(({ items, quoted }) => [
      ...items.flatMap(({ mention }) => (mention?.kind === 'name' ? [mention] : [])),
      ...quoted.filter(({ kind }) => kind === 'name'),
    ])
    .sort((a, b) => a.head.start - b.head.start)
}

function namedIn(
  names: readonly Mention[],
  named: ReadonlyMap<number, number>,
  span: Span,
): ReadonlySet<number> {
  return new Set(
    names.flatMap(({ head }) =>
      head.start >= span.start && head.end <= span.end ? (named.get(head.start) ?? []) : [],
    ),
  )
}

function inHeadline(entities: readonly Entity[], headline = ''): ReadonlySet<number> {
  const words = new Set(headline.match(/[\p{L}-]+/gu))
  return new Set([...entities.keys()].filter(index => words.has(familyName(entities[index]!.words))))
}

function presidentAmong(
  entities: readonly Entity[],
  {
    directory,
    publishedOn,
  }: { readonly directory: Directory | undefined; readonly publishedOn: Temporal.PlainDate | undefined },
): number | undefined {
  const president = directory && publishedOn && presidentOn(publishedOn, directory)
  const index = entities.findIndex(({ name }) => name === president?.name)
  return index < 0 ? undefined : index
}

/** The source of every stretch, by where the stretch starts. */
function findSources(read: readonly ReadParagraph[]): Map<number, FoundSource> {
  const sources = new Map<number, FoundSource>()
  let previous: FoundSource | undefined
  for (const [index, paragraph] of read.entries()) {
    const before = read[index - 1]
    for (const [at, item] of paragraph.items.entries()) {
      if (item.tag !== 'Q') continue
      const since = (before ?? paragraph).span.start
      const place = {
        paragraph,
        before,
        at,
        previousSource:
          previous !== undefined && previous.mention.start >= since ? previous.mention : undefined,
      }
      const source = findSignature(place) ?? continued(paragraph, item, previous) ?? findSource(place)
      if (source === undefined) continue
      sources.set(item.start, source)
      previous = source
    }
  }
  return sources
}

/** A stretch that goes on with the unclosed one of the paragraph before has its source. */
function continued(
  { stretches }: ReadParagraph,
  item: Span,
  previous: FoundSource | undefined,
): FoundSource | undefined {
  const stretch = stretches.find(({ outer }) => outer.start === item.start)
  return stretch?.continues ? previous : undefined
}

function asPerson(entity: Entity, names: readonly Mention[]): ArticlePerson {
  return {
    name: entity.name,
    familyName: familyName(entity.words),
    otherNames: entity.otherNames,
    ...(entity.gender && { gender: entity.gender }),
    titles: entity.titles,
    mentions: entity.mentions.map(at => names[at]!.head),
  }
}

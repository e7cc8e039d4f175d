import { type Directory, presidentOn } from '../people/directory.ts'
import { familyName } from '../people/family-name.ts'
import type { Entity } from '../people/find-people.ts'
import { paragraphs } from '../sentences.ts'
import { findMarks } from './find-marks.ts'
import { findSources, type PlacedSource } from './find-sources.ts'
import { type Cast, readCast } from './read-cast.ts'
import { resolveMentions } from './resolve-mentions.ts'
import type { Resolved } from './resolved.ts'
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

/** Who is named in an article, and whom its phrases stand for. */
export interface ReadArticle {
  readonly read: readonly ReadParagraph[]
  readonly cast: Cast
  /** The source of each stretch in marks, by where the stretch starts. */
  readonly sources: ReadonlyMap<number, PlacedSource>
  /** Whom each name, pronoun and description outside the marks stands for, by where it starts. */
  readonly resolved: ReadonlyMap<number, Resolved>
}

/** Called for every pronoun that names a speaker, with the people it may stand for: what weights are learned from. */
export type OnPronoun = (
  start: number,
  choices: readonly { readonly name: string; readonly features: readonly string[] }[],
) => void

/** Reads an article's phrases and tells whom they stand for. */
export function readArticle(
  { text, headline, publishedOn, directory }: AttributeInput,
  onPronoun?: OnPronoun,
): ReadArticle {
  const spans = paragraphs(text)
  const read = readItems(text, spans, findMarks(text, spans))
  const cast = readCast(read, { text, directory })
  const sources = findSources(read, cast.known)
  const resolved = resolveMentions(
    {
      paragraphs: read,
      entities: cast.entities,
      called: cast.called,
      named: cast.named,
      sources: namedBySources(sources, cast),
      headline: inHeadline(cast.entities, headline),
      president: presidentAmong(
        cast.entities,
        publishedOn && directory && presidentOn(publishedOn, directory)?.name,
      ),
    },
    onPronoun &&
      ((start, choices) =>
        onPronoun(
          start,
          choices.map(({ entity, features }) => ({ name: cast.entities[entity]!.name, features })),
        )),
  )
  return { read, cast, sources, resolved }
}

/** Phrases that name speakers, by where they start, with the entities named inside what they say. */
function namedBySources(
  sources: ReadonlyMap<number, PlacedSource>,
  cast: Cast,
): Map<number, ReadonlySet<number>> {
  const inside = new Map<number, Set<number>>()
  for (const { mention, stretch } of sources.values()) {
    const entities = inside.get(mention.start) ?? new Set()
    for (const entity of cast.namedIn(stretch)) entities.add(entity)
    inside.set(mention.start, entities)
  }
  return inside
}

function inHeadline(entities: readonly Entity[], headline = ''): ReadonlySet<number> {
  const words = new Set(headline.match(/[\p{L}-]+/gu))
  return new Set([...entities.keys()].filter(index => words.has(familyName(entities[index]!.words))))
}

function presidentAmong(entities: readonly Entity[], president: string | undefined): number | undefined {
  const index = entities.findIndex(({ name }) => name === president)
  return index < 0 ? undefined : index
}

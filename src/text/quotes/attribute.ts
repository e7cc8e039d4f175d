import type { Attribution, Medium } from '../../model/quote.ts'
import { type Directory, presidentOn } from '../people/directory.ts'
import { familyName } from '../people/family-name.ts'
import type { Entity } from '../people/find-people.ts'
import { paragraphs } from '../sentences.ts'
import { confidenceOf } from './confidence.ts'
import { dateUtterances } from './date-utterances.ts'
import { type FoundContent, findContent } from './find-content.ts'
import { findCue, findSubject } from './find-cue.ts'
import { findMarks } from './find-marks.ts'
import { findSources, type PlacedSource } from './find-sources.ts'
import { joinPieces, type Piece } from './join-pieces.ts'
import { occasionOf } from './occasion.ts'
import { type ArticlePerson, type Cast, readCast } from './read-cast.ts'
import { resolveMentions } from './resolve-mentions.ts'
import type { Resolved } from './resolved.ts'
import { type ReadParagraph, readItems } from './syntax/read-items.ts'

export type { ArticlePerson } from './read-cast.ts'

/** An article's words and what helps to read them. */
export interface AttributeInput {
  readonly text: string
  readonly headline?: string
  /** What "Thursday" is counted from. */
  readonly publishedOn?: Temporal.PlainDate
  /** People known beforehand, for names the article does not give in full. */
  readonly directory?: Directory
}

/** Who said what in an article, and who is named there. */
export interface Attributed {
  readonly attributions: readonly Attribution[]
  readonly people: readonly ArticlePerson[]
}

/** Called for every pronoun that names a speaker, with the people it may stand for: what weights are learned from. */
export type OnPronoun = (
  start: number,
  choices: readonly { readonly name: string; readonly features: readonly string[] }[],
) => void

/** Finds the quotations of an article and gives each to its speaker. */
export function attribute(
  { text, headline, publishedOn, directory }: AttributeInput,
  onPronoun?: OnPronoun,
): Attributed {
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
  const pieces = read.flatMap((paragraph, index) =>
    findContent(text, paragraph).map(content =>
      attributed(content, { paragraph, index, cast, sources, resolved, publishedOn }),
    ),
  )
  return { attributions: dateUtterances(joinPieces(pieces)), people: cast.people }
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

interface Knowledge {
  readonly paragraph: ReadParagraph
  /** Number of the paragraph. */
  readonly index: number
  readonly cast: Cast
  readonly sources: ReadonlyMap<number, PlacedSource>
  readonly resolved: ReadonlyMap<number, Resolved>
  readonly publishedOn: Temporal.PlainDate | undefined
}

function attributed(content: FoundContent, knowledge: Knowledge): Piece {
  const { paragraph, index, cast, sources, resolved, publishedOn } = knowledge
  const [stretch] = content.stretches
  const source = stretch ? sources.get(stretch.outer.start) : subjectOf(content, paragraph)
  const position = {
    paragraph: index,
    continues: stretch?.continues === true,
  }
  const attribution = {
    kind: content.kind,
    content: stretch ? content.stretches.map(({ content: words }) => words) : [content.content],
    ...(content.kind === 'mixed' && { clause: content.content }),
  }
  if (source === undefined)
    return { ...position, bare: false, attribution: { ...attribution, medium: 'said', confidence: 0 } }

  const { mention, at } = source
  const { items } = source.paragraph
  const inItems = items[at]?.mention === mention
  const cue = inItems ? findCue(items, at) : undefined
  const occasion = inItems
    ? occasionOf(
        { items, source: at, cue },
        { publishedOn, toOutlet: item => isBody(item.mention?.head.start, cast) },
      )
    : { medium: 'said' as const, bare: false }
  const person =
    personOf(source, { cast, resolved }) ??
    (OWN_DOCUMENT.has(occasion.medium) ? candidateOf(source, resolved) : undefined)
  const { speaker, confidence } = confidenceOf(source, {
    speech: content.speech,
    person: person && { ...person, ...cast.entities[person.entity]! },
  })
  return {
    ...position,
    bare: occasion.bare,
    attribution: {
      ...attribution,
      ...(content.cue ? { cue: content.cue } : cue !== undefined && { cue: spanOf(items[cue]!) }),
      source: spanOf(mention),
      ...(speaker && { speaker }),
      medium: occasion.medium,
      ...(occasion.saidOn && { saidOn: occasion.saidOn }),
      confidence,
    },
  }
}

function personOf(
  { mention }: PlacedSource,
  { cast, resolved }: Pick<Knowledge, 'cast' | 'resolved'>,
): Resolved | undefined {
  const entity = cast.named.get(mention.head.start)
  return entity === undefined ? resolved.get(mention.start) : { entity, probability: 1 }
}

// In a statement of a campaign the campaign speaks, in these the candidate.
const OWN_DOCUMENT: ReadonlySet<Medium> = new Set(['video', 'ad', 'letter'])

/** Who speaks in a video of "Webb's campaign": the candidate. */
function candidateOf(
  { mention, at, paragraph }: PlacedSource,
  resolved: ReadonlyMap<number, Resolved>,
): Resolved | undefined {
  const owner = paragraph.items[paragraph.items[at - 1]?.tag === "'" ? at - 2 : at - 1]?.mention
  return /^(?:campaign|office|team)$/.test(mention.words[0]!) && owner?.possessor
    ? resolved.get(owner.start)
    : undefined
}

/** The subject of the word that reports indirect content. */
function subjectOf({ cue }: FoundContent, paragraph: ReadParagraph): PlacedSource | undefined {
  const { items } = paragraph
  const word = cue === undefined ? -1 : (paragraph.itemAt.get(cue.start) ?? -1)
  const at = word < 0 ? undefined : findSubject(items, word)
  const mention = at === undefined ? undefined : items[at]!.mention
  if (at === undefined || mention === undefined) return undefined
  return { mention, at, back: 0, probability: 0.8, paragraph, stretch: mention }
}

function isBody(start: number | undefined, { entities, named }: Cast): boolean {
  const entity = start === undefined ? undefined : named.get(start)
  return entity !== undefined && entities[entity]!.kind === 'body'
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

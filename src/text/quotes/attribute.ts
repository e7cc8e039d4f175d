import type { Attribution, Medium } from '../../model/quote.ts'
import { contains } from '../../model/span.ts'
import { paragraphs } from '../sentences.ts'
import { confidenceOf } from './confidence.ts'
import { dateUtterances } from './date-utterances.ts'
import { type FoundContent, findContent } from './find-content.ts'
import { findCue, findSubject } from './find-cue.ts'
import { findPosts } from './find-posts.ts'
import type { PlacedSource } from './find-sources.ts'
import { joinPieces, type Piece } from './join-pieces.ts'
import { occasionOf } from './occasion.ts'
import { type AttributeInput, type OnPronoun, readArticle } from './read-article.ts'
import type { ArticlePerson, Cast } from './read-cast.ts'
import type { Resolved } from './resolved.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

export type { AttributeInput, OnPronoun } from './read-article.ts'
export type { ArticlePerson } from './read-cast.ts'

/** Who said what in an article, and who is named there: all people, and the bodies that speak. */
export interface Attributed {
  readonly attributions: readonly Attribution[]
  readonly people: readonly ArticlePerson[]
}

/** Finds the quotations of an article and gives each to its speaker. */
export function attribute(article: AttributeInput, onPronoun?: OnPronoun): Attributed {
  const { text, publishedOn } = article
  const { read, cast, sources, resolved } = readArticle(article, onPronoun)
  const pieces = read.flatMap((paragraph, index) =>
    findContent(text, paragraph).map(content =>
      attributed(content, { paragraph, index, cast, sources, resolved, publishedOn }),
    ),
  )
  const posts = findPosts(text, paragraphs(text), cast)
  // A post is one person's words throughout: what it reports is not reported by the article.
  const others = dateUtterances(joinPieces(pieces)).filter(
    ({ content: [own] }) => !posts.some(({ content: [post] }) => contains(post!, own!)),
  )
  const attributions = posts.length === 0 ? others : [...others, ...posts].sort(byContent)
  const speakers = new Set(attributions.flatMap(({ speaker }) => speaker ?? []))
  return { attributions, people: cast.peopleAnd(speakers) }
}

function byContent({ content: [a] }: Attribution, { content: [b] }: Attribution): number {
  return a!.start - b!.start
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
    content: content.words,
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
  return { mention, at, back: 0, probability: SUBJECT_SPEAKS, paragraph, stretch: mention }
}

// On the development articles, of reports without marks whose span was right.
const SUBJECT_SPEAKS = 0.6

function isBody(start: number | undefined, { entities, named }: Cast): boolean {
  const entity = start === undefined ? undefined : named.get(start)
  return entity !== undefined && entities[entity]!.kind === 'body'
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

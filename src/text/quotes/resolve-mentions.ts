import type { Gender } from '../../model/person.ts'
import type { Entity } from '../people/find-people.ts'
import { describedPerson } from './descriptions.ts'
import { type Antecedent, pronounFeatures } from './pronoun-features.ts'
import { PRONOUN_WEIGHTS } from './pronoun-weights.ts'
import type { Item, Mention } from './syntax/phrases.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** Whom a phrase stands for, and how sure that is. */
export interface Resolved {
  /** Index of the entity. */
  readonly entity: number
  /** 0 to 1. */
  readonly probability: number
}

/** What the resolver knows of the article beforehand. */
export interface Article {
  readonly paragraphs: readonly ReadParagraph[]
  readonly entities: readonly Entity[]
  /** The entity of each name, by where the phrase starts. */
  readonly named: ReadonlyMap<number, number>
  /** Phrases found to name a speaker, by where they start: the entities named inside the words they say. */
  readonly sources: ReadonlyMap<number, ReadonlySet<number>>
  /** Entities of the headline. */
  readonly headline: ReadonlySet<number>
}

/** Called for every pronoun that is a source, with who it may stand for: what weights are learned from. */
export type OnPronoun = (
  start: number,
  choices: readonly { readonly name: string; readonly features: readonly string[] }[],
) => void

interface Seen {
  sentence: number
  paragraph: number
  role: Antecedent['role']
  byPronoun: boolean
  count: number
  order: number
  subjectOrder: number
  readonly paragraphs: number[]
  led: boolean
}

/**
 * Tells whom names, pronouns and descriptions stand for, in reading order: each answer is what the next pronoun may look
 * back to. People named only inside quotations are not looked back to.
 *
 * @returns by where the phrase starts
 */
export function resolveMentions(article: Article, onPronoun?: OnPronoun): Map<number, Resolved> {
  const resolved = new Map<number, Resolved>()
  const seen = new Map<number, Seen>()
  let order = 0
  let lastSpeaker: number | undefined
  let leader: { readonly paragraph: number; readonly entity: number } | undefined
  for (const [paragraph, { items }] of article.paragraphs.entries()) {
    for (const [at, { mention, sentence }] of items.entries()) {
      if (mention === undefined) continue
      const isSource = article.sources.has(mention.start)
      const found = resolveOne({ mention, at, items, sentence, paragraph, isSource })
      if (found === undefined) continue
      resolved.set(mention.start, found)
      const earlier = seen.get(found.entity)
      const role = isSource ? 'source' : roleOf(items, at)
      const led = leader?.paragraph === paragraph ? leader.entity === found.entity : isPerson(found.entity)
      if (led) leader = { paragraph, entity: found.entity }
      seen.set(found.entity, {
        sentence,
        paragraph,
        role,
        led,
        subjectOrder: role === 'subject' || role === 'source' ? order : (earlier?.subjectOrder ?? -1),
        paragraphs: [...(earlier?.paragraphs ?? []).slice(-8), paragraph],
        byPronoun: mention.kind === 'pronoun',
        count: (earlier?.count ?? 0) + 1,
        order: order++,
      })
      if (isSource) lastSpeaker = found.entity
    }
  }
  return resolved

  function resolveOne(context: {
    mention: Mention
    at: number
    items: readonly Item[]
    sentence: number
    paragraph: number
    isSource: boolean
  }): Resolved | undefined {
    const { mention, at, items } = context
    if (mention.kind === 'name') {
      const entity = article.named.get(mention.head.start)
      return entity === undefined ? undefined : { entity, probability: 1 }
    }
    if (mention.kind === 'description') {
      const apposed = apposedName(items, at)
      const entity = apposed && article.named.get(apposed.head.start)
      if (entity !== undefined) return { entity, probability: 0.9 }
      return describedPerson(mention, article.entities, recency => seen.get(recency)?.order)
    }
    const gender = genderOfPronoun(mention.words[0]!)
    if (gender !== undefined) return resolvePronoun(context, gender)
    if (/^(?:it|its|they|them|their)$/.test(mention.words[0]!)) return resolveBody(context.sentence)
    if (/^(?:who|which)$/.test(mention.words[0]!)) {
      const before = previousMention(items, at)
      return before && resolved.get(before.start)
    }
    return undefined
  }

  function resolvePronoun(
    {
      mention,
      at,
      items,
      sentence,
      paragraph,
      isSource,
    }: {
      mention: Mention
      at: number
      items: readonly Item[]
      sentence: number
      paragraph: number
      isSource: boolean
    },
    gender: Gender,
  ): Resolved | undefined {
    const recent = [...seen].sort(([, a], [, b]) => b.order - a.order)
    const subjects = recent
      .filter(([entity, { subjectOrder }]) => suits(entity, gender) && subjectOrder >= 0)
      .sort(([, a], [, b]) => b.subjectOrder - a.subjectOrder)
      .map(([entity]) => entity)
    const opensParagraph = !recent.some(([entity, last]) => last.paragraph === paragraph && isPerson(entity))
    const most = Math.max(...recent.map(([entity, { count }]) => (suits(entity, gender) ? count : 0)))
    let rank = 0
    const choices = recent.map(([entity, last]) => {
      const { kind, gender: known } = article.entities[entity]!
      const antecedent: Antecedent = {
        kind,
        gender: known,
        distance: sentence - last.sentence,
        paragraphs: paragraph - last.paragraph,
        role: last.role,
        byPronoun: last.byPronoun,
        count: last.count,
        rank: suits(entity, gender) ? rank++ : 3,
        subjectRank: subjects.includes(entity) ? subjects.indexOf(entity) : 3,
        lately: last.paragraphs.filter(each => paragraph - each <= 2).length,
        ledParagraph: last.led,
        inHeadline: article.headline.has(entity),
        spokeLast: entity === lastSpeaker,
        insideQuote: article.sources.get(mention.start)?.has(entity) ?? false,
        mostNamed: last.count === most,
      }
      return { entity, features: pronounFeatures(antecedent, { gender, isSource, opensParagraph }) }
    })
    if (isSource)
      onPronoun?.(
        mention.start,
        choices.map(({ entity, features }) => ({ name: article.entities[entity]!.name, features })),
      )
    const scores = choices.map(({ features }) =>
      features.reduce((sum, feature) => sum + (PRONOUN_WEIGHTS[feature] ?? 0), 0),
    )
    const top = Math.max(...scores)
    const best = choices[scores.indexOf(top)]
    if (best === undefined) return undefined
    const total = scores.reduce((sum, score) => sum + Math.exp(score - top), 0)
    return { entity: best.entity, probability: 1 / total }
  }

  /** it, they: the body that was last subject or source, within three sentences. */
  function resolveBody(sentence: number): Resolved | undefined {
    const bodies = [...seen]
      .filter(
        ([entity, last]) =>
          /body|place/.test(article.entities[entity]!.kind) && sentence - last.sentence <= 3,
      )
      .sort(([, a], [, b]) => weight(b) - weight(a))
    return bodies[0] && { entity: bodies[0][0], probability: 0.6 }

    function weight({ role, order }: Seen): number {
      return (role === 'source' ? 2 : role === 'subject' ? 1 : 0) + order / 1e6
    }
  }

  function isPerson(entity: number): boolean {
    return /person|unknown/.test(article.entities[entity]!.kind)
  }

  function suits(entity: number, gender: Gender): boolean {
    const { kind, gender: known } = article.entities[entity]!
    return (kind === 'person' || kind === 'unknown') && (known === undefined || known === gender)
  }
}

function genderOfPronoun(word: string): Gender | undefined {
  if (/^(?:he|him|his|himself)$/.test(word)) return 'male'
  return /^(?:she|her|herself)$/.test(word) ? 'female' : undefined
}

function roleOf(items: readonly Item[], at: number): Antecedent['role'] {
  if (items[at]!.mention?.possessor) return 'possessor'
  for (let index = at + 1; index < items.length && items[index]!.sentence === items[at]!.sentence; index++) {
    const { tag } = items[index]!
    if (/[AmX]/.test(tag)) continue
    if (/[SRV]/.test(tag)) break
    return /[,W(]/.test(tag) && startsClause(items, at) ? 'subject' : 'object'
  }
  return startsClause(items, at) ? 'subject' : 'object'
}

function startsClause(items: readonly Item[], at: number): boolean {
  for (let index = at - 1; index >= 0 && items[index]!.sentence === items[at]!.sentence; index--) {
    const { tag } = items[index]!
    if (/[Am]/.test(tag)) continue
    return /[,QTUWC.:-]/.test(tag)
  }
  return true
}

/** The name beside a description: "his spokeswoman, Jill Trask," and "Jill Trask, his spokeswoman,". */
function apposedName(items: readonly Item[], at: number): Mention | undefined {
  const name = (index: number) => {
    const item = items[index]
    return item?.sentence === items[at]!.sentence && item.mention?.kind === 'name' && !item.mention.possessor
      ? item.mention
      : undefined
  }
  if (items[at + 1]?.tag === ',' && /[,Q]|^$/.test(items[at + 3]?.tag ?? '')) {
    const after = name(at + 2)
    if (after !== undefined) return after
  }
  if (items[at + 1]?.tag === 'C' && name(at + 2)?.title && !/^the\b/i.test(name(at + 2)!.title))
    return name(at + 2)
  return items[at - 1]?.tag === ',' ? name(at - 2) : undefined
}

function previousMention(items: readonly Item[], at: number): Mention | undefined {
  for (let index = at - 1; index >= 0 && items[index]!.sentence === items[at]!.sentence; index--) {
    const { mention, tag } = items[index]!
    if (mention !== undefined && tag !== 'm' && !mention.possessor) return mention
  }
  return undefined
}

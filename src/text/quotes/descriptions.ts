import type { Entity } from '../people/find-people.ts'
import type { Resolved } from './resolve-mentions.ts'
import type { Mention } from './syntax/phrases.ts'
import { descriptionKind } from './syntax/phrases.ts'
import { singular } from './syntax/word-classes.ts'

/**
 * Whom "the governor", "the Arizona Democrat" or "the former attorney general" stands for: the person whose titles in this
 * article share the noun and the most other words with it; of several the one named last.
 *
 * @param order when the entity was last named, larger for later; undefined when it has not been yet
 */
export function describedPerson(
  mention: Mention,
  entities: readonly Entity[],
  order: (entity: number) => number | undefined,
): Resolved | undefined {
  const noun = mention.words[0]!
  if (/^(?:the|this|that)$/i.test(mention.title) && descriptionKind(noun) === 'body')
    return describedBody(noun, entities, order)
  const definite = /^(?:the|this|that)\b/i.test(mention.title)
  if (!definite || descriptionKind(noun) !== 'person' || singular(noun) !== noun) return undefined
  const words = contentWords(`${mention.title} ${noun}`)
  let best: { entity: number; score: number; order: number } | undefined
  for (const [entity, { kind, titles }] of entities.entries()) {
    const last = order(entity)
    if (last === undefined || (kind !== 'person' && kind !== 'unknown')) continue
    const score = Math.max(0, ...titles.map(title => likeness(words, noun, contentWords(title))))
    if (
      score > 0 &&
      (best === undefined || score > best.score || (score === best.score && last > best.order))
    )
      best = { entity, score, order: last }
  }
  return best && { entity: best.entity, probability: best.score >= 1 ? 0.85 : 0.6 }
}

/** "The department" after "the Justice Department". */
function describedBody(
  noun: string,
  entities: readonly Entity[],
  order: (entity: number) => number | undefined,
): Resolved | undefined {
  const fitting = [...entities.keys()]
    .filter(index => entities[index]!.words.at(-1)!.toLowerCase() === noun && order(index) !== undefined)
    .sort((a, b) => order(b)! - order(a)!)
  return fitting[0] === undefined ? undefined : { entity: fitting[0], probability: 0.8 }
}

/** Shared words, when the noun is among them and no word contradicts: "the president" is no vice president. */
function likeness(words: ReadonlySet<string>, noun: string, title: ReadonlySet<string>): number {
  if (!title.has(noun)) return 0
  if (
    ['vice', 'deputy', 'former', 'first'].some(
      word => title.has(word) !== words.has(word) && word !== 'former',
    )
  )
    return 0
  const shared = [...words].filter(word => title.has(word)).length
  return shared / words.size
}

function contentWords(phrase: string): ReadonlySet<string> {
  return new Set(
    phrase
      .toLowerCase()
      .replace(/\bsen\./g, 'senator')
      .replace(/\brep\./g, 'representative congressman')
      .replace(/\bgov\./g, 'governor')
      .replace(/\bgop\b/g, 'republican')
      .match(/[\p{L}-]+/gu)
      ?.filter(word => !/^(?:the|a|an|this|that|of|for|and|his|her|then)$/.test(word)) ?? [],
  )
}

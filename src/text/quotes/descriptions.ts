import type { Entity } from '../people/find-people.ts'
import type { Discourse, Position } from './discourse.ts'
import type { Resolved } from './resolved.ts'
import type { Mention } from './syntax/mention.ts'
import { descriptionKind } from './syntax/phrases.ts'
import { singular } from './syntax/word-classes.ts'

/** Whether a description means one certain person: "the governor", not "a governor" and not "the governors". */
export function isDefinitePerson({ words, title }: Mention): boolean {
  const noun = words[0]!
  return (
    /^(?:the|this|that|former|current|then)\b/i.test(title) &&
    descriptionKind(noun) === 'person' &&
    (singular(noun) === noun || noun === 'boss')
  )
}

/**
 * Whom "the governor", "the Arizona Democrat" or "the former attorney general" stands for: the person whose titles in this
 * article share the noun and the most other words with it; of several the one named last.
 */
export function describedPerson(
  mention: Mention,
  {
    entities,
    called,
    told,
  }: {
    readonly entities: readonly Entity[]
    /** The {@link titleWords} of what each entity is called besides its name. */
    readonly called: readonly (readonly ReadonlySet<string>[])[]
    readonly told: Discourse
  },
): Resolved | undefined {
  const noun = mention.words[0]!
  const words = titleWords(`${mention.title} ${noun}`)
  let best: { entity: number; score: number; order: number } | undefined
  for (const entity of told.recent()) {
    const { kind } = entities[entity]!
    const order = told.foreground(entity)
    if (kind !== 'person' && kind !== 'unknown') continue
    const score = Math.max(0, ...called[entity]!.map(title => likeness(words, noun, title)))
    if (
      score > 0 &&
      (best === undefined || score > best.score || (score === best.score && order > best.order))
    )
      best = { entity, score, order }
  }
  return best && { entity: best.entity, probability: best.score >= 1 ? 0.85 : 0.6 }
}

/** The share of the words that the title has too, when the noun is among them: "the president" is no vice president. */
function likeness(words: ReadonlySet<string>, noun: string, title: ReadonlySet<string>): number {
  if (!title.has(noun)) return 0
  if (['vice', 'deputy', 'first'].some(word => title.has(word) !== words.has(word))) return 0
  return [...words].filter(word => title.has(word)).length / words.size
}

/** The words of a title that tell whose it is, in small letters and in full: senator for Sen. */
export function titleWords(phrase: string): ReadonlySet<string> {
  return new Set(
    phrase
      .toLowerCase()
      .replace(/\bsen\.|\bsenator\b/g, 'senator lawmaker')
      .replace(/\brep\.|\brepresentative\b/g, 'representative congressman congresswoman lawmaker')
      .replace(/\bgov\./g, 'governor')
      .replace(/\bgop\b/g, 'republican')
      .match(/[\p{L}-]+/gu)
      ?.filter(word => !/^(?:the|a|an|this|that|of|for|and|his|her|then)$/.test(word)) ?? [],
  )
}

/** "Police" after "the Dover Police Department", "the department" after "the Justice Department", "the union" after the name of one, "the agency" after any body. */
export function describedBody(
  { title, words }: Mention,
  { entities, told, position }: { entities: readonly Entity[]; told: Discourse; position: Position },
): Resolved | undefined {
  if (!/^(?:the|this|that)?$/i.test(title)) return undefined
  const noun = words[0]!
  let same: { readonly entity: number; readonly order: number } | undefined
  for (const entity of told.recent()) {
    const { words: name } = entities[entity]!
    const order = told.order(entity)
    if (order === undefined || !name.some(word => word.toLowerCase() === noun)) continue
    if (same === undefined || order > same.order) same = { entity, order }
  }
  if (same !== undefined) return { entity: same.entity, probability: 0.8 }
  if (title === '') return undefined
  const near = told.body(position, ({ kind }) => kind === 'body')
  return near === undefined ? undefined : { entity: near, probability: 0.4 }
}

import { apposedName } from './apposition.ts'
import { findSubject } from './find-cue.ts'
import type { Item, Mention } from './syntax/mention.ts'
import { descriptionKind } from './syntax/phrases.ts'
import type { ReadParagraph } from './syntax/read-items.ts'
import { singular } from './syntax/word-classes.ts'

/**
 * What the article calls people elsewhere than right before their names: "Ann Soto, a former mayor", "Soto's tenure as
 * mayor", "Soto, who served as mayor". An office of the past comes with "former" before it.
 *
 * @returns titles by where the head of the name starts
 */
export function titlesInText(read: readonly ReadParagraph[], text: string): ReadonlyMap<number, string[]> {
  const titles = new Map<number, string[]>()
  for (const { items } of read) {
    for (const [at, { mention }] of items.entries()) {
      if (mention?.kind !== 'description' || !isOnePerson(mention)) continue
      const found = titleAt(items, at, text)
      if (found === undefined) continue
      const known = titles.get(found.name.head.start) ?? []
      titles.set(found.name.head.start, [...known, found.title])
    }
  }
  return titles
}

function isOnePerson({ words: [noun] }: Mention): boolean {
  return descriptionKind(noun!) === 'person' && singular(noun!) === noun
}

interface FoundTitle {
  readonly name: Mention
  readonly title: string
}

function titleAt(items: readonly Item[], at: number, text: string): FoundTitle | undefined {
  const mention = items[at]!.mention!
  const words = text.slice(mention.start, mention.end).replace(DETERMINER, '')
  const name = apposedName(items, at)
  if (name !== undefined) return { name, title: words }
  if (items[at - 1]?.lower !== 'as') return undefined
  const holder = holderOfTime(items, at - 2) ?? servant(items, at - 2)
  return holder && { name: holder, title: `former ${words.replace(/^former\s/iu, '')}` }
}

const DETERMINER = /^(?:the|an?|his|her|their|its|this)\s+/iu

/** Webb's time | as mayor */
function holderOfTime(items: readonly Item[], at: number): Mention | undefined {
  const noun = items[at]?.mention?.words[0]
  if (noun === undefined || !/^(?:tenure|time|stint|years|days|term)$/.test(noun)) return undefined
  return nameOf(items[at - 1]?.tag === "'" ? items[at - 2] : undefined)
}

/** Webb served | as mayor */
function servant(items: readonly Item[], at: number): Mention | undefined {
  if (items[at]?.lower !== 'served') return undefined
  const subject = findSubject(items, at)
  if (subject === undefined) return undefined
  // Webb, who served as mayor
  const before = items[subject - 1]?.tag === ',' ? items[subject - 2] : items[subject - 1]
  return nameOf(items[subject]!.tag === 'W' ? before : items[subject])
}

function nameOf(item: Item | undefined): Mention | undefined {
  return item?.mention?.kind === 'name' ? item.mention : undefined
}

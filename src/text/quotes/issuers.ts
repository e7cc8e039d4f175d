import type { Item } from './syntax/mention.ts'
import { descriptionKind } from './syntax/phrases.ts'
import { singular } from './syntax/word-classes.ts'

/** Whose statements, books and reports an article speaks of: who "the statement" stands for when it speaks. */
export interface Issuers {
  /**
   * Takes note of the document that item `at` names, if it names one: its owner ("Webb's book", "the agency report") issued
   * it, else whoever speaks in its sentence.
   *
   * @param entityAt whom the phrase that is an item stands for
   */
  noteDocument(items: readonly Item[], at: number, entityAt: (item: Item) => number | undefined): void
  /** Takes note that somebody speaks in a sentence. */
  noteSpeaker(entity: number, sentence: number): void
  /** Who issued the last document of this kind; undefined where the article does not tell. */
  of(noun: string): number | undefined
}

/** Nobody has issued anything yet. */
export function issuers(): Issuers {
  const known = new Map<string, number>()
  let speaker: { readonly entity: number; readonly sentence: number } | undefined
  let open: { readonly kind: string; readonly sentence: number } | undefined
  return {
    noteDocument(items, at, entityAt) {
      const { mention, sentence } = items[at]!
      const noun = mention?.kind === 'description' ? mention.words[0]! : undefined
      if (noun === undefined || descriptionKind(noun) !== 'document') return
      const owner = ownerOf(items, at)
      const entity = owner && entityAt(owner)
      const kind = kindOf(noun)
      if (entity !== undefined) known.set(kind, entity)
      else if (!/^(?:the|this|that)\b/i.test(mention!.title)) {
        if (speaker?.sentence === sentence) known.set(kind, speaker.entity)
        else open = { kind, sentence }
      }
    },
    noteSpeaker(entity, sentence) {
      speaker = { entity, sentence }
      if (open?.sentence === sentence) known.set(open.kind, entity)
      open = undefined
    },
    of: noun => known.get(kindOf(noun)),
  }
}

/** The item that tells whose: Webb in "Webb's book", "her book"; the agency in "the agency report". */
function ownerOf(items: readonly Item[], at: number): Item | undefined {
  const before = items[at - 1]
  if (before?.tag === "'") return items[at - 2]
  return before?.tag === 'm' || before?.tag === 'H' ? before : undefined
}

// Names for one and the same thing.
const ALIKE = [
  'article story piece report column editorial post',
  'letter email e-mail memo note message',
  'statement release response',
  'book memoir',
  'ad advertisement commercial spot video clip',
  'suit lawsuit complaint filing brief',
].map(list => list.split(' '))

function kindOf(noun: string): string {
  const one = singular(noun)
  return ALIKE.find(list => list.includes(one))?.[0] ?? one
}

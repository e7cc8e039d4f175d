import type { Item } from './syntax/mention.ts'
import { verbForm } from './syntax/verbs.ts'

/** The word or sign before a phrase, adverbs and what belongs to the phrase passed over. */
export function leftOf(items: readonly Item[], at: number): string {
  const { sentence } = items[at]!
  for (let index = at - 1; index >= 0; index--) {
    const item = items[index]!
    if (item.sentence !== sentence) return '^'
    if (item.tag !== 'A' && item.tag !== 'm') return item.tag === 'I' && item.lower === 'to' ? 'to' : item.tag
  }
  return '^'
}

/** The two words or signs behind a phrase; adverbs, auxiliaries and "of the state" are passed over. */
export function rightOf(items: readonly Item[], at: number): [string, string] {
  const [next = '$', later = '$'] = reduced(items, { from: at + 1, to: sentenceEnd(items, at), most: 2 })
  return [next, later]
}

function sentenceEnd(items: readonly Item[], at: number): number {
  let end = at
  while (end + 1 < items.length && items[end + 1]!.sentence === items[at]!.sentence) end++
  return end + 1
}

/** The words between two items as tags, joined. */
export function pathBetween(items: readonly Item[], from: number, to: number): string {
  return reduced(items, { from: from + 1, to, most: 31 }).join('')
}

/** The words between as tags, with what hangs on another phrase left out: "of the state", "Ferrer's". */
function reduced(
  items: readonly Item[],
  { from, to, most }: { from: number; to: number; most: number },
): string[] {
  const tags: string[] = []
  for (let at = from; at < to && tags.length < most; at++) {
    const { tag } = items[at]!
    if ('AmMX'.includes(tag)) continue
    if (tag === 'I') {
      at = prepositionEnd(items, at, to)
      continue
    }
    if ('nN'.includes(tag) && items[at + 1]?.tag === "'" && at + 1 < to) {
      at++
      continue
    }
    if (tag === 'H') continue
    tags.push(tag)
  }
  return tags
}

/** The last item of a preposition and its phrase; the preposition itself when no phrase follows. */
function prepositionEnd(items: readonly Item[], at: number, to: number): number {
  let end = at
  while (end + 1 < to && 'mHAM'.includes(items[end + 1]!.tag)) end++
  if (end + 1 < to && 'nNO'.includes(items[end + 1]!.tag)) {
    end++
    if (end + 2 < to && items[end + 1]!.tag === "'" && 'nNm'.includes(items[end + 2]!.tag))
      return prepositionEnd(items, end + 1, to)
    return end
  }
  return at
}

/** Whether a phrase is the first of its sentence that hangs on no other. */
export function isFirst(items: readonly Item[], at: number): boolean {
  const { sentence } = items[at]!
  for (let index = at - 1; index >= 0 && items[index]!.sentence === sentence; index--) {
    const { mention, tag } = items[index]!
    if (mention !== undefined && tag !== 'm' && !mention.possessor && leftOf(items, index) !== 'I')
      return false
  }
  return true
}

/** Whether the sentence of an item holds one with any of these tags. */
export function sentenceHas(items: readonly Item[], at: number, tags: string): boolean {
  const { sentence } = items[at]!
  for (let index = at; items[index]?.sentence === sentence; index--)
    if (tags.includes(items[index]!.tag)) return true
  for (let index = at + 1; items[index]?.sentence === sentence; index++)
    if (tags.includes(items[index]!.tag)) return true
  return false
}

/** The tag of the last item of an item's sentence. */
export function endingOf(items: readonly Item[], at: number): string {
  return items[sentenceEnd(items, at) - 1]!.tag
}

/** The first verb behind a phrase, "said" of "Smith, who runs the county, said" too. */
export function verbAfter(items: readonly Item[], at: number): string | undefined {
  const end = sentenceEnd(items, at)
  let depth = false
  for (let index = at + 1; index < end; index++) {
    const { tag, lower } = items[index]!
    if (tag === 'W' && index > at + 1) depth = true
    if (tag === ',' && depth && index > at + 2) depth = false
    if ('SRVsrvef'.includes(tag) && !depth) return lemmaOf(lower)
    if ('Q.:U'.includes(tag)) return undefined
  }
  return undefined
}

/** The verb right before a phrase: said Helen Marsh. */
export function verbBefore(items: readonly Item[], at: number): string | undefined {
  let index = at - 1
  while (index >= 0 && 'Am'.includes(items[index]!.tag)) index--
  const item = items[index]
  return item !== undefined && item.sentence === items[at]!.sentence && 'SRVsrv'.includes(item.tag)
    ? lemmaOf(item.lower)
    : undefined
}

/** The base form of a verb; of any other word itself. */
export function lemmaOf(lower: string): string {
  return verbForm(lower)?.lemma ?? lower
}

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
  const rest = reduced(items, at + 1, sentenceEnd(items, at))
  return [rest[0] ?? '$', rest[1] ?? '$']
}

function sentenceEnd(items: readonly Item[], at: number): number {
  let end = at
  while (end + 1 < items.length && items[end + 1]!.sentence === items[at]!.sentence) end++
  return end + 1
}

/** The words between two items as tags, joined. */
export function pathBetween(items: readonly Item[], from: number, to: number): string {
  return reduced(items, from + 1, to).join('')
}

/** The words between as tags, with what hangs on another phrase left out: "of the state", "Ferrer's". */
function reduced(items: readonly Item[], from: number, to: number): string[] {
  const tags: string[] = []
  for (let at = from; at < to; at++) {
    const { tag } = items[at]!
    if (/[AmMX]/.test(tag)) continue
    if (tag === 'I') {
      at = prepositionEnd(items, at, to)
      continue
    }
    if (/[nN]/.test(tag) && items[at + 1]?.tag === "'" && at + 1 < to) {
      at++
      continue
    }
    if (tag === 'H') continue
    tags.push(tag)
    if (tags.length > 30) break
  }
  return tags
}

/** The last item of a preposition and its phrase; the preposition itself when no phrase follows. */
function prepositionEnd(items: readonly Item[], at: number, to: number): number {
  let end = at
  while (end + 1 < to && /[mHAM]/.test(items[end + 1]!.tag)) end++
  if (end + 1 < to && /[nNO]/.test(items[end + 1]!.tag)) {
    end++
    if (end + 2 < to && items[end + 1]!.tag === "'" && /[nNm]/.test(items[end + 2]!.tag))
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

/** Whether a stretch in marks stands in the sentence. */
export function hasQuote(items: readonly Item[], sentence: number): boolean {
  return items.some(item => item.sentence === sentence && item.tag === 'Q')
}

/** The tag of the last item of a sentence. */
export function endingOf(items: readonly Item[], sentence: number): string {
  return items.findLast(item => item.sentence === sentence)?.tag ?? '$'
}

/** The first verb behind a phrase, "said" of "Smith, who runs the county, said" too. */
export function verbAfter(items: readonly Item[], at: number): string | undefined {
  const end = sentenceEnd(items, at)
  let depth = false
  for (let index = at + 1; index < end; index++) {
    const { tag, lower } = items[index]!
    if (tag === 'W' && index > at + 1) depth = true
    if (tag === ',' && depth && index > at + 2) depth = false
    if (/[SRVsrvef]/.test(tag) && !depth) return lemmaOf(lower)
    if (/[Q.:U]/.test(tag)) return undefined
  }
  return undefined
}

/** The verb right before a phrase: said Helen Marsh. */
export function verbBefore(items: readonly Item[], at: number): string | undefined {
  let index = at - 1
  while (index >= 0 && /[Am]/.test(items[index]!.tag)) index--
  const item = items[index]
  return item !== undefined && item.sentence === items[at]!.sentence && /[SRVsrv]/.test(item.tag)
    ? lemmaOf(item.lower)
    : undefined
}

/** The base form of a verb; of any other word itself. */
export function lemmaOf(lower: string): string {
  return verbForm(lower)?.lemma ?? lower
}

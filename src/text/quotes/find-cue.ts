import type { Item } from './syntax/mention.ts'
import { descriptionKind } from './syntax/phrases.ts'

/**
 * The index of the word that reports what the phrase at `source` says: "said" of "Ann Soto, who runs the county, said" and
 * of "said Ann Soto", "according to". Undefined where no verb belongs to the phrase.
 */
export function findCue(items: readonly Item[], source: number): number | undefined {
  const { sentence } = items[source]!
  const at = (index: number) => (items[index]?.sentence === sentence ? items[index]! : undefined)
  const before = skip(at, source, -1)
  if (/[SsK]/.test(at(before)?.tag ?? '')) return before
  let aside = false
  for (let index = source + 1; index - source < LONGEST && at(index) !== undefined; index++) {
    const { tag } = at(index)!
    if (/[SRsr]/.test(tag) && !aside) return index
    if (tag === 'W') aside = true
    else if (tag === ',' && index > source + 1) aside = false
    else if (/[Q.:]/.test(tag)) break
  }
  return /[Ry]/.test(at(before)?.tag ?? '') ? before : undefined
}

/** The index of the phrase that is the subject of the reporting word at `cue`: what {@link findCue} finds, the other way. */
export function findSubject(items: readonly Item[], cue: number): number | undefined {
  const { sentence, tag } = items[cue]!
  const at = (index: number) => (items[index]?.sentence === sentence ? items[index]! : undefined)
  const behind = skip(at, cue, 1)
  // "Sessions' campaign tried in a video, saying": the sentence's subject, not the phrase before.
  if (/[srv]/.test(tag) && at(cue - 1)?.tag === ',') return mainSubject(items, cue)
  // a clip of Ann Soto saying
  if (tag === 's' && isSomebody(at(cue - 1))) return cue - 1
  // Ann Soto, opening the fair of arts and crafts on Monday, said
  const opener = /[SRV]/.test(tag) && at(cue - 1)?.tag === ',' ? mainSubject(items, cue) : undefined
  if (opener !== undefined && opener < cue - 2 && at(opener + 1)?.tag === ',') return opener
  if (/[Ky]/.test(tag)) return at(behind)?.mention && behind
  let comma = false
  for (let index = cue - 1; cue - index < LONGEST && at(index) !== undefined; index--) {
    const item = at(index)!
    comma ||= item.tag === ','
    // The "who" of a clause that a comma has closed: Helen Marsh, who runs the county, said.
    if (item.tag === 'W' && comma) continue
    const prior = at(skip(at, index, -1))?.tag ?? '^'
    if (
      item.mention !== undefined &&
      item.tag !== 'm' &&
      !item.mention.possessor &&
      !/[IyOSRVsrv]/.test(prior)
    )
      return index
    if (/[Q.:]/.test(item.tag)) break
  }
  return at(behind)?.mention && /[SR]/.test(tag) ? behind : undefined
}

/** Whether a phrase can only be a person: a name, he, the spokesman. */
function isSomebody(item: Item | undefined): boolean {
  const { mention } = item ?? {}
  if (mention === undefined || mention.possessor) return false
  return mention.kind === 'description' ? descriptionKind(mention.words[0]!) === 'person' : item!.tag !== 'W'
}

/** The first phrase of the sentence that hangs on no other. */
function mainSubject(items: readonly Item[], within: number): number | undefined {
  const { sentence } = items[within]!
  let first = within
  while (first > 0 && within - first < LONGEST && items[first - 1]!.sentence === sentence) first--
  const at = (index: number) => (items[index]?.sentence === sentence ? items[index]! : undefined)
  for (let index = first; index < within; index++) {
    const { mention, tag } = items[index]!
    if (
      mention !== undefined &&
      tag !== 'm' &&
      !mention.possessor &&
      !/[IyO]/.test(at(skip(at, index, -1))?.tag ?? '^') &&
      previousPossessor(items, index) !== 'I'
    )
      return index
  }
  return undefined
}

/** What stands before the possessor of a phrase: `I` in "after Trump's speech". */
function previousPossessor(items: readonly Item[], index: number): string {
  let at = index
  while (/['Hm]/.test(items[at - 1]?.tag ?? '') || items[at - 1]?.mention?.possessor) at--
  return at === index ? '' : (items[at - 1]?.tag ?? '^')
}

/** The word that governs a stretch in marks from its left: the last verb before it in its sentence. */
export function findGovernor(items: readonly Item[], stretch: number): number | undefined {
  const { sentence } = items[stretch]!
  for (let index = stretch - 1; items[index]?.sentence === sentence; index--) {
    const { tag } = items[index]!
    if (/[SRVsrvefKy]/.test(tag)) return index
  }
  return undefined
}

/** Whether the verb is passive: was dismissed, has been called; but not: has dismissed. */
export function isPassive(items: readonly Item[], verb: number): boolean {
  const item = items[verb]!
  if (!/[RV]/.test(item.tag)) return false
  let index = verb - 1
  while (items[index]?.tag === 'A') index--
  return /^(?:is|are|was|were|be|been|being)$/.test(items[index]?.lower ?? '')
}

// Items of a sentence that are looked through at most.
const LONGEST = 150

/** The next index to one side, adverbs, auxiliaries and names inside phrases passed over. */
function skip(at: (index: number) => Item | undefined, from: number, step: 1 | -1): number {
  let index = from + step
  while (/[AmX]/.test(at(index)?.tag ?? '')) index += step
  return index
}

import type { Item } from './syntax/phrases.ts'

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
  for (let index = source + 1; at(index) !== undefined; index++) {
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
  if (/[Ky]/.test(tag)) return at(behind)?.mention && behind
  for (let index = cue - 1; at(index) !== undefined; index--) {
    const item = at(index)!
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

/** The next index to one side, adverbs, auxiliaries and names inside phrases passed over. */
function skip(at: (index: number) => Item | undefined, from: number, step: 1 | -1): number {
  let index = from + step
  while (/[AmX]/.test(at(index)?.tag ?? '')) index += step
  return index
}

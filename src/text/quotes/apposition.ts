import type { Antecedent } from './pronoun-features.ts'
import type { Item, Mention } from './syntax/mention.ts'

/** What a phrase is in its sentence, as far as the words beside it tell. */
export function roleOf(items: readonly Item[], at: number): Exclude<Antecedent['role'], 'source'> {
  if (items[at]!.mention?.possessor) return 'possessor'
  if (items[at]!.tag === 'm') return 'modifier'
  if (!startsClause(items, at)) {
    const next = nextTag(items, at)
    if (/[SRV]/.test(next)) return /[Iy]/.test(previousTag(items, at)) ? 'object' : 'subject'
    return isInverted(items, at) ? 'subject' : 'object'
  }
  return 'subject'
}

/** The vote, noted Ann Soto. “We will,” said Ann Soto, who runs the county. */
function isInverted(items: readonly Item[], at: number): boolean {
  let verb = at - 1
  while (/[Am]/.test(items[verb]?.tag ?? '')) verb--
  return items[verb]?.tag === 'S' && /[,Q]/.test(items[verb - 1]?.tag ?? '')
}

function startsClause(items: readonly Item[], at: number): boolean {
  return /[,QTUWC.:^-]/.test(previousTag(items, at))
}

function previousTag(items: readonly Item[], at: number): string {
  for (let index = at - 1; index >= 0 && items[index]!.sentence === items[at]!.sentence; index--) {
    if (!/[Am]/.test(items[index]!.tag)) return items[index]!.tag
  }
  return '^'
}

function nextTag(items: readonly Item[], at: number): string {
  for (let index = at + 1; index < items.length && items[index]!.sentence === items[at]!.sentence; index++) {
    if (!/[AmX]/.test(items[index]!.tag)) return items[index]!.tag
  }
  return '$'
}

/**
 * The name beside a description: "his spokeswoman, Jill Trask," and "Jill Trask, his spokeswoman,"; "former coach and
 * candidate Tom Tarver".
 */
export function apposedName(items: readonly Item[], at: number): Mention | undefined {
  const name = (index: number) => {
    const item = items[index]
    return item?.sentence === items[at]!.sentence &&
      item.tag !== 'm' &&
      item.mention?.kind === 'name' &&
      !item.mention.possessor
      ? item.mention
      : undefined
  }
  const comma = commaBehind(items, at)
  const behind =
    comma !== undefined && /^[,.Q]?$/.test(items[comma + 2]?.tag ?? '') ? name(comma + 1) : undefined
  if (behind !== undefined) return behind
  const joined = items[at + 1]?.tag === 'C' ? name(at + 2) : undefined
  if (joined !== undefined && joined.title !== '' && !/^the\b/i.test(joined.title)) return joined
  // Not: in Brindle, the mayor also said.
  if (items[at - 1]?.tag === ',') return /[SRVX]/.test(nextTag(items, at)) ? undefined : name(at - 2)
  // Jill Trask, a lawyer and former aide, said
  return items[at - 1]?.tag === 'C' && items[at - 3]?.tag === ',' ? name(at - 4) : undefined
}

/** The comma behind a phrase, what hangs on it passed over: his partner at the firm in Salem | , Jill Trask, */
function commaBehind(items: readonly Item[], at: number): number | undefined {
  let next = at + 1
  while (items[next]?.tag === 'I' && /^[nN]$/.test(items[next + 1]?.tag ?? '')) next += 2
  return items[next]?.tag === ',' ? next : undefined
}

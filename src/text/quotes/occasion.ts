import type { Medium } from '../../model/quote.ts'
import { findDates } from '../dates.ts'
import type { Item } from './syntax/mention.ts'

/** How and when words reached the public, as far as the sentence that reports them tells. */
export interface Occasion {
  readonly medium: Medium
  readonly saidOn?: Temporal.PlainDate
  /** Whether the sentence says no more than who spoke: "Sessions said." */
  readonly bare: boolean
}

export interface Report {
  readonly items: readonly Item[]
  /** Index of the phrase that names the speaker. */
  readonly source: number
  readonly cue: number | undefined
}

/**
 * Reads medium and day off the sentence that reports the words. A day counts only in the clause of the cue: "tweeted
 * Wednesday", "On Tuesday, Webb said"; in "said the vote on Tuesday was close" it dates the vote.
 */
export function occasionOf(
  { items, source, cue }: Report,
  {
    toOutlet,
    publishedOn,
  }: { toOutlet: (item: Item) => boolean; publishedOn?: Temporal.PlainDate | undefined },
): Occasion {
  const { sentence } = items[source]!
  const own = items
    .slice(Math.max(0, source - NEAR), source + NEAR)
    .filter(item => item.sentence === sentence && item.tag !== 'Q' && item.tag !== 'm')
  const frame = own.map(({ text }) => text).join(' ')
  const medium = ANY_MEDIUM.test(frame) ? MEDIA.find(({ pattern }) => pattern.test(frame))?.medium : undefined
  const told = cue !== undefined && /^(?:told|tells)$/.test(items[cue]!.lower)
  const outlet =
    told && items.slice(cue + 1, cue + 4).some(item => item.sentence === sentence && toOutlet(item))
  const saidOn = publishedOn && cue !== undefined ? dayOf(items, { source, cue, publishedOn }) : undefined
  return {
    medium: medium ?? (outlet ? 'interview' : 'said'),
    ...(saidOn && { saidOn }),
    bare: own.filter(({ tag }) => !/[,.A]/.test(tag)).length <= 2,
  }
}

// Items to either side of the source; bounds the work in a sentence without end.
const NEAR = 100

// Most sentences name none: one look saves seven.
const ANY_MEDIUM =
  /tweet|twitter|\b(?:ads?|advert|commercial|spots?|videos?|letters?|e-?mails?|memo|statements?|release|interviews?|speech|remarks|rall(?:y|ies))/i

const within = (nouns: string) =>
  new RegExp(
    `\\b(?:in|on|via|by|through|during|from|at|over|issued|released|sent)\\s+(?:[\\p{L}\\p{N}’'-]+\\s+){0,5}?(?:${nouns})\\b`,
    'iu',
  )

const MEDIA: readonly { readonly medium: Medium; readonly pattern: RegExp }[] = [
  { medium: 'tweet', pattern: /\b(?:re)?tweet(?:s|ed|ing)?\b|\b(?:on|to|took to|via) Twitter\b/i },
  {
    medium: 'ad',
    pattern: within('ads?|advertisements?|commercials?|(?:television|TV|radio|campaign) spots?'),
  },
  { medium: 'video', pattern: within('videos?') },
  { medium: 'letter', pattern: within('letters?|e-?mails?|memos?|memorandum') },
  { medium: 'statement', pattern: within('statements?|(?:news|press) release') },
  { medium: 'interview', pattern: within('interviews?') },
  { medium: 'speech', pattern: within('speech|speeches|remarks|rally|rallies') },
]

/** The day named between the cue and the next clause, or at the start of the sentence before its subject. */
function dayOf(
  items: readonly Item[],
  { source, cue, publishedOn }: { source: number; cue: number; publishedOn: Temporal.PlainDate },
): Temporal.PlainDate | undefined {
  const { sentence } = items[cue]!
  const behind: string[] = []
  let told = /^(?:tell|told|tells|telling)$/.test(items[cue]!.lower)
  let object: number | undefined
  for (let index = Math.max(cue, source) + 1; items[index]?.sentence === sentence; index++) {
    const { tag, text } = items[index]!
    if (object !== undefined && /[XSRVI]/.test(tag)) {
      // "said the vote Tuesday was close", "said the vote on Tuesday": the day is the vote's.
      if (tag !== 'I') behind.length = object
      break
    }
    if (/[QTUWSRVsrv:.-]/.test(tag)) break
    if (/[nNP]/.test(tag) && items[index - 1]!.tag !== 'I') {
      if (told) told = false
      else object ??= behind.length
    }
    behind.push(text)
  }
  const before: string[] = []
  for (let index = Math.min(source, cue) - 1; index >= 0; index--) {
    const { tag, text } = items[index]!
    if (items[index]!.sentence !== sentence || /[QTUWSRVsrv:.-]/.test(tag)) break
    before.unshift(text)
  }
  for (const words of [behind.join(' '), before.join(' ')]) {
    const day = findDates(words, publishedOn).find(({ precision }) => precision === 'day')
    // "said today's vote on Tuesday": what lies ahead was not said yet.
    if (day !== undefined && Temporal.PlainDate.compare(day.date, publishedOn) <= 0) return day.date
  }
  return undefined
}

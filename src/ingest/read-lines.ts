import { findDates } from '../text/dates.ts'
import type { ParsedArticle } from './formats/format.ts'

/**
 * Reads an article that is written as lines, one paragraph each: a headline; then perhaps lines that say who wrote it and
 * when; the paragraphs, the first perhaps with the date in front ("November 8, 2019President Helen Marsh said"); last
 * perhaps `Source:` with an address or an outlet.
 *
 * @param lines trimmed and not empty
 * @param known what is known already, from front matter say: those parts are not looked for in the lines
 */
export function readLines(lines: readonly string[], known: Partial<ParsedArticle> = {}): ParsedArticle {
  const body = [...lines]
  const headline = takeHeadline(body, known.headline)
  const source = takeSource(body)
  const head = takeHead(body)
  const published = head.published ?? takeGluedDate(body)
  return { headline, ...source, ...head, published, ...known, text: body.join('\n') }
}

/** Takes the first line if it is a headline. A file may repeat its front matter's above the text. */
function takeHeadline(body: string[], known: string | undefined): string | undefined {
  const first = body[0] ?? ''
  return first === known || (known === undefined && isHeadline(first)) ? body.shift() : undefined
}

// A first paragraph is longer, ends in a full stop, or begins with the date: then the headline is missing.
function isHeadline(line: string): boolean {
  return (
    line.length <= (/\.["”]?$/.test(line) ? 100 : 250) &&
    !BYLINE.test(line) &&
    !SOURCE_ADDRESS.test(line) &&
    takeHead([line]).published === undefined &&
    takeGluedDate([line]) === undefined
  )
}

// An address alone after the word cannot be prose, wherever it stands. In the last line only, an outlet's name counts, and
// an address with more behind it: "Source: https://… (accessed Nov. 9)".
const SOURCE_ADDRESS = /^(?:source|url|link)\s*:\s*<?(?<url>https?:\/\/[^\s>]+)>?$/i
const SOURCE_ADDRESS_AND_MORE = /^source\s*:\s*<?(?<url>https?:\/\/[^\s>]+)/i
const SOURCE_NAME = /^source\s*:\s*(?<publisher>\S.{0,79})$/i

function takeSource(body: string[]): Partial<ParsedArticle> {
  const at = body.findLastIndex(line => SOURCE_ADDRESS.test(line))
  if (at >= 0) return { ...SOURCE_ADDRESS.exec(body.splice(at, 1)[0]!)?.groups }
  const last = body.at(-1) ?? ''
  const named = SOURCE_ADDRESS_AND_MORE.exec(last) ?? SOURCE_NAME.exec(last)
  if (named !== null) body.pop()
  return { ...named?.groups }
}

interface Head {
  byline?: string
  published?: string
  modified?: string
}

/** Takes the lines between headline and text: "By Ann Roe", "Published: Nov. 8, 2019", "11/8/2019 10:32 AM EST". */
function takeHead(body: string[]): Head {
  const head: Head = {}
  while (body[0] !== undefined && body[0].length <= 120) {
    const line = body[0]
    const byline = BYLINE.exec(line)?.groups?.names
    const { label = '', date } = DATED.exec(line)?.groups ?? {}
    if (byline !== undefined && head.byline === undefined) head.byline = byline
    else if (date === undefined || !isDateLine(date)) break
    else if (/^(?:updated|modified)/i.test(label)) head.modified = date
    else head.published ??= date
    body.shift()
  }
  return head
}

const BYLINE = /^[Bb][Yy] (?<names>\p{Lu}.{1,90}[^.!?:,"”])$/u
const DATED = /^(?:(?<label>date|published|posted|updated|modified)(?: on| at)?:? )?(?<date>[^"“]{6,60})$/i

/** Whether a line is a date and at most a time of day beside it. */
function isDateLine(line: string): boolean {
  const [first] = findDates(line)
  return (
    first?.precision === 'day' &&
    first.span.start === 0 &&
    /^[\s,|•·T-]*(?:at )?(?:\d{1,2}:\d\d\S*)?[\s\p{Lu}apm.()]*$/u.test(line.slice(first.span.end))
  )
}

/** Takes the date off the front of the first paragraph; a date that a sentence goes on from stays ("…, was a bad day"). */
function takeGluedDate(body: string[]): string | undefined {
  const first = body[0] ?? ''
  const [date] = findDates(first)
  if (date === undefined || date.precision !== 'day' || date.span.start > 0) return undefined
  const rest = /^\s*(?:[—–:|-]\s*)?(?=["“‘'(]?\p{Lu})/u.exec(first.slice(date.span.end))
  if (rest === null) return undefined
  body[0] = first.slice(date.span.end + rest[0].length)
  return first.slice(0, date.span.end)
}

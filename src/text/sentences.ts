import type { Span } from '../model/span.ts'

/**
 * The paragraphs of a text: its lines, trimmed, blank ones left out.
 *
 * @returns spans in reading order that do not overlap
 */
export function paragraphs(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]+/g), match =>
    trimmed(text, match.index, match.index + match[0].length),
  ).filter(span => span.start < span.end)
}

/**
 * The sentences of a text, paragraph by paragraph. A sentence never runs over a paragraph's end. Sentences inside a
 * quotation are told apart; what stands in brackets stays in its sentence.
 *
 * @returns spans in reading order that do not overlap and cover everything but white space
 */
export function sentences(text: string): Span[] {
  return paragraphs(text).flatMap(paragraph => sentencesOf(text, paragraph))
}

/** The sentences inside one paragraph of `text`; see {@link sentences}. */
export function sentencesOf(text: string, paragraph: Span): Span[] {
  const found: Span[] = []
  let start = paragraph.start
  TERMINATOR.lastIndex = paragraph.start
  for (let match = TERMINATOR.exec(text); match !== null; match = TERMINATOR.exec(text)) {
    const end = TERMINATOR.lastIndex
    if (end >= paragraph.end) break
    if (!endsSentence(text, { start, end: match.index }, match[0], Math.min(paragraph.end, end + LOOKAHEAD)))
      continue
    found.push(trimmed(text, start, end))
    start = end
  }
  const last = trimmed(text, start, paragraph.end)
  if (last.start < last.end) found.push(last)
  return found
}

// Enough to see the words after a stop: "Jr. Then", "?” President Donald Trump asked". Bounds the work per stop.
const LOOKAHEAD = 80

// A stop and the marks and brackets that close with it: `.`, `?!`, `."`, `…”)`. One before a space only: "3.5", "x.com".
// The look behind keeps a row of a million dots linear.
// Tokenised text sets a closing '' apart, too.
const TERMINATOR = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?:\s'')?(?=\s)/gu

// Never the end of a sentence, whatever follows: titles and forms that need the next word.
const BEFORE_NAME = new Set(
  (
    'mr mrs ms mx dr prof sen sens rep reps gov govs lt col gen maj sgt capt cmdr adm rev hon pres supt sec atty ' +
    'st ste mt ft vs v no nos al fig vol pp eq cf viz messrs mmes insp det pvt cpl brig ald asst dep dist'
  ).split(' '),
)

// May close a sentence ("at 5 p.m. He left") or not ("Jan. 6", "Acme Inc. said"): the next word decides.
const ABBREVIATION = new Set(
  (
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun jr sr inc corp co ' +
    'ltd llc bros etc dept univ assn ave blvd rd hwy est ed ala ariz ark calif colo conn del fla ga ill ind kan ky ' +
    'la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo approx ok a.m p.m e.g i.e'
  ).split(' '),
)

// Words that open a sentence far more often than they continue a name: "in the U.S. The bill".
const OPENER =
  /^(?:The|A|An|In|On|At|But|And|Or|So|Yet|He|She|It|They|We|I|You|His|Her|Its|Their|Our|This|That|These|Those|There|Here|If|When|While|After|Before|Since|As|For|From|With|By|To|Then|Now|However|Meanwhile|Asked|Some|Many|Most|Both|Another|Other|One|No|Not|What|Who|How|Why|Where)\b/u

const REPORTING =
  /^(?:said|says|asked|told|wrote|writes|tweeted|added|replied|shouted|joked|continued|responded|declared|exclaimed|yelled)\b/u

function endsSentence(text: string, before: Span, stop: string, lookEnd: number): boolean {
  const next = text.slice(before.end + stop.length, lookEnd).trimStart()
  if (standsApart(text, before.end)) return /^["'`“‘(\p{L}\p{N}]/u.test(next)
  if (!/^["'“”‘’«([\-–—•*]*\s*[\p{Lu}\p{N}\p{Lo}@#$£€]/u.test(next)) return false
  if (insideBrackets(text, { start: before.start, end: before.end + stop.length })) return false
  const closed = /["”’»]/u.test(stop)
  if (/[!?]/u.test(stop)) return !(closed && speakerFollows(next))
  if (stop.startsWith('…') || stop.startsWith('..')) return !closed || !speakerFollows(next)
  // A comma, not a stop, stands in marks before who spoke: “No,” she said. “No.” She left.
  if (closed) return true

  const word = lastWord(text, before)
  const lower = word.toLowerCase()
  if (BEFORE_NAME.has(lower)) {
    // "No." is a title before a figure only: "No. 3", but "He said no. Then".
    return (lower === 'no' || lower === 'nos') && !/^\p{N}/u.test(next)
  }
  if (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)) return OPENER.test(next) || /^["“]/u.test(next)
  if (/^\p{Lu}$/u.test(word)) return word === 'I' && OPENER.test(next)
  if (ABBREVIATION.has(lower)) return OPENER.test(next) || /^["“]\p{Lu}/u.test(next)
  return true
}

/** Tokenised text sets its stops apart and may be all lower case: "it rained . we left ." */
function standsApart(text: string, stop: number): boolean {
  return /[^\s.!?…]\s$/u.test(text.slice(Math.max(0, stop - 2), stop))
}

/** The run of letters and inner dots right before the stop: `U.S` of "the U.S." */
function lastWord(text: string, before: Span): string {
  return /[\p{L}.]*$/u.exec(text.slice(Math.max(before.start, before.end - 20), before.end))?.[0] ?? ''
}

/** `“Really?” President Donald Trump asked.` is one sentence. */
function speakerFollows(next: string): boolean {
  const after = next.split(/\s+/u).slice(0, 6)
  if (!/^(?:\p{Lu}|he\b|she\b|they\b)/u.test(after[0] ?? '')) return false
  const verb = after.findIndex(word => REPORTING.test(word))
  return (
    verb > 0 &&
    after.slice(0, verb).every(word => /^(?:\p{Lu}[\p{L}.'’-]*|of|the|de|van|von|bin|al)$/u.test(word))
  )
}

/** Whether a bracket opened since the sentence began is still open; one open for 300 characters is taken for a slip. */
function insideBrackets(text: string, before: Span): boolean {
  const recent = text.slice(Math.max(before.start, before.end - 300), before.end)
  return (
    recent.lastIndexOf('(') > recent.lastIndexOf(')') || recent.lastIndexOf('[') > recent.lastIndexOf(']')
  )
}

/** The span from `start` to `end` without white space at either end; empty where there is nothing else. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text.charAt(from))) from++
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}

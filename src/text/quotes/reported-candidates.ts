import type { Token } from './syntax/token.ts'
import { verbForm } from './syntax/verbs.ts'
import { CALENDAR } from './syntax/word-classes.ts'

/** A word that may report, by its place in the sentence. */
export interface CueCandidate {
  readonly at: number
  /** The base form: `say`; `according to` and `:` stand for themselves. */
  readonly lemma: string
  readonly shape: string
  /**
   * The content, where it is taken to stand before the cue: The road was closed, she said. Without it the content is
   * looked for behind the cue: She said the road was closed.
   */
  readonly before?: ContentCandidate
}

/** From which token to which, both included, the reported words may run. */
export interface ContentCandidate {
  readonly first: number
  readonly last: number
  /** How it starts behind its cue: at once, behind whom it was told, at a later `that`. */
  readonly start: string
}

/** The words of a sentence that may report something outside marks. */
export function cueCandidates(tokens: readonly Token[]): CueCandidate[] {
  return tokens.flatMap((token, at): CueCandidate[] => {
    const cue = cueOf(token, tokens[at - 1])
    if (cue === undefined) return []
    const before = contentBefore(tokens, at)
    return [
      ...(at + 1 < tokens.length - 1 ? [{ ...cue, at }] : []),
      ...(before === undefined ? [] : [{ ...cue, at, before }]),
    ]
  })
}

function cueOf(token: Token, previous: Token | undefined): { lemma: string; shape: string } | undefined {
  if (token.tag === 'K') return { lemma: 'according to', shape: 'preposition' }
  if (token.tag === ':') return previous?.tag === 'N' ? { lemma: ':', shape: 'colon' } : undefined
  if (/[^\p{L}'’-]/u.test(token.lower) || token.tag === 'X') return undefined
  const form = verbForm(token.lower)
  if (form !== undefined) return { lemma: form.lemma, shape: /[nN]/.test(token.tag) ? 'noun' : form.shape }
  return /[Vvb]/.test(token.tag) ? { lemma: 'other', shape: token.tag } : undefined
}

// No more ends, and no more words, than this: keeps a sentence of a thousand commas cheap.
const MOST_ENDS = 10
const LONGEST = 120

/** Where the content of a cue may start and end. */
export function contentCandidates(tokens: readonly Token[], cue: CueCandidate): ContentCandidate[] {
  if (cue.before !== undefined) return [cue.before]
  return startsAfter(tokens, cue.at)
    .flatMap(({ first, start }) => endsAfter(tokens, first).map(last => ({ first, last, start })))
    .filter(({ first, last }) => hasOwnWords(tokens, first, last))
}

/** Whether the writer's words are among them: a stretch in marks alone is nothing reported. */
function hasOwnWords(tokens: readonly Token[], first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (!/[Q,.:-]/.test(tokens[at]!.tag)) return true
  return false
}

function startsAfter(tokens: readonly Token[], cue: number): { first: number; start: string }[] {
  const next = tokens[cue + 1]!
  const first = /^[,:]$/.test(next.tag) ? cue + 2 : cue + 1
  // Right behind "according to" stands its source.
  const starts =
    tokens[cue]!.tag === 'K'
      ? startsAtCommas(tokens, first)
      : [{ first, start: first === cue + 1 ? 'at once' : `behind ${next.tag}` }]
  const behind = phraseEnd(tokens, first)
  if (behind > first && behind < tokens.length) starts.push({ first: behind, start: 'behind a phrase' })
  for (let at = first + 1; at < Math.min(tokens.length - 1, first + 14); at++) {
    const { tag, lower } = tokens[at]!
    if (tag === 'T' || lower === 'whether') {
      if (at !== behind) starts.push({ first: at, start: 'at that' })
      break
    }
    if (/[SRV]/.test(tag)) break
  }
  // “We will,” he told Webb, who sat by, and left: neither reported, while "He knows who left" is.
  return starts.filter(
    ({ first, start }) => first < tokens.length && (start === 'at once' || !/[,WC]/.test(tokens[first]!.tag)),
  )
}

/** According to a report by the clerk, | the count was right. */
function startsAtCommas(tokens: readonly Token[], first: number): { first: number; start: string }[] {
  return tokens
    .slice(first, first + 30)
    .flatMap(({ tag }, offset) =>
      tag === ',' ? [{ first: first + offset + 1, start: 'behind a comma' }] : [],
    )
    .slice(0, 3)
}

/** told reporters | …, told a crowd in Salem | …: behind the noun phrase that starts here. */
function phraseEnd(tokens: readonly Token[], first: number): number {
  let at = first
  while (at < tokens.length && /[DH]/.test(tokens[at]!.tag)) at++
  while (at < tokens.length && /[NnMO']/.test(tokens[at]!.tag)) at++
  return at
}

/** Last tokens: before each comma, dash, conjunction or preposition, and the sentence's end. */
function endsAfter(tokens: readonly Token[], first: number): number[] {
  const last = Math.min(sentenceEnd(tokens), first + LONGEST, labelAfter(tokens, first))
  const ends: number[] = []
  for (let at = first + 1; at <= last && ends.length < MOST_ENDS; at++)
    if (mayEndBefore(tokens[at]!, tokens[at - 1]!)) ends.push(at - 1)
  if (ends.at(-1) !== last && last >= first) ends.push(last)
  return ends
}

/** The last token before a name with a colon, where somebody else begins to speak: Webb says no Lang: We will see. */
function labelAfter(tokens: readonly Token[], first: number): number {
  for (let at = first + 2; at < Math.min(tokens.length, first + LONGEST); at++)
    if (tokens[at]!.tag === ':' && tokens[at - 1]!.tag === 'N') return at - 2
  return tokens.length
}

function mayEndBefore(token: Token, previous: Token): boolean {
  if (/[,\-(]/.test(previous.tag)) return false
  return /[,\-CUWI:(K]/.test(token.tag) || previous.tag === 'Q' || CALENDAR.has(token.lower)
}

/** The last token that is no closing sign. */
function sentenceEnd(tokens: readonly Token[]): number {
  let last = tokens.length - 1
  while (last > 0 && /^[.:,-]$/.test(tokens[last]!.tag)) last--
  return last
}

/** The road was closed, | she said: what stands before the last comma that closes before the cue's own subject. */
function contentBefore(tokens: readonly Token[], cue: number): ContentCandidate | undefined {
  for (let at = Math.min(cue, LONGEST) - 1; at > 0 && cue - at < 16; at--) {
    const { tag, text } = tokens[at]!
    // The comma stands inside the marks: It was “a circus,” she said.
    const closes = tag === 'Q' && /[,?!…]["'”’]+$/u.test(text)
    if (closes || tag === ',' || tag === '-') {
      const last = closes ? at : at - 1
      const start = `${tag} before ${at === cue - 1 ? 'cue' : 'source'}`
      return hasOwnWords(tokens, 0, last) ? { first: 0, last, start } : undefined
    }
    if (/[SRVUTQ.]/.test(tag)) return undefined
  }
  return undefined
}

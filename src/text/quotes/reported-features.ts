import type { ContentCandidate, CueCandidate } from './reported-candidates.ts'
import type { Token } from './syntax/token.ts'
import { verbForm } from './syntax/verbs.ts'
import { CALENDAR } from './syntax/word-classes.ts'
import type { Note } from './weights.ts'

/** The words of a sentence with what is asked of them again and again. */
export interface ReadSentence {
  readonly tokens: readonly Token[]
  /** Their tags, one letter a word. */
  readonly tags: string
  /** Small words by themselves, all others by what they do. */
  readonly kinds: readonly string[]
}

/** Reads a sentence for {@link cueFeatures} and {@link contentFeatures}. */
export function readSentence(tokens: readonly Token[]): ReadSentence {
  return {
    tokens,
    tags: tokens.map(({ tag }) => tag).join(''),
    kinds: tokens.map(({ tag, lower }) => (/[ITUWCyXADb]/.test(tag) && SMALL.has(lower) ? lower : tag)),
  }
}

const SMALL = new Set(
  (
    'to for on of in at by with about against from as into over that if whether how why what when where while because after ' +
    'before since although though who which whom whose and but or the a an is are was were has have had will would can ' +
    'could should not'
  ).split(' '),
)

const NOTHING = 'nothing'

/** What hints at a word reporting something: which word, what stands around it. */
export function cueFeatures(sentence: ReadSentence, cue: CueCandidate, note: Note): void {
  const { tokens, tags, kinds } = sentence
  const { at, lemma, shape, before } = cue
  const side = before ? 'before' : 'after'
  const next = kinds[at + 1] ?? NOTHING
  const subject = subjectOf(tokens, at)
  const rest = tags.slice(at + 1, at + 40)
  const closed = rest.search(/[,-]/)
  const clause = closed < 0 ? rest : rest.slice(0, closed)
  note('cue', side, lemma)
  note('cue, shape', side, lemma, shape)
  note('cue, next', side, lemma, next)
  note('cue, subject', side, lemma, subject)
  note('shape', side, shape)
  note('tag', side, tags[at])
  note('next', side, next)
  note('shape, next', side, shape, next)
  note('subject', side, subject)
  note('second', side, kinds[at + 2] ?? NOTHING)
  note('previous', side, kinds[at - 1] ?? NOTHING)
  note('group', side, verbGroup(tokens, at))
  if (/[XSRV]/.test(clause)) {
    note('clause follows', side)
    note('clause follows, cue', side, lemma)
  }
  if (clause.includes('Q')) note('marks follow', side)
  if (rest.slice(1, 14).includes('T')) {
    note('that later', side)
    note('that later, cue', side, lemma)
  }
  if (kinds.slice(at + 1, at + 1 + clause.length).includes('as')) note('as follows, cue', side, lemma)
  if (!tags.endsWith('.')) {
    note('headline', side)
    note('headline, cue', side, lemma)
  }
  if (rest.startsWith(',Q')) note('comma and marks', side)
  if (tags.slice(Math.max(0, at - 12), at).includes('Q')) note('marks before', side)
  if (before) noteBefore(sentence, before, { at, lemma, note })
}

function noteBefore(
  { tags, kinds }: ReadSentence,
  { last, start }: ContentCandidate,
  { at, lemma, note }: { at: number; lemma: string; note: Note },
): void {
  const content = tags.slice(0, last + 1)
  const gap = at - last - 1
  note('content has', /[XSRV]/.test(content) ? 'a verb' : 'no verb')
  note('content of', String(Math.min(8, last + 1)))
  note('content starts', kinds[0])
  note('content has', content.includes('Q') ? 'marks' : 'no marks')
  note('gap', start, String(Math.min(8, gap)))
  note('gap, cue', start, String(Math.min(3, gap)), lemma)
}

/** What hints at a span being all that a cue reports, and no more. */
export function contentFeatures(
  sentence: ReadSentence,
  cue: CueCandidate,
  { candidate: { first, last, start }, note }: { candidate: ContentCandidate; note: Note },
): void {
  const { tokens, tags, kinds } = sentence
  const { lemma, shape } = cue
  const content = tags.slice(first, last + 1)
  const beyond = tags.slice(last + 1, last + 12)
  const frame = kinds[first] ?? NOTHING
  const end = beyond === '' || beyond.startsWith('.') ? 'end' : (kinds[last + 1] ?? NOTHING)
  const then = /^(?:,|-|and|or|but)$/u.test(end) ? (kinds[last + 2] ?? NOTHING) : ''
  const verbs = verbGroups(content)
  const clause = content.startsWith('T') || verbs > 0 ? 'clause' : frame === 'to' ? 'to' : 'phrase'
  const length = lengthOf(content.length)
  note('start', start)
  note('start, cue', start, lemma)
  note('start, frame', start, frame)
  note('end', end)
  note('end, then', end, then)
  note('end, then, form', end, then, clause)
  note('end, length', end, length)
  note('end, after', end, kinds[last])
  note('end, cue', end, lemma)
  note('end, frame', end, frame)
  note('form, length', clause, length)
  note('form, cue', clause, lemma)
  note('form, shape', clause, shape)
  note('verbs, end, then', String(verbs), end, then)
  note(/[XSRV]/.test(beyond) ? 'verb beyond, end' : 'no verb beyond, end', end)
  if (/.[SRsr]/u.test(content)) {
    note('saying inside, end', end)
    note('saying inside, cue', lemma)
  }
  if (SPEAKING.test(content)) note('somebody speaks inside')
  if (kinds.slice(first, last + 1).includes('as')) {
    note('as inside, end', end)
    note('as inside, cue', lemma)
  }
  if (CALENDAR.has(tokens[last + 1]?.lower ?? '')) note('end before a day')
  if (content.includes(':', 1)) {
    note('passes a colon')
    note('passes a colon, form', clause)
  }
  if (content.slice(1, 14).includes('T')) {
    note('passes that, frame', frame)
    note('passes that, start', start)
  }
  if (content.includes('Q')) {
    note('marks inside, form', clause)
    note('stretches inside', String(Math.min(4, content.split('Q').length - 1)))
    noteMarks(sentence, { first, last, end, note })
  }
  if (beyond.includes('Q')) note('marks beyond, end', end)
  if (content.split(',').length % 2 === 0) note('odd commas, end', end)
  noteJoin(sentence, cue, { last, note })
}

// “…,” he said and, saying, “…” inside: the content ran into another quotation.
const SPEAKING = /[Ss][,:]?Q|Q(?:[NnDHPM'm]*[SR]|S)/u

function lengthOf(count: number): string {
  if (count > 16) return '17+'
  if (count > 8) return '9-16'
  return count > 4 ? '5-8' : String(count)
}

/** How many verbs, auxiliaries counted with theirs; three at most. */
function verbGroups(tags: string): number {
  let groups = 0
  let inside = false
  for (let at = 0; at < tags.length && groups < 3; at++) {
    const verb = 'XSRV'.includes(tags[at]!)
    if (verb && !inside) groups++
    inside = verb
  }
  return groups
}

/** Where marks close inside or at the end: a comma or stop in them mostly ends the content too. */
function noteMarks(
  { tokens, tags }: ReadSentence,
  { first, last, end, note }: { first: number; last: number; end: string; note: Note },
): void {
  for (let at = first; at <= last; at++) {
    if (tags[at] !== 'Q') continue
    const stop = /[.,?!…](?=["'”’]+$)/u.exec(tokens[at]!.text.slice(-4))?.[0] ?? 'none'
    if (at < last) note('passes marks', stop)
    else {
      note('ends with marks', stop)
      note('ends with marks, end', stop, end)
    }
  }
}

/** She said it was over | and warned …: a verb like the cue goes on with the cue's subject, not with the content. */
function noteJoin(
  { tokens, tags }: ReadSentence,
  cue: CueCandidate,
  { last, note }: { last: number; note: Note },
): void {
  const join = tags.slice(last + 1, last + 4).indexOf('C')
  if (join < 0) return
  const next = tokens.slice(last + 2 + join, last + 6 + join).find(token => token.tag !== 'A')
  const form = next && /[SRVX]/.test(next.tag) ? verbForm(next.lower) : undefined
  if (form === undefined) return
  note('joined', form.shape === cue.shape ? 'like the cue' : 'unlike the cue')
  note('joined, shape', form.kind, cue.shape)
}

/** What stands right before the cue and its auxiliaries. */
function subjectOf(tokens: readonly Token[], at: number): string {
  let before = at - 1
  while (before >= 0 && (/[XA]/.test(tokens[before]!.tag) || tokens[before]!.lower === 'to')) before--
  const subject = tokens[before]
  if (subject === undefined) return NOTHING
  if (subject.tag === 'P') return /^(?:i|we|you|it)$/.test(subject.lower) ? subject.lower : 'he'
  return subject.tag
}

/** has said, was told, did not say, to say: the auxiliaries of the cue. */
function verbGroup(tokens: readonly Token[], at: number): string {
  let group = ''
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const { tag, lower } = tokens[before]!
    if (tag === 'X' || lower === 'to' || lower === 'not')
      group = `${AUXILIARY.get(lower) ?? 'modal'} ${group}`
    else if (tag !== 'A') break
  }
  return group
}

const AUXILIARY: ReadonlyMap<string, string> = new Map([
  ..."is are was were be been being am 's 're".split(' ').map(word => [word, 'be'] as const),
  ..."has have had having 've".split(' ').map(word => [word, 'have'] as const),
  ...'do does did'.split(' ').map(word => [word, 'do'] as const),
  ..."not n't don't doesn't didn't won't wouldn't can't cannot isn't wasn't hasn't"
    .split(' ')
    .map(word => [word, 'not'] as const),
  ['to', 'to'] as const,
])

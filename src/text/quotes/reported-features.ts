import type { ContentCandidate, CueCandidate } from './reported-candidates.ts'
import type { Token } from './syntax/tag.ts'
import { verbForm } from './syntax/verbs.ts'
import { CALENDAR } from './syntax/word-classes.ts'

/** What hints at a word reporting something: which word, what stands around it. */
export function cueFeatures(tokens: readonly Token[], { at, lemma, shape, before }: CueCandidate): string[] {
  const side = before ? 'before' : 'after'
  const cue = `${side} ${lemma}`
  const next = kindOf(tokens[at + 1])
  const subject = subjectOf(tokens, at)
  const rest = tokens.slice(at + 1, at + 40)
  const closed = rest.findIndex(token => /[,-]/.test(token.tag))
  const clause = closed < 0 ? rest : rest.slice(0, closed)
  return [
    `cue ${cue}`,
    `cue ${cue} ${shape}`,
    `cue ${cue}, next ${next}`,
    `${side} ${shape}`,
    `${side} ${tokens[at]!.tag}`,
    `${side} next ${next}`,
    `${side} ${shape} next ${next}`,
    `${side} subject ${subject}`,
    `cue ${cue}, subject ${subject}`,
    `${side} second ${kindOf(tokens[at + 2])}`,
    `${side} ${auxiliaryOf(tokens, at)}`,
    ...(clause.some(token => /[XSRV]/.test(token.tag))
      ? [`${side} clause follows`, `cue ${cue}, clause follows`]
      : []),
    ...(clause.some(token => token.tag === 'Q') ? [`${side} marks follow`] : []),
    ...(rest.slice(1, 14).some(token => token.tag === 'T')
      ? [`${side} that later`, `cue ${cue}, that later`]
      : []),
    ...(clause.some(token => token.lower === 'as') ? [`cue ${cue}, as follows`] : []),
    `${side} previous ${kindOf(tokens[at - 1])}`,
    ...(tokens.at(-1)?.tag === '.' ? [] : [`${side} headline`, `cue ${cue}, headline`]),
    ...(tokens[at + 1]?.tag === ',' && tokens[at + 2]?.tag === 'Q' ? [`${side} comma and marks`] : []),
    ...(tokens.slice(Math.max(0, at - 12), at).some(token => token.tag === 'Q')
      ? [`${side} marks before`]
      : []),
    ...(before ? beforeFeatures(tokens, before, { at, lemma }) : []),
  ]
}

function beforeFeatures(
  tokens: readonly Token[],
  { last, start }: ContentCandidate,
  { at, lemma }: { at: number; lemma: string },
): string[] {
  const content = tokens.slice(0, last + 1)
  const gap = at - last - 1
  return [
    `content has ${content.some(token => /[XSRV]/.test(token.tag)) ? 'a verb' : 'no verb'}`,
    `content of ${Math.min(8, last + 1)}`,
    `content starts ${kindOf(tokens[0])}`,
    `content ${content.some(token => token.tag === 'Q') ? 'with' : 'without'} marks`,
    `${start}, ${Math.min(8, gap)} before`,
    `${start}, ${Math.min(3, gap)} before ${lemma}`,
  ]
}

/** What hints at a span being all that a cue reports, and no more. */
export function contentFeatures(
  tokens: readonly Token[],
  cue: CueCandidate,
  { first, last, start }: ContentCandidate,
): string[] {
  const frame = kindOf(tokens[first])
  const follower = tokens[last + 1]
  const end = last + 1 >= tokens.length || follower?.tag === '.' ? 'end' : kindOf(follower)
  const beyond = /^(?:,|-|and|or|but)$/u.test(end) ? `${end} ${kindOf(tokens[last + 2])}` : end
  const content = tokens.slice(first, last + 1)
  const tags = content.map(token => token.tag).join('')
  const verbs = Math.min(
    3,
    tags
      .replaceAll(/[^XSRV]+/gu, ' ')
      .trim()
      .split(' ')
      .filter(Boolean).length,
  )
  const verb = verbs > 0
  const clause = content[0]?.tag === 'T' || verb ? 'clause' : content[0]?.lower === 'to' ? 'to' : 'phrase'
  const length =
    content.length > 16
      ? '17+'
      : content.length > 8
        ? '9-16'
        : content.length > 4
          ? '5-8'
          : String(content.length)
  return [
    `start ${start}`,
    `start ${start}, cue ${cue.lemma}`,
    `start ${start}, ${frame}`,
    `end ${end}`,
    `end ${beyond}`,
    `end ${beyond}, ${clause}`,
    `end ${end}, ${length}`,
    `end ${end}, after ${kindOf(tokens[last])}`,
    `end ${end}, cue ${cue.lemma}`,
    `${clause}, ${length}`,
    `${frame}, end ${end}`,
    `${verbs} verbs, end ${beyond}`,
    ...(SAYING.test(tags) ? [`saying inside, end ${end}`, `saying inside, cue ${cue.lemma}`] : []),
    ...(SPEAKING.test(tags) ? ['somebody speaks inside'] : []),
    ...(content.some(token => token.lower === 'as')
      ? [`as inside, cue ${cue.lemma}`, `as inside, end ${end}`]
      : []),
    ...(follower && CALENDAR.has(follower.lower) ? ['end before a day'] : []),
    `${clause}, cue ${cue.lemma}`,
    `shape ${cue.shape}, ${clause}`,
    ...marksFeatures(content, end),
    ...joinFeatures(tokens, cue, last),
    ...(tags.slice(1).includes(':') ? ['passes a colon', `passes a colon, ${clause}`] : []),
    ...(tags.includes('Q') ? [`${Math.min(4, tags.split('Q').length - 1)} stretches inside`] : []),
    ...(tags.slice(1, 14).includes('T') ? [`passes that, ${frame}`, `passes that, start ${start}`] : []),
    ...(rest(tokens, last).some(token => /[XSRV]/.test(token.tag))
      ? [`verb beyond, ${end}`]
      : [`no verb beyond, ${end}`]),
    ...(content.some(token => token.tag === 'Q') ? [`marks inside, ${clause}`] : []),
    ...(rest(tokens, last).some(token => token.tag === 'Q') ? [`marks beyond, ${end}`] : []),
    ...(content.filter(token => token.tag === ',').length % 2 === 1 ? [`odd commas, ${end}`] : []),
  ]
}

/** Where marks close inside or at the end: a comma or stop in them mostly ends the content too. */
function marksFeatures(content: readonly Token[], end: string): string[] {
  return content.flatMap((token, at) => {
    if (token.tag !== 'Q') return []
    const stop = /[.,?!…](?=["'”’]+$)/u.exec(token.text.slice(-4))?.[0] ?? 'none'
    return at === content.length - 1
      ? [`ends with marks and ${stop}`, `ends with marks and ${stop}, ${end}`]
      : [`passes marks and ${stop}`]
  })
}

/** She said it was over | and warned …: a verb like the cue goes on with the cue's subject, not with the content. */
function joinFeatures(tokens: readonly Token[], cue: CueCandidate, last: number): string[] {
  const join = tokens.slice(last + 1, last + 4).findIndex(token => token.tag === 'C')
  if (join < 0) return []
  const next = tokens.slice(last + 2 + join, last + 6 + join).find(token => token.tag !== 'A')
  const form = next && /[SRVX]/.test(next.tag) ? verbForm(next.lower) : undefined
  if (form === undefined) return []
  return [
    `joined ${form.shape === cue.shape ? 'like' : 'unlike'} the cue`,
    `joined ${form.kind}, cue ${cue.shape}`,
  ]
}

const SAYING = /.[SRsr]/u
// “…,” he said and, saying, “…” inside: the content ran into another quotation.
const SPEAKING = /[Ss][,:]?Q|Q(?:[NnDHPM'm]*[SR]|S)/u

function rest(tokens: readonly Token[], last: number): readonly Token[] {
  return tokens.slice(last + 1, last + 12)
}

/** Small words by themselves, all others by what they do. */
function kindOf(token: Token | undefined): string {
  if (token === undefined) return 'nothing'
  return /[ITUWCyXADb]/.test(token.tag) && SMALL.has(token.lower) ? token.lower : token.tag
}

const SMALL = new Set(
  (
    'to for on of in at by with about against from as into over that if whether how why what when where while because after ' +
    'before since although though who which whom whose and but or the a an is are was were has have had will would can ' +
    'could should not'
  ).split(' '),
)

/** What stands right before the cue and its auxiliaries. */
function subjectOf(tokens: readonly Token[], at: number): string {
  let before = at - 1
  while (before >= 0 && (/[XA]/.test(tokens[before]!.tag) || tokens[before]!.lower === 'to')) before--
  const subject = tokens[before]
  if (subject === undefined) return 'nothing'
  if (subject.tag === 'P') return /^(?:i|we|you|it)$/.test(subject.lower) ? subject.lower : 'he'
  return subject.tag
}

/** has said, was told, did not say, to say. */
function auxiliaryOf(tokens: readonly Token[], at: number): string {
  const group: string[] = []
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const { tag, lower } = tokens[before]!
    if (tag === 'X' || lower === 'to' || lower === 'not') group.unshift(AUXILIARY.get(lower) ?? 'modal')
    else if (tag !== 'A') break
  }
  return `group ${group.join(' ')}`
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

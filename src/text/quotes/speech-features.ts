import { words } from '../words.ts'
import type { MarkedStretch } from './find-marks.ts'
import { type VerbForm, verbForm } from './syntax/verbs.ts'

/**
 * What about a stretch in marks hints at speech, or at a title, a nickname, a term of art, a scare quote. Names of
 * features, each at most once; `speech-weights.ts` weighs them.
 */
export function speechFeatures(text: string, stretch: MarkedStretch): string[] {
  const { content, outer } = stretch
  const before = lineBefore(text, outer.start)
  const after = lineAfter(text, outer.end)
  const inside = text.slice(content.start, content.end).trim()
  const length = lengthOf(inside)
  const capitals = capitalsOf(inside)
  const left = leftOf(before)
  const right = rightOf(after)
  return [
    `length ${length}`,
    `capitals ${capitals}`,
    `capitals ${capitals}, length ${length}`,
    `left ${left}`,
    `left ${left}, capitals ${capitals}`,
    `left ${left}, length ${length}`,
    `right ${right}`,
    `right ${right}, capitals ${capitals}`,
    `right ${right}, length ${length}`,
    `left ${left}, right ${right}`,
    ...(isSingle(text, stretch) && !/speech|speaks/u.test(right)
      ? [`single marks, left ${left}`, `single marks, right ${right}`, `single marks, capitals ${capitals}`]
      : []),
    ...(isModifier(left, right) && !/[.,!?]$/u.test(inside)
      ? [`modifier`, `modifier, capitals ${capitals}`, `modifier, length ${length}`]
      : []),
    `stop ${/[.,!?…—–-]['’]*$/u.exec(inside)?.[0]?.charAt(0) ?? 'none'}`,
    ...(FIRST_PERSON.test(inside) ? ['first or second person'] : []),
    ...(FINITE.test(inside) ? ['finite verb'] : []),
    ...sentenceFeatures(before, after, capitals),
  ]
}

/** Marks of headlines, unless somebody speaks next to them: British papers quote in them throughout. */
function isSingle(text: string, { content, outer }: MarkedStretch): boolean {
  return outer.start + 1 === content.start && /['‘]/u.test(text.charAt(outer.start))
}

// As much of the line on either side as the features look at.
const REACH = 160

function lineBefore(text: string, end: number): string {
  const near = text.slice(Math.max(0, end - REACH), end)
  return near.slice(near.lastIndexOf('\n') + 1)
}

function lineAfter(text: string, start: number): string {
  const near = text.slice(start, start + REACH)
  const end = near.indexOf('\n')
  return end < 0 ? near : near.slice(0, end)
}

function lengthOf(inside: string): string {
  const count = words(inside.slice(0, REACH)).length
  if (count <= 3) return String(count)
  if (count <= 5) return '4-5'
  return count <= 9 ? '6-9' : '10+'
}

// Small words stay small in titles: "War and Peace", "Face the Nation".
const SMALL =
  /^(?:a|an|the|of|and|or|for|to|in|on|at|by|with|from|is|as|but|vs?|it|my|our|your|you|me|we|’s|this|that|be|not|out|up)$/iu

function capitalsOf(inside: string): string {
  const list = words(inside.slice(0, REACH)).map(word => word.text)
  const first = list[0]
  if (first === undefined) return 'no word'
  if (!/\p{Ll}/u.test(inside)) return /\p{Lu}/u.test(inside) ? 'upper case' : 'figures'
  const rest = list.slice(1).filter(word => !SMALL.test(word))
  const started = /^[\p{Lu}\p{N}]/u.test(first)
  const capital = rest.filter(word => /^[\p{Lu}\p{N}]/u.test(word)).length
  if (started && capital === rest.length) return rest.length === 0 ? 'first, alone' : 'title'
  if (started) return 'first'
  return rest.length > 0 && capital === rest.length ? 'all but first' : 'none'
}

const WORK =
  /^(?:shows?|programs?|broadcast|podcast|series|sitcom|drama|comedy|film|movie|documentary|book|memoir|novel|bestseller|biography|album|song|hit|single|anthem|ballad|track|musical|play|opera|essay|article|column|op-ed|editorial|magazine|newspaper|website|site|blog|poem|painting|episode|segment|video|clip|hashtag|movement|game|act|bill|author|star|host|hosts|anchor|co-host|cartoon|sketch|classic|thriller|spot|slogan|sign|signs|shirts?|hats?|banner|commentary|edition|sequel|chapter|installment|reruns?|trailer|soundtrack|rendition|performance|version|cast|co-author|hashtags)$/iu
const NAMING =
  /^(?:called|named|titled|entitled|dubbed|nicknamed|known|so-called|labeled|termed|styled|branded|self-described|self-styled|self-proclaimed|word|words|term|terms|phrase|name|nickname|moniker|hashtag)$/iu

// CNN's, on Fox News', NBC’s
const BROADCASTER =
  /(?:\b\p{Lu}{2,}\d?|News|TV|Radio|Network|Channel|Netflix|Times)(?:['’]s?)?\s(?:\w+\s){0,2}$/u

/** The kind of the word right before the marks. */
function leftOf(before: string): string {
  const trimmed = before.trimEnd()
  if (trimmed === '') return 'nothing'
  const stop = trimmed.at(-1)!
  const last = /[\p{L}\p{M}\p{N}.'’&-]+[,:]?$/u.exec(trimmed)?.[0] ?? ''
  const word = last.replace(/[.,:'’]+$/u, '')
  const point = /[,:]$/u.test(last) ? stop : ''
  if (word === '' || /["“”]/u.test(stop)) return `sign ${stop}`
  if (/[.!?]$/u.test(last) && !/^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.$/u.test(last)) return 'sentence'
  return `${wordKind(word)}${point}`
}

/** The kind of the word right after the marks. */
function rightOf(after: string): string {
  const trimmed = after.trimStart()
  if (trimmed === '') return 'nothing'
  const word = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*/u.exec(trimmed)?.[0]
  if (word === undefined) return `sign ${trimmed.charAt(0)}`
  const kind = wordKind(word)
  const next = /^\s+([\p{L}]+)/u.exec(trimmed.slice(word.length))?.[1]
  return (kind === 'name' || kind === 'pronoun') && next && speechVerb(next) ? `${kind} speaks` : kind
}

/** The “carried interest” loophole: between a determiner and its noun. */
function isModifier(left: string, right: string): boolean {
  return (
    /^(?:the|article|demonstrative|possessive|so-called)$/u.test(left) && /^(?:word|work|name)$/u.test(right)
  )
}

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['article', /^(?:a|an)$/iu],
  ['the', /^the$/iu],
  ['demonstrative', /^(?:this|these|those|such|any|no|some|every|each|other|another)$/iu],
  ['possessive', /(?:['’]s|s['’])$|^(?:his|her|its|their|our|my|your)$/iu],
  ['pronoun', /^(?:he|she|they|it|who|i|we|you)$/iu],
  ['that', /^that$/iu],
  ['as', /^(?:as|like|than)$/iu],
  ['on', /^on$/iu],
  ['preposition', /^(?:to|in|at|with|from|for|by|about|into|through)$/iu],
  ['of', /^of$/iu],
  ['and', /^(?:and|or|but|nor)$/iu],
  ['be', /^(?:is|was|are|were|be|been|being|isn't|wasn't)$/iu],
  ['auxiliary', /^(?:has|have|had|would|will|could|should|may|might|can|did|do|does|must|not)$/iu],
  [
    'so-called',
    /^(?:so-called|self-described|self-styled|self-proclaimed|titled|entitled|dubbed|nicknamed|named)$/iu,
  ],
  ['naming', NAMING],
  ['work', WORK],
]

function wordKind(word: string): string {
  const known = KINDS.find(([, pattern]) => pattern.test(word))?.[0]
  if (known !== undefined) return known
  const verb = speechVerb(word)
  if (verb !== undefined) return `speech ${verb.shape}`
  if (/^\p{Lu}/u.test(word)) return 'name'
  if (/^\p{N}/u.test(word)) return 'figure'
  if (/(?:ing|ed)$/u.test(word)) return 'verb-like'
  return word.endsWith('ly') ? 'adverb' : 'word'
}

function sentenceFeatures(before: string, after: string, capitals: string): string[] {
  // What stands in other marks is somebody's words, and no hint about these.
  const left =
    unmarked(before)
      .split(/[.!?]\s+(?=\p{Lu})/u)
      .at(-1) ?? ''
  const right = unmarked(after).split(/[.!?](?:\s|$)/u)[0] ?? ''
  const near = words(left).slice(-6)
  const taken = /["”]/u.test(before) ? ', taken' : ''
  const verbBefore = reportingVerb(left)
  const verbAfter = reportingVerb(right)
  return [
    `${verbBefore} verb before${taken}`,
    `${verbAfter} verb after`,
    `${verbBefore} and ${verbAfter} verb, capitals ${capitals}`,
    ...(near.some(word => WORK.test(word.text)) ? ['work before', `work before, capitals ${capitals}`] : []),
    ...(near.some(word => NAMING.test(word.text)) ? ['naming before'] : []),
    ...(/(?:["”]|''),?\s+(?:and|or|but)?\s*$/u.test(before) ? ['list of marks'] : []),
    ...(/^(?:of|in|for|on|from)$/iu.test(near.at(-1)?.text ?? '') && WORK.test(near.at(-2)?.text ?? '')
      ? [`of a work, capitals ${capitals}`]
      : []),
    ...(BROADCASTER.test(before) ? [`broadcaster before, capitals ${capitals}`] : []),
    ...(/["“”]/u.test(before) ? ['marks before'] : []),
    ...(/["“”]/u.test(after) ? ['marks after'] : []),
    ...(/[^\s.,](?:['’]s|s['’])\s(?:\w+\s)?$/u.test(before) ? ['possessor before'] : []),
  ]
}

function unmarked(part: string): string {
  return part.replace(/["“][^"“”]*["”]|^[^"“”]*”|["“][^"“”]*$/gu, ' ')
}

const FIRST_PERSON =
  /\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Yy]ou|[Yy]ou['’]\w+|my|My|me|[Oo]ur|us|[Yy]our|myself)\b/u
const FINITE =
  /\b(?:is|are|was|were|am|has|have|had|will|would|can|could|should|must|may|do|does|did|don['’]t|isn['’]t|it['’]s|he['’]s|that['’]s|there['’]s|can['’]t|won['’]t|get|got|need|want|know|think|said)\b/iu

// Report words only where a quotation follows at once: would close the “carried interest” loophole.
const SELDOM =
  /^(?:go|point|open|start|begin|close|end|press|pose|put|issue|release|list|shoot|fire|cast|paint|find|feel|reason|welcome|challenge|order|demand|name|nickname|read|sing|like|publish|post|cut|slap|smile|guess|rule|credit)$/u

/** What kind of verb the words hold that may report a quotation. */
function reportingVerb(part: string): 'say' | 'report' | 'no' {
  const kinds = words(part).map(word => {
    const form = verbForm(word.text.toLowerCase())
    return form && !SELDOM.test(form.lemma) ? form.kind : 'other'
  })
  return kinds.includes('say') ? 'say' : kinds.includes('report') ? 'report' : 'no'
}

/** The form of a verb that reports words: `said`, `calling`. Undefined for any other word. */
function speechVerb(word: string): VerbForm | undefined {
  const form = verbForm(word.toLowerCase())
  return form?.kind === 'other' ? undefined : form
}

import { type RankStatistics, rarity } from '../rank/statistics.ts'
import { sentences } from '../sentences.ts'
import { termSpans, terms } from '../terms.ts'

/** What kind of words would answer. `thing` is everything without a form of its own: "Which animal …?", "What is …?" */
export const ANSWER_KINDS = [
  'person',
  'place',
  'country',
  'state',
  'date',
  'number',
  'money',
  'share',
  'reason',
  'manner',
  'name',
  'thing',
  'yes-no',
] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

export interface QuestionTerm {
  readonly term: string
  /** The word as typed. */
  readonly text: string
  /** How much it tells: BM25's idf. */
  readonly weight: number
  /** Typed with a capital inside the sentence, or all in capitals. */
  readonly isName: boolean
  readonly isNumber: boolean
  /** In no stored passage. */
  readonly isUnseen: boolean
  /** In the sentence that asks, not in one that leads up to it. */
  readonly isAsked: boolean
}

export interface Question {
  /** In the order asked, each term once. */
  readonly terms: readonly QuestionTerm[]
  readonly kind: AnswerKind
  /** The term right after "which" or "what": what the answer is one of ("Which animal …"). */
  readonly focus: string | undefined
  /** The term of what is counted: "How many votes …". */
  readonly counted: string | undefined
  readonly isNegated: boolean
  /** Of what is to come: "When is the primary?" */
  readonly isAhead: boolean
}

/**
 * Words that only ask: no article has to say "else" where it tells "who else", "long" where it tells "how long", or that
 * something happened where it tells what.
 */
function isForm(word: string, before: string): boolean {
  return (
    /^(?:else|happen(?:s|ed|ing)?|any(?:one|body|thing)|some(?:one|body|thing)|please|pls|thing|stuff)$/iu.test(
      word,
    ) ||
    (/\bhow $/iu.test(before) &&
      /^(?:many|much|long|far|fast|tall|high|big|large|deep|often|heavy|wide|soon|recently)$/iu.test(word))
  )
}

/** Reads what a question asks for, and which of its words tell most. */
export function readQuestion(question: string, statistics: RankStatistics): Question {
  const parts = sentences(question)
  // Context may come first: "The Senate passed a bill this week. What does it ban?"
  const asking =
    parts.findLast(({ start, end }) => /\?["”)]*$/u.test(question.slice(start, end))) ?? parts.at(-1)
  const found = new Map<string, QuestionTerm>()
  for (const { term, start, end } of termSpans(question)) {
    const text = question.slice(start, end)
    if (isForm(text, question.slice(0, start))) continue
    const first = parts.some(
      part => /^["“'‘(]*$/u.test(question.slice(part.start, start)) && part.start <= start,
    )
    const isAsked = asking !== undefined && asking.start <= start && end <= asking.end
    found.set(term, {
      term,
      text,
      weight: rarity(term, statistics),
      isName: (!first && /^\p{Lu}/u.test(text)) || /^\p{Lu}{2,}$/u.test(text),
      isNumber: /\p{N}/u.test(text),
      isUnseen: !statistics.passagesWith.has(term),
      isAsked: isAsked || found.get(term)?.isAsked === true,
    })
  }
  const clause = asking === undefined ? '' : question.slice(asking.start, asking.end)
  const { kind, focus } = readKind(clause)
  const noun = /\bhow many ((?:[\p{L}’'-]+ ){0,2}?[\p{L}’'-]+s|people|men|women|children)\b/iu.exec(
    clause,
  )?.[1]
  const counted = noun === undefined ? undefined : terms(noun).at(-1)
  return {
    terms: [...found.values()],
    kind,
    focus,
    counted,
    isNegated: NEGATION.test(clause),
    isAhead: /^\W*when(?:['’]s| is| are| will)\b/iu.test(clause),
  }
}

/** In terms. A question of more than this tells a story, of which the answer need not repeat every name and deed. */
export const MOST_IN_SHORT = 8

/** Words that turn a statement into its opposite. */
export const NEGATION = /\b(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|\p{L}+n['’]t)\b/iu

function readKind(clause: string): { readonly kind: AnswerKind; readonly focus: string | undefined } {
  const lower = clause.toLowerCase().slice(0, MAX_READ)
  const match = FORMS.find(({ pattern }) => pattern.test(lower))
  const asked =
    /\b(?:which|what)\s+((?:[\p{L}\p{N}'’.-]+\s+){0,4}[\p{L}\p{N}'’-]+)/u.exec(lower)?.[1]?.split(/\s+/u) ??
    []
  const verb = asked.findIndex(word => VERB_OR_PREPOSITION.has(word))
  const nouns = verb === -1 ? asked : asked.slice(0, verb)
  const focus = termSpans(nouns.join(' '))[0]?.term
  if (match !== undefined) return { kind: match.kind, focus }
  for (const noun of nouns.toReversed()) {
    const kind = KIND_OF_NOUN.get(noun)
    if (kind !== undefined) return { kind, focus }
  }
  const isName = /\b(?:which|what's the name|what is the name|what name|name of|called)\b/u.test(lower)
  return { kind: isName ? 'name' : 'thing', focus }
}

// Ends the noun that "which" asks for: "Which drug | did President …", "Which state | of India …".
const VERB_OR_PREPOSITION = new Set(
  (
    'is are was were do does did has have had can could will would should may might must be been became becomes of in on at to ' +
    'from for with by that who became made won lost said gets got took plans'
  ).split(' '),
)

// A question of a whole page asks in its first lines or not at all.
const MAX_READ = 1000

const FORMS: readonly { readonly pattern: RegExp; readonly kind: AnswerKind }[] = [
  {
    pattern: /^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b/u,
    kind: 'yes-no',
  },
  { pattern: /\b(?:who|whom|whose)\b/u, kind: 'person' },
  {
    pattern:
      /\b(?:when|what (?:year|day|date|month|time|century|decade)|which (?:year|day|date|month|century|decade))\b/u,
    kind: 'date',
  },
  { pattern: /\bhow (?:long|soon|recently|old)\b/u, kind: 'number' },
  {
    pattern:
      /\b(?:how much (?:money|did|does|is|was|will|would|has|have)|what (?:price|salary|cost)|how much .*\b(?:cost|pay|paid|worth|spend|spent|raise|raised|sell|sold)\b)/u,
    kind: 'money',
  },
  {
    pattern: /\b(?:what|which|how (?:much|many|large)?) ?(?:percent|percentage|share|proportion|fraction)\b/u,
    kind: 'share',
  },
  {
    pattern: /\bhow (?:many|much|far|fast|tall|high|big|large|deep|often|heavy|wide|hot|cold)\b/u,
    kind: 'number',
  },
  { pattern: /\bwhere\b/u, kind: 'place' },
  {
    pattern:
      /\b(?:why|what (?:caused|led|prompted|is the reason|was the reason)|for what reason|how come)\b/u,
    kind: 'reason',
  },
  { pattern: /\bhow\b/u, kind: 'manner' },
]

const KIND_OF_NOUN = new Map<string, AnswerKind>([
  ...kinds('country', 'country countries nation nations'),
  ...kinds('state', 'state states'),
  ...kinds(
    'place',
    'city cities town village county continent region island river place location capital province district area',
  ),
  ...kinds(
    'person',
    'person president senator governor actor actress singer artist leader politician candidate author player athlete king queen minister judge star celebrity musician rapper comedian director scientist woman man ceo billionaire lawmaker official host',
  ),
  ...kinds('number', 'number amount population age rate temperature distance length height size score'),
  ...kinds('share', 'percentage percent'),
  ...kinds(
    'name',
    'company band team organization organisation agency university party movie film book song show language brand airline name title retailer chain app group club religion',
  ),
])

function kinds(kind: AnswerKind, nouns: string): (readonly [string, AnswerKind])[] {
  return nouns.split(' ').map(noun => [noun, kind] as const)
}

import { findDates } from '../dates.ts'
import { kinship } from '../related-words.ts'
import { terms } from '../terms.ts'
import { answeringWords } from './answering-words.ts'
import { type AskedForm, type ReadSentence, termsAround } from './asked-form.ts'
import { plainQuestion, wholeQuestion } from './plain-question.ts'

type Which = 'ahead' | 'past' | Ordinal
type Ordinal = 'first' | 'second' | 'third' | 'fourth' | 'fifth'

/** An event of which is asked when or where it is. */
interface AskedEvent {
  readonly which: Which
  /** Asked in so many words for the next or last of several. */
  readonly isChosen: boolean
  /** The term of what it is: of "the next mayoral debate", debate. */
  readonly head: string
  /** Terms of all else that tells it from others. */
  readonly others: readonly string[]
  readonly asks: 'date' | 'place'
}

/**
 * Reads when or where an event is asked to be: "when is the next debate", "where was the first debate", "when is the vote on the
 * bonds", "when does the trial of Drake start". What answers names a day that lies ahead, or one that is past.
 */
export function readEvent(question: string, today: Temporal.PlainDate): AskedForm | undefined {
  const asked = plainQuestion(question)
  for (const pattern of QUESTIONS) {
    const groups = pattern.exec(asked)?.groups
    if (groups === undefined) continue
    const event = eventIn(groups)
    if (event !== undefined) return { isStrict: event.isChosen, find: read => findEvent(event, read, today) }
  }
  return undefined
}

function eventIn({
  asks,
  aux = '',
  which = '',
  what = '',
}: Readonly<Record<string, string | undefined>>): AskedEvent | undefined {
  const [, noun = '', rest = ''] =
    /^(.*?)((?: (?:of|for|on|in|between|with|at|to|against|by|about) .*)?)$/iu.exec(what)!
  const nouns = terms(noun)
  const head = nouns.at(-1)
  if (head === undefined || LIGHT_NOUNS.test(noun)) return undefined
  const order = which.toLowerCase().trim()
  const isPast = /^(?:was|were|did)$/iu.test(aux)
  const side: Which = /^(?:next|upcoming|coming|following)$/u.test(order)
    ? 'ahead'
    : /^(?:last|latest|previous|most recent|past)$/u.test(order)
      ? 'past'
      : /^(?:first|second|third|fourth|fifth)$/u.test(order)
        ? (order as Ordinal)
        : isPast
          ? 'past'
          : 'ahead'
  if (order === '' && isPast) return undefined
  return {
    which: side,
    isChosen: order !== '',
    head,
    others: [...nouns.slice(0, -1), ...terms(rest)],
    asks: /^(?:where)/iu.test(asks ?? '') ? 'place' : 'date',
  }
}

// Every repetition is bounded, and a question has 200 characters: no pattern runs away.
const ASKS = '(?<asks>when|where|what (?:day|date|time)|on (?:what|which) day|how soon|how long until)'
const WHICH =
  '(?<which>next|upcoming|coming|following|last|latest|previous|most recent|past|first|second|third|fourth|fifth) '
const HAPPENS =
  '(?: (?:be )?(?:held|happening|happen|happens|take place|takes place|taking place|scheduled|set|planned|start|starts|begin|begins|going to be|due|resume|resumes))?'
const WHAT = '(?<what>[^?,;:]{3,80}?)'

const QUESTIONS: readonly RegExp[] = [
  wholeQuestion(
    `${ASKS}(?:['’]s| (?<aux>is|are|was|were|will|does|do|did))? (?:the |an? |their |our )?(?:${WHICH})${WHAT}(?: be)?${HAPPENS}`,
  ),
  wholeQuestion(`${ASKS}(?:['’]s| (?<aux>is|are|will|does)) (?:the )?${WHAT}(?: be)?${HAPPENS}`),
  wholeQuestion(`(?:when|what)(?:['’]s| is) the date (?:of|for) the (?:${WHICH})?${WHAT}`),
]

/** Of time itself and of words that name no event. */
const LIGHT_NOUNS =
  /\b(?:time|week|month|year|day|thing|one|it|he|she|they|we|you|this|that|there|born|from)$/iu

function findEvent(
  event: AskedEvent,
  read: readonly ReadSentence[],
  today: Temporal.PlainDate,
): ReadSentence[] {
  const found = read.flatMap(sentence => {
    const order = orderOf(event, sentence, today)
    return order === undefined ? [] : [{ sentence, order }]
  })
  const sorted = found.toSorted((a, b) => a.order - b.order)
  const [best] = sorted
  return best === undefined
    ? []
    : sorted.filter(({ order }) => order === best.order).map(({ sentence }) => sentence)
}

/** How many days a sentence that tells of the event says that it is away; undefined where it does not tell of it, or not when. */
function orderOf(event: AskedEvent, sentence: ReadSentence, today: Temporal.PlainDate): number | undefined {
  const { said, passage } = sentence
  const { which, asks } = event
  if (!speaksOf(event, sentence)) return undefined
  if (
    asks === 'place' &&
    !answeringWords(said, 'place').some(
      ({ start, end }) => PLACE.test(said.slice(0, start)) && !DAY.test(said.slice(start, end)),
    )
  )
    return undefined
  const isNumbered = which !== 'ahead' && which !== 'past'
  const numbered = new RegExp(
    `\\b${which === 'past' ? '(?:last|latest|previous|most recent)' : which}\\b`,
    'iu',
  )
  const { publishedOn = today } = passage
  const dates = findDates(said, publishedOn)
  if (isNumbered) {
    if (numbered.test(said)) return dates.length > 0 || asks === 'place' ? 0 : undefined
    // "They will debate on Sept. 14 and on Oct. 3"
    return dates.length > 1 && dates.length > ORDINALS.indexOf(which) ? 1 : undefined
  }
  // "The last strike, in 2009": whatever today is.
  if (
    which === 'past' &&
    dates.length > 0 &&
    new RegExp(`${numbered.source} (?:[\\p{L}-]+ ){0,2}${wordOf(said, event.head)}`, 'iu').test(said)
  )
    return -1
  const days = dates.flatMap(({ date, precision }) => {
    const last = date.add({ [`${precision}s`]: 1 }).subtract({ days: 1 })
    const isAhead = Temporal.PlainDate.compare(last, today) >= 0
    if (isAhead !== (which === 'ahead') || (isAhead && precision === 'year' && date.year === today.year))
      return []
    return [Math.abs(today.until(date).days)]
  })
  return days.length === 0 ? undefined : Math.min(...days)
}

const ORDINALS: readonly Which[] = ['first', 'second', 'third', 'fourth', 'fifth']

const PLACE = /\b(?:in|at|near|inside|outside|on)(?: the)? ["“]?$/u
const DAY =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.?)/u

/** Whether a sentence is about the event: it names it, or goes on about what the one before it names. */
function speaksOf({ head, others }: AskedEvent, sentence: ReadSentence): boolean {
  const { said, before } = sentence
  const own = terms(said)
  const earlier = terms(before)
  const names = (stands: readonly string[], term: string) =>
    stands.some(each => kinship(term, each) >= SAME_ROOT)
  const isNamed = names(own, head) || (GOES_ON.test(said) && names(earlier, head))
  if (!isNamed) return false
  const around = termsAround(sentence)
  return others.every(term => names(around, term))
}

const SAME_ROOT = 0.7

const GOES_ON =
  /^(?:It|They|Both|The two|Their|His|Her|Its|That|This|The (?:first|second|last|next|other))\b/u

/** The word of a sentence that has a term. */
function wordOf(said: string, head: string): string {
  const word = said.match(/[\p{L}\p{N}-]+/gu)?.find(each => terms(each).includes(head))
  return RegExp.escape(word ?? '')
}

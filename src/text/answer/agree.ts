import { findDates } from '../dates.ts'
import { terms } from '../terms.ts'
import type { AnswerSentence } from './answer.ts'
import type { AnswerCandidate } from './features.ts'
import type { AnswerKind } from './question.ts'

/** Sentences that give one answer, the best first. */
export interface AnswerGroup {
  readonly sentences: readonly AnswerSentence[]
  /** Who prints it, each once. */
  readonly publishers: readonly string[]
}

export interface Agreement {
  /** Every sentence is in one, the group of the best first. */
  readonly groups: readonly AnswerGroup[]
  /**
   * Whether the groups contradict each other: each sentence gives one number, amount, share or date, and another one than
   * the sentences of other articles. Of names no such thing can be said: two names may both be right.
   */
  readonly differs: boolean
}

/**
 * Groups evidence by whether its answering words agree: `three members` and `3 members`, `Thursday` in an article of
 * Friday and `Nov. 7`, `Sessions` and `Jeff Sessions` do.
 *
 * @param kind what the question asks for
 * @param passages what `candidate` of the sentences counts in
 */
export function groupByAnswer(
  kind: AnswerKind,
  sentences: readonly AnswerSentence[],
  passages: readonly AnswerCandidate[],
): Agreement {
  const given = sentences.map(sentence => {
    const passage = passages[sentence.candidate]!
    return { sentence, passage, answers: answersOf(kind, sentence, passage) }
  })
  const groups: (typeof given)[] = []
  for (const one of given) {
    const group = groups.find(others => others.some(other => agree(kind, one.answers, other.answers)))
    if (group === undefined) groups.push([one])
    else group.push(one)
  }
  const articles = new Set(given.map(({ passage }) => passage.articleId))
  return {
    groups: groups.map(group => ({
      sentences: group.map(({ sentence }) => sentence),
      publishers: [...new Set(group.flatMap(({ passage: { publisher } }) => publisher ?? []))],
    })),
    differs:
      SINGLE.has(kind) &&
      groups.length > 1 &&
      articles.size > 1 &&
      given.every(({ answers }) => answers.length === 1),
  }
}

/** Kinds of which one answer rules out another. */
const SINGLE: ReadonlySet<AnswerKind> = new Set(['number', 'money', 'share', 'date'])

/** The answers that a sentence gives, in a form that compares. */
function answersOf(
  kind: AnswerKind,
  { span, answering }: AnswerSentence,
  passage: AnswerCandidate,
): string[] {
  const { text, publishedOn } = passage
  if (kind === 'date') {
    const dates = findDates(text.slice(span.start, span.end), publishedOn)
    return [...new Set(dates.map(({ date, precision }) => date.toString().slice(0, SHOWN_OF[precision])))]
  }
  const words = answering.map(({ start, end }) => text.slice(start, end))
  const plain = SINGLE.has(kind) ? words.map(numberOf) : words.map(word => ` ${terms(word).join(' ')} `)
  return [...new Set(plain.filter(answer => answer.trim() !== ''))]
}

// `2019-11-07`, `2019-11`, `2019`; a week is compared by its Monday.
const SHOWN_OF = { day: 10, week: 10, month: 7, year: 4 } as const

/** `1,200 votes` and `1200` give `1200`, `three members` gives `3`, `$2 million` gives `2 million`. */
function numberOf(words: string): string {
  const lower = words.toLowerCase()
  const number = /\d[\d.,]*/u.exec(lower)?.[0].replace(/,|\.$/gu, '')
  const spelt = NUMBERS.indexOf(/\p{L}+/u.exec(lower)?.[0] ?? '')
  const scale = /thousand|million|billion|trillion|hundred/u.exec(lower)?.[0] ?? ''
  return `${number ?? (spelt < 0 ? '' : spelt)} ${scale}`.trim()
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

function agree(kind: AnswerKind, some: readonly string[], others: readonly string[]): boolean {
  return some.some(one => others.some(other => isSame(kind, one, other)))
}

/** A part of a name is the name, and a month holds its days; a number is itself. */
function isSame(kind: AnswerKind, one: string, other: string): boolean {
  if (kind === 'date') return one.startsWith(other) || other.startsWith(one)
  return SINGLE.has(kind) ? one === other : one.includes(other) || other.includes(one)
}

import type { Medium } from '../model/quote.ts'
import type { Action, Citation, CitedSentence, QuotationBlock, WrittenBlock } from '../model/reply.ts'
import type { Command } from './command.ts'

// Words that every platform shows alike. Markup, escaping and lengths are the renderers' own.

const IN_MEDIUM: Record<Medium, string | undefined> = {
  said: undefined,
  tweet: 'in a tweet',
  statement: 'in a statement',
  ad: 'in an advertisement',
  letter: 'in a letter',
  interview: 'in an interview',
  video: 'in a video',
  speech: 'in a speech',
}

/** Who, how and when: `Jeff Sessions, in a video, Thursday, 7 November 2019`. */
export function attributionLine(block: QuotationBlock): string {
  const parts = [
    block.speaker ?? 'Speaker not certain',
    IN_MEDIUM[block.medium],
    block.saidOn === undefined ? undefined : longDay(block.saidOn, block.citation.dates),
  ]
  return parts.filter(part => part !== undefined).join(', ')
}

/** Which of a list are shown, counted from 1: `3 to 5 of 7`, or `3 of 7` where it is one. */
export function shownOf(first: number, last: number, all: string | number): string {
  return `${first === last ? first : `${first} to ${last}`} of ${all}`
}

/**
 * The words of a quotation between marks, what an article reports in its own words without; pieces that the article's
 * own words part are joined by dots.
 */
export function quotedWords(block: QuotationBlock): string {
  const isReported = block.quoteKind === 'indirect'
  return block.content.map(({ text }) => (isReported ? text : `“${text}”`)).join(' … ')
}

/** The sentences around a quotation, where they say more than the quotation does. */
export function contextWords({ content, context }: QuotationBlock): string | undefined {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const shown = letters(content.map(({ text }) => text).join(''))
  return letters(context.text) === shown ? undefined : context.text
}

/** In how many other articles the words stand, and who prints them differently: a line each, where there is anything to say. */
export function otherPrints({ alsoIn = [], differsFrom = [] }: QuotationBlock): string[] {
  const others = alsoIn.length === 1 ? 'one other' : `${alsoIn.length} others`
  return [
    ...(alsoIn.length > 0
      ? [`Also in ${others}: ${[...new Set(alsoIn.map(each => each.publisher))].join(', ')}`]
      : []),
    ...(differsFrom.length > 0
      ? [`Printed in other words by ${differsFrom.join(', ')}: both are shown`]
      : []),
  ]
}

/** `politico.com, 8 November 2019: Trump says he won't …` */
export function citationLine(citation: Citation): string {
  return `${publisherLine(citation)}: ${citation.headline}`
}

/** `politico.com, 8 November 2019`: where the headline stands already. What a reader should know stands in brackets. */
export function publisherLine({ publisher, publishedOn, dates, note }: Citation): string {
  return `${publisher}, ${day(publishedOn, dates)}${note === undefined ? '' : ` (${note})`}`
}

/** `The council passed the levy. [1][2]`, all sentences in one run. */
export function writtenWords({ sentences }: WrittenBlock): string {
  return sentences
    .map(({ text, cites }) => `${text} ${cites.map(number => `[${number}]`).join('')}`)
    .join(' ')
}

/** Says who wrote it, with it always. */
export function writtenBy({ model }: WrittenBlock): string {
  return `Written by a language model (${model}) from the numbered sentences:`
}

/** A piece of a sentence as it is shown: `clarified` is not the article's but ours, and comes in brackets. */
export interface SentencePiece {
  readonly look: 'plain' | 'emphasis' | 'clarified'
  readonly text: string
}

/** A sentence cut into its pieces in reading order, for renderers to mark up. */
export function sentencePieces({ excerpt, emphasis, clarifications = [] }: CitedSentence): SentencePiece[] {
  const { span, text } = excerpt
  let reached = span.start
  const marked = emphasis.filter(({ start, end }) => {
    const isNext = start >= reached && end <= span.end
    if (isNext) reached = end
    return isNext
  })
  const edges = new Set([span.start, span.end])
  for (const { start, end } of marked) edges.add(start).add(end)
  const explained = clarifications.filter(({ span: { end } }) => end > span.start && end <= span.end)
  for (const clarification of explained) edges.add(clarification.span.end)
  const places = [...edges].sort((a, b) => a - b)
  return places.slice(1).flatMap((end, index) => {
    const start = places[index]!
    const look = marked.some(each => each.start <= start && end <= each.end) ? 'emphasis' : 'plain'
    return [
      { look, text: text.slice(start - span.start, end - span.start) } as const,
      ...explained
        .filter(each => each.span.end === end)
        .map(each => ({ look: 'clarified', text: ` [${each.text}]` }) as const),
    ]
  })
}

/** How old the newest of the evidence is, where that is worth saying: `The newest of this is 6 years old.` */
export function ageLine(newest: Temporal.PlainDate, today: Temporal.PlainDate): string | undefined {
  const { years, months } = newest.until(today, { largestUnit: 'year' })
  if (years === 0 && months === 0) return undefined
  const age = years > 0 ? plural(years, 'year') : plural(months, 'month')
  return `The newest of this is ${age} old.`
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** The line somebody would type to do what a button does. */
export function typedLine(action: Action, commands: readonly Command[]): string {
  const command = commands.find(each => each.name === action.command)
  const first = Object.keys(command?.options ?? {})[0]
  const options = Object.entries(action.options)
    .sort(([a], [b]) => Number(b === first) - Number(a === first))
    .map(([name, value]) => (name === first ? String(value) : `${name}:${value}`))
  return [`/${action.command}`, ...options].join(' ')
}

/** What somebody typed, as it is repeated to them: of a page, the beginning. */
export function repeated(typed: string): string {
  return typed.length > 60 ? `${typed.slice(0, 60).toWellFormed()}…` : typed
}

/** `8 November 2019`; in another language as it is written there. */
export function day(date: Temporal.PlainDate, locale: string = HOUSE_STYLE): string {
  return date.toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** `Friday, 8 November 2019` */
export function longDay(date: Temporal.PlainDate, locale: string = HOUSE_STYLE): string {
  if (locale === HOUSE_STYLE) return `${date.toLocaleString(locale, { weekday: 'long' })}, ${day(date)}`
  return date.toLocaleString(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** How dates are written where nobody chose another language. British English itself has no comma behind the weekday. */
const HOUSE_STYLE = 'en-GB'

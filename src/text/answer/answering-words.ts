import type { Span } from '../../model/span.ts'
import { US_STATES } from '../us-states.ts'
import type { AnswerKind } from './question.ts'

/**
 * The stretches of a sentence that have the form of an answer of this kind: a name for a person, a number with its unit
 * for a number. For kinds without a form (`thing`, `manner`, `yes-no`), the names and numbers of the sentence.
 *
 * @returns spans within `sentence`, in reading order
 */
export function answeringWords(sentence: string, kind: AnswerKind): Span[] {
  return Array.from(sentence.matchAll(formOf(kind)), match => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

// Every repetition is bounded, so that each pattern is linear on any text.
const CAPITALISED = "\\p{Lu}(?:[\\p{L}\\p{N}'’&-]|\\.(?=\\p{L})){0,30}"

// The first word of a sentence has a capital whatever it is, so a name there counts only if two capitals stand together.
const NAME =
  `(?:(?<=[\\p{L}\\p{N},;:'’”"–—-] ?["“‘(]?)${CAPITALISED}|${CAPITALISED} (?=\\p{Lu})${CAPITALISED})` +
  `(?: (?:(?:of|the|de|van|von|bin|al|and|&) )?${CAPITALISED}){0,5}`
const COUNT =
  '(?:(?<!\\p{N})\\p{N}(?:[.,]?\\p{N}){0,20}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|third|quarter|once|twice)\\b)'
const UNIT =
  '(?:[ -](?:hundred|thousand|million|billion|trillion|years?|days?|weeks?|months?|hours?|minutes?|seconds?|percent|miles?|feet|people|degrees|points?|dollars|pounds|euros)){0,3}'
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)'
const DATE = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|${MONTH}(?: \\d{1,2})?(?:,? \\d{4})?|\\d{1,2} ${MONTH}(?: \\d{4})?|\\b(?:1\\d|20)\\d\\d(?:s|[-–]\\d\\d)?\\b|\\b(?:yesterday|today|tomorrow|tonight)\\b|\\b\\d{1,2}(?:st|nd|rd|th)[ -]century|(?:last|next|this) (?:week|month|year|spring|summer|fall|winter))`
const MONEY = `(?:[$£€¥]\\s?\\p{N}(?:[.,]?\\p{N}){0,20}(?: ?(?:thousand|million|billion|trillion|[mb]n?)\\b)?|${COUNT}${UNIT} (?:dollars|pounds|euros|cents|pence))`

// Adjectives that are not their country's name with an ending, and what Intl calls otherwise.
const OTHER_COUNTRIES =
  'America|American|Britain|British|Burma|Czech|Danish|Dutch|England|English|Filipino|Finnish|French|Greek|Hong Kong|Irish|' +
  'Polish|Russian|Scotland|Scottish|Spanish|Swedish|Swiss|Turkey|Turkish|U\\.K\\.|U\\.S\\.|UK|US|USA|Wales|Welsh'

/** The countries of the world, with the adjectives that are their name with an ending: "Japan", "Japanese". */
function countries(): string {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  const found = letters.flatMap(first => letters.flatMap(second => names.of(first + second) ?? []))
  const patterns = found.map(
    name =>
      // Plain letters: of two hundred classes of all letters the engine makes a program for a second.
      name.replace(/ [(&].*|[^\p{L}\p{M} '’-].*/gu, '').replace(/[aeiouy]$/u, '[a-zß-ÿ]{1,4}') +
      '(?:i|n|ian|an|ese|ish)?',
  )
  return [...new Set(patterns), OTHER_COUNTRIES].join('|')
}

const SOURCE_OF: Readonly<Record<AnswerKind, () => string>> = {
  person: () => NAME,
  place: () =>
    `(?<=\\b(?:in|at|to|from|near|outside|across|of|on) (?:the |southern |northern |eastern |western |central )?)${CAPITALISED}(?:,? (?:of )?${CAPITALISED}){0,4}|${NAME}`,
  country: () => `(?<!\\p{L})(?:${countries()})(?!\\p{L})`,
  state: () => `(?<!\\p{L})(?:${US_STATES.join('|')})(?!\\p{L})`,
  date: () => DATE,
  number: () => `${COUNT}${UNIT}`,
  money: () => MONEY,
  share: () => `${COUNT}(?:[ -]?(?:percent|per cent|%|thirds?|quarters?|fifths?)| (?:in|out of) ${COUNT})`,
  reason: () =>
    '\\b(?:because(?: of)?|due to|so that|in order to|after|amid|over|since|to \\p{Ll}{1,30}|for \\p{Ll}{1,30}ing|as a result|thanks to|reason)\\b[^.;]{0,80}',
  name: () => `${NAME}|["“‘][^"”’]{2,60}["”’]`,
  thing: () => `${NAME}|["“‘][^"”’]{2,60}["”’]|${COUNT}${UNIT}`,
  manner: () => '\\b(?:by|through|with|using|via)\\b \\p{Ll}[^,.;]{2,60}',
  'yes-no': () => `${NAME}|${COUNT}${UNIT}`,
}

const made = new Map<AnswerKind, RegExp>()

/** Each pattern is made when a question first asks for its kind: the countries alone take the longest. */
function formOf(kind: AnswerKind): RegExp {
  const form = made.get(kind) ?? new RegExp(SOURCE_OF[kind](), 'gu')
  made.set(kind, form)
  return form
}

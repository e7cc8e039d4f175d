import type { Span } from '../../model/span.ts'
import { speaksOfFuture } from '../looks-ahead.ts'
import { nameTokens } from '../name-match.ts'
import { findSubject, isPassive } from '../quotes/find-cue.ts'
import { findMarks } from '../quotes/find-marks.ts'
import type { Item } from '../quotes/syntax/mention.ts'
import { readItems } from '../quotes/syntax/read-items.ts'
import { verbForm } from '../quotes/syntax/verbs.ts'
import { kinship } from '../related-words.ts'
import { terms } from '../terms.ts'
import { words } from '../words.ts'
import { answeringWords } from './answering-words.ts'

/** What a question asks of somebody: that they resign, run, raise money. */
export interface Deed {
  /** The words of their name; absent where the question asks who did it. */
  readonly who?: readonly string[]
  /** The term of the verb. */
  readonly verb: string
  /** The words of the names behind the verb, where it is one of what people do to one another: "has Archer endorsed Pruitt". */
  readonly whom?: readonly string[]
  /** Told as done: "who resigned" is not whoever is told to. */
  readonly isDone?: true
  /** Done to them: "was Mueller appointed". */
  readonly isPassive: boolean
  /** Yet to be done: "will Sessions win", "is Sessions going to win". */
  readonly isAhead: boolean
}

/**
 * Reads whose deed a question is about: "when did Sessions resign?", "how much has Okafor raised", "is Bell running?", "who won".
 *
 * @param question with the capitals that its names have in print
 */
export function readDeed(question: string): Deed | undefined {
  const groups = ASKED.exec(question.slice(0, MAX_READ))?.groups
  if (groups === undefined) return readAnybodys(question)
  const { aux = '', who = '', been, verb = '' } = groups
  const form = verbForm(verb)
  const isBe = /^(?:is|are|was|were)$/iu.test(aux)
  const isGoing = isBe && /^going to /iu.test(question.slice(question.indexOf(verb)))
  if (isBe && form?.shape !== 'gerund' && form?.shape !== 'past' && !isGoing) return undefined
  const told = isGoing ? /going to (\p{L}+)/u.exec(question)?.[1] : verb
  const [term] = terms(told ?? '')
  const tokens = nameTokens(who)
  if (term === undefined || tokens.length === 0) return undefined
  const behind = question.slice(question.indexOf(verb) + verb.length, MAX_READ)
  const whom = PERSONAL.has(term)
    ? nameTokens((/^ (?:\p{Lu}[\p{L}.’'-]* ?){1,4}/u.exec(behind) ?? [''])[0])
    : []
  return {
    who: tokens,
    verb: term,
    ...(whom.length > 0 && { whom }),
    isPassive: (isBe || been !== undefined) && form?.shape === 'past',
    isAhead: isGoing || /^(?:will|won|would)$/iu.test(aux),
  }
}

// A question of a whole page asks in its first lines or not at all.
const MAX_READ = 400

const AUX = eitherCase('did does do has have had will won would wo can could should is are was were')
const ASKED = new RegExp(
  `(?:^|[^\\p{L}])(?<aux>${AUX})(?:n?['’]t)? (?:(?:the )?(?:\\p{Ll}[\\p{L}-]+ ){0,2})?(?<who>(?:\\p{Lu}[\\p{L}.’'-]* ){1,4})${'(?:(?:also|ever|really|already|still|not|never|actually|just|first|last) ){0,2}'}(?<been>been |being )?(?<verb>\\p{Ll}[\\p{L}-]+)`,
  'u',
)

/** Alternatives, with a capital or without. */
function eitherCase(list: string): string {
  return list
    .split(' ')
    .map(word => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|')
}

/** Terms of verbs of what people do to one another. */
const PERSONAL: ReadonlySet<string> = new Set(
  terms(
    'endorse back support attack criticize praise fire hire appoint replace succeed beat defeat challenge sue meet debate',
  ),
)

/** "Who won", "who has endorsed", "who will moderate". */
function readAnybodys(question: string): Deed | undefined {
  const asksWho = ANYBODYS.exec(question)?.groups
  const { aux, verb = '' } = asksWho ?? OF_ANYBODY.exec(question)?.groups ?? {}
  const [term] = terms(verb)
  if (term === undefined || (aux === undefined && verbForm(verb) === undefined)) return undefined
  const isDone = asksWho !== undefined && aux === undefined && verbForm(verb)?.shape === 'past'
  const isAhead = /^(?:will|would)$/iu.test(aux ?? '')
  return { verb: term, isPassive: false, isAhead, ...(isDone && { isDone }) }
}

/** "Did anyone resign?", "was anybody arrested" */
const OF_ANYBODY =
  /^\W*(?:did|has|have|had|is|was|are|were) (?:any|some)(?:one|body) (?:\p{L}+ly )?(?<verb>\p{Ll}[\p{L}-]+)/iu

const ANYBODYS = /^\W*who(?:['’]s)? (?:(?<aux>has|have|had|will|would) )?(?<verb>\p{Ll}[\p{L}-]+)/iu

/** Whether a sentence tells the deed of whom a question asks, of somebody else, or leaves that open. */
export type Doer = 'asked' | 'another' | 'open'

/**
 * Tells of whom a sentence tells a deed: of "Quill has raised $420,000", where Okafor is asked about, that it is another's.
 *
 * @param sentence in the article's text
 */
export function doerOf({ who, whom, verb, isPassive: isSuffered }: Deed, text: string, sentence: Span): Doer {
  if (who === undefined) return 'open'
  const items = itemsAround(text, sentence).filter(
    ({ start, end }) => sentence.start <= start && end <= sentence.end,
  )
  let doer: Doer = 'open'
  for (const [at, item] of items.entries()) {
    if (!/[SRVrvpbnN]/.test(item.tag) || !isOf(item, verb)) continue
    const isTold = /[SRVrvp]/.test(item.tag)
    if (isTold && isPassive(items, at) !== isSuffered) continue
    const subject = isTold ? findSubject(items, at) : ownerOf(items, at)
    const mention = subject === undefined ? undefined : items[subject]!.mention
    if (mention?.kind !== 'name' || mention.modifier) continue
    if (isSame(who, mention.words.flatMap(nameTokens)))
      return isOfWhom(whom, text, sentence) ? 'asked' : 'another'
    // Sheila Ruiz is not her niece Hannah Ruiz, whom the sentence names too.
    if (isNamesake(who, mention.words.flatMap(nameTokens))) {
      doer = 'another'
      continue
    }
    // Whoever stands nearer to it may be the one: "after her predecessor, Alan Moody, resigned".
    const rest = text.slice(mention.end, isTold ? item.start : sentence.end)
    const before = nameTokens(`${text.slice(sentence.start, mention.start)} ${rest}`)
    if (who.some(token => before.includes(token))) return 'open'
    doer = 'another'
  }
  return doer
}

/** Whether a sentence names whom it was done to, or says "him": "Archer endorsed Pruitt" is not of Danforth. */
function isOfWhom(whom: readonly string[] | undefined, text: string, { start, end }: Span): boolean {
  if (whom === undefined) return true
  const sentence = text.slice(start, end)
  const named = new Set(words(sentence).flatMap(({ text: word }) => nameTokens(word)))
  return whom.some(token => named.has(token)) || NOT_NAMED.test(sentence)
}

const NOT_NAMED = /\b(?:him|her|them|it|anyone|anybody|nobody|no one|either|neither|both|the \p{Ll}+)\b/iu

/** Whose victory, or whose plan to win, a sentence speaks of: "Jones pulled out an upset | victory". */
function ownerOf(items: readonly Item[], at: number): number | undefined {
  for (let index = at - 1; index >= 0; index--) {
    const { tag } = items[index]!
    if (tag === 'V') return findSubject(items, index)
    if (/[SR.:Q]/.test(tag)) return undefined
  }
  return undefined
}

/** Verbs that stand for any other, or that the words around them tell: "what did she do", "did she say that". */
export const LIGHT: ReadonlySet<string> = new Set(
  terms('go get make take come give want plan think say tell see know happen try use feel call mean need'),
)

/** Whether a sentence has the very verb and the name of whom is asked about, in whatever order. */
export function namesDeed({ verb, who = [] }: Deed, sentence: string): boolean {
  const named = new Set(words(sentence).flatMap(({ text }) => nameTokens(text)))
  return terms(sentence).includes(verb) && who.some(token => named.has(token))
}

/** Whether a sentence tells the deed at all, whoever did it; where it is asked who did it, as done. */
export function tellsDeed({ verb, isDone }: Deed, sentence: string): boolean {
  return words(sentence).some(
    ({ text, start }) =>
      terms(text).some(term => kinship(verb, term) > 0) &&
      !(
        isDone && /\b(?:to|will|would|should|could|may|might|can|not|never) $/u.test(sentence.slice(0, start))
      ),
  )
}

/**
 * Whether a sentence that tells the deed gives a reason behind it: "resigned over a parking contract"; not one that only
 * tells it, nor one that goes on from it: "After Sessions resigned, Jones won."
 */
export function isExplained({ verb }: Deed, sentence: string): boolean {
  const told = words(sentence).find(({ text }) => terms(text).some(term => kinship(verb, term) === 1))
  if (told === undefined) return true
  const clause = /^(?:After|Before|When|While|As|Since) [^,]{3,120},/u.exec(sentence)?.[0] ?? ''
  const rest = told.end <= clause.length ? clause.slice(told.end) : sentence.slice(told.end)
  // Behind a dash stands what came of it.
  const behind = rest.slice(0, NEAR).replace(/ [—–] .*/su, '')
  return CAUSE.test(behind) || /^(?:because|since|amid|citing|due to)\b/iu.test(sentence)
}

/** In UTF-16 units: a reason that stands further behind belongs to something else. */
const NEAR = 120

const CAUSE =
  /\b(?:because|since|due to|over|after|amid|when|as|so that|in order to|citing|saying|said|says|to protest|thanks to|for (?:his|her|their|its|\p{L}+ing)|to \p{Ll}+)\b/iu

/** Whether a sentence tells the deed as done, and of nothing to come: "Jones pulled out a victory" does not say who will win. */
export function isPast({ verb }: Deed, sentence: string): boolean {
  if (speaksOfFuture(sentence)) return false
  const told = words(sentence).filter(({ text }) => terms(text).some(term => kinship(verb, term) > 0))
  return told.length > 0 && /\b(?:\p{L}+ed|won|lost|was|were|had|made|took|ran|led|beat)\b/u.test(sentence)
}

/**
 * Whether a day or year of a sentence may be the deed's: in "After Sessions resigned, Jones won in 2017" the year is that of
 * what came after.
 */
export function isDated({ verb }: Deed, sentence: string): boolean {
  const clause = /^(?:After|Before|When|While|As|Since) [^,]{3,120},/u.exec(sentence)?.[0]
  if (clause === undefined || !terms(clause).some(term => kinship(verb, term) > 0)) return true
  const rest = sentence.slice(clause.length)
  return answeringWords(clause, 'date').length > 0 || terms(rest).some(term => kinship(verb, term) === 1)
}

function isOf({ text }: Item, verb: string): boolean {
  return terms(text).some(term => kinship(verb, term) > 0)
}

/** A family name, or the same given name too where both have one. */
function isSame(asked: readonly string[], named: readonly string[]): boolean {
  const shared = asked.filter(token => named.includes(token))
  return (
    shared.length > 0 &&
    (shared.length === Math.min(asked.length, named.length) || shared.includes(asked[0]!))
  )
}

/** Another of the same family name. */
function isNamesake(asked: readonly string[], named: readonly string[]): boolean {
  return asked.length > 1 && named.length > 1 && asked.at(-1) === named.at(-1)
}

function itemsAround(text: string, { start, end }: Span) {
  const first = text.lastIndexOf('\n', start) + 1
  const next = text.indexOf('\n', end)
  const paragraph = { start: first, end: next === -1 ? text.length : next }
  return readItems(text, [paragraph], findMarks(text, [paragraph]))[0]!.items
}

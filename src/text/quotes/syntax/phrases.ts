import type { Span } from '../../../model/span.ts'
import { genderOfGivenName } from '../../people/gender.ts'
import { isBodyWord } from '../../people/name-kind.ts'
import { repaired } from './repaired.ts'
import type { Tag, Token } from './tag.ts'
import { BODY_NOUNS, CALENDAR, DOCUMENT_NOUNS, PERSON_NOUNS, singular } from './word-classes.ts'

/** A phrase that names, describes or stands for somebody or something. */
export interface Mention extends Span {
  readonly kind: 'name' | 'pronoun' | 'description'
  /** The naming words of a name (without titles), the last noun of a description, the pronoun. */
  readonly head: Span
  /** The head's words; of a name all of them, titles left out. */
  readonly words: readonly string[]
  /** What stands before the head: `former Auburn football coach`, `Sen.`; empty for none. */
  readonly title: string
  /** Whether 's follows or, for a pronoun, whether it is possessive. */
  readonly possessor: boolean
  /** Whether the name only qualifies a noun: Clinton in "the Clinton campaign". */
  readonly modifier: boolean
  /** Number of the outer sentence it stands in, counted through the article; set by the reader of the whole. */
  readonly sentence: number
}

/** A sentence's building stone: a mention, or a single word or sign. */
export interface Item extends Span {
  /** As of {@link Token}; a phrase has the tag of its head: `N`, `n`, or the pronoun's. */
  readonly tag: Tag
  readonly lower: string
  /** As it stands in the article. */
  readonly text: string
  readonly sentence: number
  readonly mention?: Mention
}

/** Joins the words of one sentence into phrases. */
export function phrasesOf(text: string, tokens: readonly Token[], sentence: number): Item[] {
  const items: Item[] = []
  const push = (first: number, last: number, tag: Tag, mention?: Omit<Mention, 'sentence'>) =>
    items.push({
      start: tokens[first]!.start,
      end: tokens[last]!.end,
      tag,
      lower: tokens[last]!.lower,
      text: text.slice(tokens[first]!.start, tokens[last]!.end),
      sentence,
      ...(mention && { mention: { ...mention, sentence } }),
    })

  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    if (/[POHW]/.test(token.tag)) {
      push(at, at, token.tag, pronounMention(token))
      at++
    } else if (/[DnNM]/.test(token.tag)) {
      const end = phraseEnd(tokens, at)
      const next = tokens[end + 1]
      const phrase = tokens.slice(at, end + 1)
      if (isTime(phrase) || phrase.every(({ tag }) => tag === 'M')) push(at, end, 'A')
      else {
        const mentions = mentionsIn(text, phrase, next?.tag === "'")
        const last = mentions.at(-1)
        for (const inner of mentions.slice(0, -1)) {
          items.push({
            start: inner.start,
            end: inner.end,
            tag: 'm',
            lower: '',
            text: '',
            sentence,
            mention: { ...inner, sentence },
          })
        }
        push(at, end, last?.kind === 'name' ? 'N' : 'n', last)
      }
      at = end + 1
    } else {
      push(at, at, token.tag)
      at++
    }
  }
  return items
}

function pronounMention(token: Token): Omit<Mention, 'sentence'> {
  return {
    start: token.start,
    end: token.end,
    kind: 'pronoun',
    head: token,
    words: [token.lower],
    title: '',
    possessor: token.tag === 'H',
    modifier: false,
  }
}

/** The last word of the phrase that starts here. */
function phraseEnd(tokens: readonly Token[], start: number): number {
  let at = start
  for (;;) {
    const token = tokens[at]!
    const next = tokens[at + 1]
    const later = tokens[at + 2]
    if (next === undefined) return at
    if (/[nNM]/.test(next.tag)) {
      // The day closes the phrase: "Trump Tuesday".
      if (closesPhrase(next) && /[nN]/.test(token.tag) && !CALENDAR.has(token.lower)) return at
      if (isDay(token, next) && next.tag === 'N' && !CALENDAR.has(next.lower)) return at
      at++
    } else if (next.tag === 'A' && token.tag === 'D' && later !== undefined && /[nN]/.test(later.tag)) at += 2
    else if (joinsName(token, next, later)) at += 2
    else return at
  }
}

/** A day or month; but Jan Webb is a woman: the month is written with a stop. */
function isDay({ lower }: Token, next: Token | undefined): boolean {
  return CALENDAR.has(lower) && (lower !== 'jan' || next?.tag !== 'N')
}

/** "Webb Tuesday said": a day is none of her names. Theresa May and April Ryan are. */
function closesPhrase({ lower }: Token): boolean {
  return CALENDAR.has(lower) && !/^(?:may|march|april|june|august|jan)$/.test(lower)
}

/** Secretary of State, Department of Justice; Donald Trump, Jr.; Robert “Bobby” Teague; Adams & Sons. */
function joinsName(token: Token, next: Token, later: Token | undefined): boolean {
  if (later === undefined || token.tag !== 'N') return false
  if (next.tag === ',') return /^(?:jr\.?|sr\.?|ii|iii|iv)$/.test(later.lower)
  if (later.tag !== 'N' || CALENDAR.has(later.lower)) return false
  if (next.tag === 'Q') return /^\S\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)?\S$/u.test(next.text)
  if (next.lower === '&') return true
  return (
    (next.lower === 'of' && OF_NAMES.has(token.lower)) ||
    (/^(?:on|for)$/.test(next.lower) && FOR_NAMES.has(token.lower))
  )
}

const OF_NAMES = new Set(
  (
    'secretary department house bank university board bureau court office chamber institute federation association ministry ' +
    'director commissioner council league city chief'
  ).split(' '),
)

// Commission on Presidential Debates, Citizens for Tax Justice
const FOR_NAMES = new Set(
  'commission committee citizens alliance americans center council campaign coalition institute foundation fund students institution'.split(
    ' ',
  ),
)

const TIMES = new Set(
  (
    'day days week weeks month months year years morning afternoon evening night nights hour hours minute minutes weekend ' +
    'time moment decade decades century summer winter spring fall noon midnight'
  ).split(' '),
)

/** last week, Tuesday night, Nov. 8, 2016: when, not who. */
function isTime(phrase: readonly Token[]): boolean {
  const head = phrase.findLast(token => token.tag !== 'M')
  if (head === undefined) return false
  if (TIMES.has(head.lower)) return true
  return (
    CALENDAR.has(head.lower.replace(/\.$/, '')) &&
    phrase.every(({ lower, tag }) => tag !== 'N' || CALENDAR.has(lower))
  )
}

/** The names inside a phrase and, last, what the phrase as a whole stands for. */
function mentionsIn(text: string, phrase: readonly Token[], possessor: boolean): Omit<Mention, 'sentence'>[] {
  const found: Omit<Mention, 'sentence'>[] = []
  const span = { start: phrase[0]!.start, end: phrase.at(-1)!.end }
  let at = 0
  while (at < phrase.length) {
    if (phrase[at]!.tag !== 'N' || isDay(phrase[at]!, phrase[at + 1])) {
      at++
      continue
    }
    let end = at
    while (end + 1 < phrase.length && phrase[end + 1]!.tag !== 'n' && phrase[end + 1]!.tag !== 'M') end++
    const last = end === phrase.length - 1
    const name = nameStart(phrase, at, end)
    if (name !== undefined) {
      const head = { start: phrase[name]!.start, end: phrase[end]!.end }
      found.push({
        ...(last ? span : head),
        kind: 'name',
        head,
        words: onceOnly(phrase.slice(name, end + 1).map(token => repaired(token.text))),
        title: last ? text.slice(span.start, head.start).trim() : '',
        possessor: last && possessor,
        modifier: !last,
      })
    }
    at = end + 1
  }
  if (found.at(-1)?.end === span.end && found.at(-1)?.modifier === false) return found
  const head = phrase.findLast(token => token.tag !== 'M') ?? phrase.at(-1)!
  const title = text.slice(span.start, head.start).trim()
  found.push({
    ...span,
    kind: 'description',
    head,
    words: [head.lower],
    title,
    possessor,
    modifier: false,
  })
  return found
}

/** A page's links run into its text: Carla Webb Carla Webb Ohio Senate. */
function onceOnly(words: string[]): string[] {
  const again = words.indexOf(words[0]!, 1)
  return again > 1 ? words.slice(0, again) : words
}

/** Where the name begins behind its titles; undefined where there are only titles: "the President". */
function nameStart(phrase: readonly Token[], start: number, end: number): number | undefined {
  let name = start
  // Not in the Justice Department.
  const body = isBodyWord(phrase[end]!.text)
  for (let at = start; at < end && !body; at++) if (isTitle(phrase[at]!.lower)) name = at + 1
  // Podcaster Ann Soto, Special Counsel Alan Pruitt: what stands before the given name is a title that no list knows.
  if (!body) {
    const given = phrase.findIndex(
      ({ text }, at) => at >= name && at < end && genderOfGivenName(text) !== undefined,
    )
    if (given > name && !/^\p{Lu}\.|^(?:St\.|Van|De|La|Le|El|Al|Mc)$/u.test(phrase[given - 1]!.text))
      name = given
  }
  // Secretary of State John Kerry, House of Representatives Speaker
  if (phrase[name]?.lower === 'of' && name + 1 < end) name += 2
  const last = phrase[end]!.lower
  // "The President" and "Democrats" name nobody; "Mr. King" and "Dean" do, for all that kings and deans are titles.
  if (
    name === end &&
    isTitle(last) &&
    (phrase[0]!.tag === 'D' || OFFICE_NOUNS.has(singular(last))) &&
    !HONORIFIC.test(phrase[Math.max(0, end - 1)]!.text)
  )
    return undefined
  // A heading in capitals or in title case.
  if (end - name > 5) return undefined
  // the Arizona Democrat, Senate Republicans
  const office = OFFICE_NOUNS.has(singular(last)) && (phrase[0]!.tag === 'D' || singular(last) !== last)
  return office && end === phrase.length - 1 ? undefined : name
}

const TITLE_FORMS = new Set(
  (
    'sen. rep. gov. reps. sens. govs. dr. mr. mrs. ms. gen. col. lt. capt. sgt. maj. adm. rev. pres. prof. atty. sec. miss sir lady dame lord sen ' +
    'rep gov dr mr mrs ms former then-sen then-gov gop democratic republican president-elect first vice prime attorney ' +
    'then-president ex-president supt. hon. del. cmdr. messrs. president-designate assemblyman assemblywoman alderman ' +
    'then-president deputy assistant acting counsel ceo cfo chief-of-staff rapper'
  ).split(' '),
)
const HONORIFIC = /^(?:M(?:r|s|rs)|Dr|Prof|Rev)\.$/
const OFFICE_NOUNS = new Set(
  'democrat republican senator governor president mayor congressman congresswoman representative lawmaker libertarian chairman candidate nominee'.split(
    ' ',
  ),
)
const NOT_TITLES = new Set('independent person people police'.split(' '))

function isTitle(lower: string): boolean {
  if (TITLE_FORMS.has(lower)) return true
  const one = singular(lower)
  return PERSON_NOUNS.has(one) && !NOT_TITLES.has(one)
}

/** What a description is of. */
export type DescriptionKind = 'person' | 'body' | 'document' | 'thing'

/** Tells "a spokesman" from "the campaign", "a statement" and "the bill" by the head noun. */
export function descriptionKind(head: string): DescriptionKind {
  const one = singular(head)
  if (PERSON_NOUNS.has(one) || PERSON_NOUNS.has(head)) return 'person'
  if (DOCUMENT_NOUNS.has(one) || DOCUMENT_NOUNS.has(head)) return 'document'
  if (BODY_NOUNS.has(one) || BODY_NOUNS.has(head)) return 'body'
  if (/(?:ers|ors|ists|ians|ents|ants)$/.test(head) || /(?:man|woman|ist)$/.test(head)) return 'person'
  return 'thing'
}

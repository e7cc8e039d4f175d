import type { Item, Mention } from './mention.ts'
import { isDay, mentionsIn } from './names-in-phrase.ts'
import type { Tag, Token } from './token.ts'
import { BODY_NOUNS, CALENDAR, DOCUMENT_NOUNS, PERSON_NOUNS, singular } from './word-classes.ts'

/** Joins the words of one sentence into phrases. */
export function phrasesOf(text: string, tokens: readonly Token[], sentence: number): Item[] {
  const items: Item[] = []
  const push = (first: number, last: number, tag: Tag, mention?: Omit<Mention, 'sentence'>) => {
    const [{ start }, { end, lower }] = [tokens[first]!, tokens[last]!]
    const words = first === last ? tokens[first]!.text : text.slice(start, end)
    const item = { start, end, tag, lower, text: words, sentence }
    items.push(mention ? { ...item, mention: { ...mention, sentence } } : item)
  }

  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!
    if ('POHW'.includes(token.tag)) {
      push(at, at, token.tag, pronounMention(token))
      at++
    } else if ('DnNM'.includes(token.tag)) {
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
    const list = /[,C]/.test(next.tag) ? listEnd(tokens, start, at) : undefined
    if ('nNM'.includes(next.tag)) {
      // The day closes the phrase: "Trump Tuesday".
      if (closesPhrase(next) && 'nN'.includes(token.tag) && !CALENDAR.has(token.lower)) return at
      if (isDay(token, next) && next.tag === 'N' && !CALENDAR.has(next.lower)) return at
      at++
    } else if (list !== undefined) at = list
    else if (next.tag === 'A' && token.tag === 'D' && later !== undefined && 'nN'.includes(later.tag)) at += 2
    else if (joinsName(token, next, later)) at += 2
    else return at
  }
}

/**
 * The last word of a list that is part of a body's name: Department of Health | and Human Services, Bureau of Alcohol |,
 * Tobacco, Firearms and Explosives, Museum of Letters | and Science. Undefined for two bodies: the Department of Justice
 * and the FBI.
 */
function listEnd(tokens: readonly Token[], start: number, at: number): number | undefined {
  let of = at
  while (of > start && at - of < LONGEST_LIST && !/^(?:of|on|for)$/.test(tokens[of]!.lower)) of--
  if (!LISTED.has(tokens[of - 1]?.lower ?? '')) return undefined
  let end = at
  while (end - at < LONGEST_LIST && tokens[end + 1]?.tag === ',' && isListed(tokens[end + 2])) {
    end += 2
    while (isListed(tokens[end + 1])) end++
  }
  // The last comma of the list: Health, Education, and Labor.
  const and = tokens[end + 1]?.tag === ',' ? end + 2 : end + 1
  if (!/^(?:and|&)$/.test(tokens[and]?.lower ?? '') || !isListed(tokens[and + 1])) return undefined
  end = and + 1
  while (isListed(tokens[end + 1])) end++
  return end
}

// Words, and more than any such name has.
const LONGEST_LIST = 12
const LISTED = new Set(
  'department bureau ministry office museum committee subcommittee commission institute college school society'.split(
    ' ',
  ),
)

function isListed(token: Token | undefined): boolean {
  return token?.tag === 'N' && !CALENDAR.has(token.lower) && !/^\p{Lu}{2,}$/u.test(token.text)
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
    'director commissioner council league city chief museum college school society'
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

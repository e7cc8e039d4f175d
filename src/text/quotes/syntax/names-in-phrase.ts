import { genderOfGivenName } from '../../people/gender.ts'
import { isBodyWord } from '../../people/name-kind.ts'
import type { Mention } from './mention.ts'
import { repaired } from './repaired.ts'
import type { Token } from './token.ts'
import { CALENDAR, PERSON_NOUNS, singular } from './word-classes.ts'

/** A day or month; but Jan Webb is a woman: the month is written with a stop. */
export function isDay({ lower }: Token, next: Token | undefined): boolean {
  return CALENDAR.has(lower) && (lower !== 'jan' || next?.tag !== 'N')
}

/** The names inside a phrase and, last, what the phrase as a whole stands for. */
export function mentionsIn(
  text: string,
  phrase: readonly Token[],
  possessor: boolean,
): Omit<Mention, 'sentence'>[] {
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
  // A heading in capitals or in title case; Bureau of Alcohol, Tobacco, Firearms and Explosives is none.
  if (end - name > (phrase.some(({ tag }) => tag === 'C') ? 12 : 5)) return undefined
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

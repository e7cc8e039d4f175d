import type { Article } from '../model/article.ts'
import { isHeld, type Person, type Role } from '../model/person.ts'
import type { Store } from '../stores/store.ts'
import { findIntroduction } from '../text/people/introduction.ts'
import { terms } from '../text/terms.ts'
import { stateCode } from '../text/us-states.ts'
import { isOffice, prominence } from './find-person.ts'
import { namesOf } from './person-words.ts'

/** An office of some place, as it is asked for: "mayor of Port Halden", "senator from Alabama". */
const OF_PLACE = /^(?:the |our )?(?<office>.{2,60}?) (?:of|for|from|in|at) (?:the )?(?<place>.{2,60})$/iu

/** Holders looked at, and articles on each. */
const LOOKED_AT = 20
const READ = 20

/**
 * Who holds an office of a place: by the directory, where the place is a state; else whoever articles of that place call so.
 *
 * @returns none where no place is named: see `findPerson`
 */
export async function holdersOf(
  asked: string,
  { store, today }: { readonly store: Store; readonly today: Temporal.PlainDate },
): Promise<Person[]> {
  const { office, place } = OF_PLACE.exec(asked)?.groups ?? {}
  if (office === undefined || place === undefined) return []
  const state = stateCode(place)
  const tallies = await store.people.withOffice(office)
  const holds = (role: Role) => isOffice(role.office, office) && isHeld(role, today)
  const holders = tallies.filter(({ person }) => person.roles.some(holds))
  const listed = holders.filter(({ person }) =>
    person.roles.some(role => role.state === state && holds(role)),
  )
  if (state !== undefined && listed.length > 0) return listed.map(({ person }) => person)
  const found: Person[] = []
  for (const { person, ...tally } of holders.slice(0, LOOKED_AT)) {
    if (prominence({ person, ...tally }) === 0) continue
    const articles = await store.articles.mentioning(person.id, { limit: READ })
    if (articles.some(article => isOfPlace(article, person, place))) found.push(person)
  }
  // "Student body president" is another office than "president", if there is one of those.
  const exact = found.filter(({ roles }) => roles.some(role => isJust(role.office, office, place)))
  return exact.length > 0 ? exact : found
}

/** Whether an office is the very one asked for, but for the place in it: "wexley president", "U.S. Senator". */
function isJust(held: string, office: string, place: string): boolean {
  const ofPlace = new Set(terms(place))
  const left = terms(held).filter(term => !ofPlace.has(term) && term !== 'usa')
  return left.join(' ') === terms(office).join(' ')
}

/** Whether an article calls somebody by their office in the place: in that sentence, or in news from there. */
function isOfPlace({ headline, dateline = '', text }: Article, person: Person, place: string): boolean {
  const introduction = findIntroduction(
    text,
    namesOf(person).filter(name => name.includes(' ')),
  )
  if (introduction === undefined) return false
  const said = text.slice(introduction.sentence.start, introduction.sentence.end)
  const behind = /^ \([RDI][-–—](?<state>[^)]{1,20})\)/u.exec(
    text.slice(introduction.emphasis.end, introduction.emphasis.end + 30),
  )?.groups?.state
  if (behind !== undefined && isShortFor(behind, place)) return true
  const stands = new Set(terms(`${headline}\n${dateline}\n${text.slice(0, OPENING)}\n${said}`))
  return terms(place).every(term => stands.has(term))
}

/** In UTF-16 units: where a report says where it is from. */
const OPENING = 300

/** "Ala." and "AL" for Alabama, "Pa." for Pennsylvania. */
function isShortFor(short: string, place: string): boolean {
  const letters = short.replaceAll('.', '').toLowerCase()
  const whole = place.toLowerCase()
  return (
    whole.startsWith(letters) ||
    letters === stateCode(place)?.toLowerCase() ||
    (letters.length === 2 && letters === `${whole.at(0)}${whole.at(-1)}`)
  )
}

import type { Gender } from '../../model/person.ts'
// Made by bench/make-given-names.ts.
import names from './given-names.json' with { type: 'json' }

/** What a given name tells: `either` for one that women and men bear, undefined for an unknown one. */
export function genderOfGivenName(name: string): Gender | 'either' | undefined {
  const known = GIVEN_NAMES.get(name)
  if (known !== undefined || !name.includes('-')) return known
  // Jo-Renee, Jean-Claude: two names that disagree tell nothing.
  const [first, second] = name.split('-').map(part => GIVEN_NAMES.get(part))
  return second === undefined || first === undefined || first === second ? first : 'either'
}

/** What the words before or behind a name tell: `Mrs.`, `his wife,`, `congressman`. */
export function genderOfTitle(title: string): Gender | undefined {
  if (FEMALE.test(title)) return 'female'
  return MALE.test(title) ? 'male' : undefined
}

const FEMALE =
  /\b(?:m(?:r)?s\b|miss|lady|dame|queen|princess|wife|mother|daughter|sister|aunt|niece|widow|grandmother|girlfriend|actress|heiress|waitress|hostess|first lady|\p{L}*woman)\b/iu
const MALE =
  /\b(?:mr|sir|lord|king|prince|pope|husband|father|son|brother|uncle|nephew|widower|grandfather|boyfriend|actor|\p{L}{2,}man|cardinal|priest)\b/iu

const GIVEN_NAMES: ReadonlyMap<string, Gender | 'either'> = new Map([
  ...list('either', names.either),
  ...list('female', names.female),
  ...list('male', names.male),
])

function list(gender: Gender | 'either', line: string): [string, Gender | 'either'][] {
  return line.split(' ').map(name => [name, gender])
}

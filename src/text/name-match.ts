import { editDistance } from './edit-distance.ts'

/** The names a person goes by. */
export interface Named {
  readonly name: string
  readonly familyName: string
  readonly otherNames: readonly string[]
}

/**
 * How well a typed name fits a person, from 0 (not at all) to 1 (the name as it stands). "sessions" and
 * "jeff sessions" fit Jeff Sessions well, "sesions" nearly as well, "donald j. trump" fits Donald Trump: initials
 * may be left out on either side, and so may a part of a joined name: "vask" fits Ann Okonjo-Vask.
 */
export function matchName(typed: string, person: Named): number {
  const wanted = nameTokens(typed)
  if (wanted.length === 0) return 0
  const family = nameTokens(person.familyName)
  const names = [person.name, ...person.otherNames].map(nameTokens)
  const whole = Math.max(...names.map(name => fit(wanted, name, family)))
  if (!names.flat().some(isJoined)) return whole
  const parts = names.map(name =>
    fit(wanted.flatMap(partsOf), name.flatMap(partsOf), family.flatMap(partsOf)),
  )
  return Math.max(whole, PART * Math.max(...parts))
}

/** So much less than the name itself that "vask" means Bo Vask, where there is one, rather than Ann Okonjo-Vask. */
const PART = 0.93

const isJoined = (token: string) => JOINT.test(token)
const JOINT = /[-'’]/

/** The words that a name's word is joined of: okonjo and vask. */
export function partsOf(token: string): string[] {
  return token.split(JOINT)
}

/** A name's words for comparing: lower case, without accents, dots, titles and "Jr.". */
export function nameTokens(name: string): string[] {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?(?=\s|$)/gu, '')
  const all = plain.replace(/^the /, '').match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []
  const named = all.filter(token => !TITLES.has(token))
  return named.length > 0 ? named : all
}

const TITLES = new Set(
  (
    'mr mrs ms mx dr sir president senator sen representative rep congressman congresswoman governor gov mayor ' +
    'secretary attorney general former vice speaker judge justice jr sr ii iii iv'
  ).split(' '),
)

/** Every typed word must find its own word of the name; what is left over on the name's side costs little. */
function fit(wanted: readonly string[], name: readonly string[], family: readonly string[]): number {
  if (wanted.join(' ') === name.join(' ')) return 1
  const left = [...name]
  let sum = 0
  let familyFound = false
  let wordFound = false
  for (const token of wanted) {
    const scores = left.map(candidate => tokenFit(token, candidate))
    const best = Math.max(0, ...scores)
    const isInitial = token.length === 1
    if (best === 0 && !isInitial) return 0
    if (best > 0) {
      const [taken] = left.splice(scores.indexOf(best), 1)
      if (family.includes(taken!)) familyFound = true
      if (!isInitial && taken!.length > 1) wordFound = true
    }
    sum += isInitial && best === 0 ? 0.9 : best
  }
  // Initials may be missing from the name or stand for a word, but not for all that was typed: "x" is nobody, and
  // "rex" is not Ann R. Roe.
  if (!wordFound) return 0
  const average = sum / wanted.length
  // "jeff" alone could be many; "sessions" alone is how people are called.
  return average * (familyFound ? 0.98 : 0.8) * (1 - 0.01 * Math.min(5, left.length))
}

function tokenFit(typed: string, token: string): number {
  if (typed === token) return 1
  if (typed.length === 1 || token.length === 1) return typed[0] === token[0] ? 0.95 : 0
  if (token.startsWith(typed) && typed.length >= 3) return 0.9
  const longest = Math.max(typed.length, token.length)
  if (longest < 4) return 0
  const distance = editDistance(typed.slice(0, 40), token.slice(0, 40))
  const allowed = longest < 6 ? 1 : 2
  return distance <= allowed ? 1 - (1.2 * distance) / longest : 0
}

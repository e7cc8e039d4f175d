import { z } from 'zod'
import type { Person } from '../../model/person.ts'
import { terms } from '../../text/terms.ts'
import { optional, present, readJson } from './columns.ts'
import type { PersonRow } from './schema.ts'

/** A person as the row of their id. */
export function personToRow(person: Person): PersonRow {
  return {
    id: person.id,
    name: person.name,
    family_name: person.familyName,
    other_names: JSON.stringify(person.otherNames),
    roles: JSON.stringify(person.roles),
    gender: person.gender ?? null,
    wikidata_id: person.wikidataId ?? null,
    is_body: person.isBody ? 1 : 0,
  }
}

/** The person that a row holds. */
export function rowToPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    familyName: row.family_name,
    otherNames: readJson(namesShape, row.other_names),
    roles: readJson(rolesShape, row.roles).map(({ office, start, end, ...rest }) => ({
      office,
      ...present({
        ...rest,
        start: optional(start, Temporal.PlainDate.from),
        end: optional(end, Temporal.PlainDate.from),
      }),
    })),
    ...present({ gender: row.gender, wikidataId: row.wikidata_id }),
    ...(row.is_body === 1 && { isBody: true as const }),
  }
}

const namesShape = z.array(z.string())

const roleShape = z.object({
  office: z.string(),
  state: z.string().optional(),
  district: z.string().optional(),
  party: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
  former: z.boolean().optional(),
  fromArticles: z.literal(true).optional(),
})
const rolesShape = z.array(roleShape)

/** A name as it is compared: in any case, with any apostrophe, however spaced. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/[’‘]/gu, "'").replace(/\s+/gu, ' ').trim()
}

/** An office as it is compared: "the Attorney General" and "AG" are the same. */
export function officeTerms(office: string): string[] {
  return [...new Set(terms(office))]
}

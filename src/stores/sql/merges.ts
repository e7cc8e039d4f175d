import { sql } from 'kysely'
import { z } from 'zod'
import type { Merge } from '../../model/merge.ts'
import type { Person, Role } from '../../model/person.ts'
import type { Store } from '../store.ts'
import { instantText, optional, present, readJson } from './columns.ts'
import type { SqlDialect, TermIndexes } from './dialect.ts'
import { personToRow, rowToPerson } from './person-rows.ts'
import { removePeople, savePeople } from './save-people.ts'
import type { Database, MergeRow, PersonRow } from './schema.ts'
import { tallyPeople } from './tallies.ts'
import { reading, writing } from './transactions.ts'

/** Merges of people in SQL tables; see the port for what each method promises. */
export function mergesIn(db: Database, { terms: indexes }: SqlDialect): Store['merges'] {
  return {
    add: ({ fromId, intoId, at, by }) =>
      writing(db, async transaction => {
        const [from, into] = [await getPerson(transaction, fromId), await getPerson(transaction, intoId)]
        const { key } = await transaction
          .insertInto('merges')
          .values({
            from_id: fromId,
            into_id: intoId,
            from_person: personJson(from),
            into_person: personJson(into),
            quote_count: from.quote_count,
            mention_count: from.mention_count,
            merged_at: instantText(at),
            merged_by: by,
          })
          .returning('key')
          .executeTakeFirstOrThrow()
        await moveOver(transaction, { key, fromId, intoId })
        await savePeople(transaction, indexes, [withNamesOf(rowToPerson(into), rowToPerson(from))])
        await removePeople(transaction, indexes, [fromId])
        await tallyPeople(transaction, [intoId])
        return rowToMerge(await getMerge(transaction, key))
      }),

    undo: (id, { at, by }) =>
      writing(db, async transaction => {
        const merge = await getMerge(transaction, Number(id))
        await moveBack(transaction, indexes, merge)
        await transaction
          .updateTable('merges')
          .set({ undone_at: instantText(at), undone_by: by })
          .where('key', '=', merge.key)
          .execute()
        return rowToMerge(await getMerge(transaction, merge.key))
      }),

    standing: () =>
      reading(db, async transaction => {
        const rows = await transaction
          .selectFrom('merges')
          .selectAll()
          .where('undone_at', 'is', null)
          .orderBy('key', 'desc')
          .execute()
        return rows.map(rowToMerge)
      }),
  }
}

function getPerson(db: Database, id: string) {
  return db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

function getMerge(db: Database, key: number): Promise<MergeRow> {
  return db.selectFrom('merges').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
}

/** Gives the quotes and mentions of one person to another, and writes down which they were. */
async function moveOver(
  db: Database,
  { key, fromId, intoId }: { readonly key: number; readonly fromId: string; readonly intoId: string },
): Promise<void> {
  await sql`insert into merged_quotes (merge_key, article_key, "index")
    select ${key}, article_key, "index" from quotes where speaker_id = ${fromId}`.execute(db)
  await sql`insert into merged_mentions (merge_key, article_key, count)
    select ${key}, article_key, count from mentions where person_id = ${fromId}`.execute(db)
  await db.updateTable('quotes').set({ speaker_id: intoId }).where('speaker_id', '=', fromId).execute()
  await sql`insert into mentions (article_key, person_id, published_at, count)
    select article_key, ${intoId}, published_at, count from mentions where person_id = ${fromId}
    on conflict (article_key, person_id) do update set count = mentions.count + excluded.count`.execute(db)
  await db.deleteFrom('mentions').where('person_id', '=', fromId).execute()
}

/**
 * Gives back what went over, and what came since under a name that only the one taken up had. Mentions in articles that
 * changed since have been counted anew and stay.
 */
async function moveBack(db: Database, indexes: TermIndexes, merge: MergeRow): Promise<void> {
  const { key, from_id: fromId, into_id: intoId } = merge
  const from = readPerson(merge.from_person)
  const intoBefore = readPerson(merge.into_person)
  const into = rowToPerson(await getPerson(db, intoId))
  const ownNames = namesOf(from).filter(name => !namesOf(intoBefore).includes(name))
  await savePeople(db, indexes, [from, withoutNamesOf(into, { ownNames, from, intoBefore })])
  await sql`update quotes set speaker_id = ${fromId} where speaker_id = ${intoId} and (
    (article_key, "index") in (select article_key, "index" from merged_quotes where merge_key = ${key})
    or speaker in (${sql.join(ownNames)})
  )`.execute(db)
  await sql`insert into mentions (article_key, person_id, published_at, count)
    select moved.article_key, ${fromId}, mentions.published_at, moved.count
    from merged_mentions as moved
    join mentions on mentions.article_key = moved.article_key and mentions.person_id = ${intoId}
    where moved.merge_key = ${key}`.execute(db)
  await sql`update mentions set count = count - (
      select moved.count from merged_mentions as moved
      where moved.merge_key = ${key} and moved.article_key = mentions.article_key
    )
    where person_id = ${intoId}
      and article_key in (select article_key from merged_mentions where merge_key = ${key})`.execute(db)
  await db.deleteFrom('mentions').where('person_id', '=', intoId).where('count', '<=', 0).execute()
  await tallyPeople(db, [fromId, intoId])
}

function namesOf({ name, familyName, otherNames }: Person): string[] {
  return [...new Set([name, familyName, ...otherNames])]
}

function withNamesOf(into: Person, from: Person): Person {
  const own = [into.name, into.familyName]
  const gender = into.isBody ? undefined : (into.gender ?? from.gender)
  return {
    ...into,
    ...present({ gender, wikidataId: into.wikidataId ?? from.wikidataId }),
    otherNames: [...new Set([...into.otherNames, ...namesOf(from)])].filter(name => !own.includes(name)),
    roles: [...into.roles, ...from.roles.filter(role => !hasRole(into, role))],
  }
}

function withoutNamesOf(
  into: Person,
  {
    ownNames,
    from,
    intoBefore,
  }: { readonly ownNames: readonly string[]; readonly from: Person; readonly intoBefore: Person },
): Person {
  const { gender: _, wikidataId: __, ...rest } = into
  return {
    ...rest,
    ...present({ gender: intoBefore.gender, wikidataId: intoBefore.wikidataId }),
    otherNames: into.otherNames.filter(name => !ownNames.includes(name)),
    roles: into.roles.filter(role => hasRole(intoBefore, role) || !hasRole(from, role)),
  }
}

function hasRole({ roles }: Person, role: Role): boolean {
  return roles.some(each => JSON.stringify(each) === JSON.stringify(role))
}

function personJson(row: PersonRow): string {
  return JSON.stringify(personToRow(rowToPerson(row)))
}

function readPerson(json: string): Person {
  return rowToPerson(readJson(rowShape, json))
}

const rowShape = z.object({
  id: z.string(),
  name: z.string(),
  family_name: z.string(),
  other_names: z.string(),
  roles: z.string(),
  gender: z.enum(['female', 'male']).nullable(),
  wikidata_id: z.string().nullable(),
  // Merges of before bodies were told apart say nothing of it.
  is_body: z.number().default(0),
})

function rowToMerge(row: MergeRow): Merge {
  return {
    id: String(row.key),
    from: readPerson(row.from_person),
    into: readPerson(row.into_person),
    quoteCount: row.quote_count,
    mentionCount: row.mention_count,
    mergedAt: Temporal.Instant.from(row.merged_at),
    mergedBy: row.merged_by,
    ...present({ undoneAt: optional(row.undone_at, Temporal.Instant.from), undoneBy: row.undone_by }),
  }
}

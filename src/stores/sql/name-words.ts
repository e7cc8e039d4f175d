import { sql } from 'kysely'
import { nameTokens, partsOf } from '../../text/name-match.ts'
import type { Database } from './schema.ts'

/** The words of somebody's names, each once, as they are compared: without case, accents and titles; of "Delacroix-Webb" the parts too. */
export function nameWords(names: readonly string[]): string[] {
  const tokens = names.flatMap(nameTokens)
  return [...new Set(tokens.flatMap(token => [token, ...partsOf(token)]))]
}

/**
 * Who has for each of the begun words a word in a name that begins with it, the most quoted first.
 *
 * Few people are sorted; of many, the most quoted are walked through until enough have such names. So either way no more
 * than a few thousand rows are looked at, whether one letter is typed or a whole name.
 */
export async function idsByNameWords(
  db: Database,
  begun: readonly string[],
  limit: number,
): Promise<string[]> {
  const words = [...new Set(begun)].toSorted((a, b) => b.length - a.length)
  const [longest, ...others] = words
  if (longest === undefined || words.length > MOST_WORDS) return []
  const { rows: probed } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from name_words where ${beginsWith(longest)} limit ${FEW + 1})
  `.execute(db)
  const isFew = Number(probed[0]!.count) <= FEW
  const walked = isFew ? others : [longest, ...others]
  const conditions = walked.map(
    word =>
      sql`exists (select 1 from name_words where name_words.person_id = people.id and ${beginsWith(word)})`,
  )
  const { rows } = await sql<{ id: string }>`
    select people.id from ${
      isFew
        ? sql`(select distinct person_id from name_words where ${beginsWith(longest)}) as named
            cross join people where people.id = named.person_id and`
        : sql`people where`
    } ${sql.join([sql`1 = 1`, ...conditions], sql` and `)}
    order by people.quote_count desc, people.mention_count desc, people.id limit ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}

const FEW = 2000
/** Nobody's name has more; a page that was typed for one does. */
const MOST_WORDS = 20

// No character comes after the last one of Unicode.
function beginsWith(word: string) {
  return sql`name_words.word >= ${word} and name_words.word < ${`${word}\u{10ffff}`}`
}

import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Race } from '../../model/race.ts'
import type { Store } from '../store.ts'
import { readJson } from './columns.ts'
import type { Database, Tables } from './schema.ts'

/** Races in SQL tables; see the port for what each method promises. */
export function racesIn(db: Database): Store['races'] {
  return {
    async save(race) {
      const { space_id, id, ...rest } = raceToRow(race)
      await db
        .insertInto('races')
        .values({ space_id, id, ...rest })
        .onConflict(conflict => conflict.columns(['space_id', 'id']).doUpdateSet(rest))
        .execute()
    },

    async find(id, spaceId) {
      const row = await db
        .selectFrom('races')
        .selectAll()
        .where('id', '=', id)
        .where('space_id', 'in', [spaceId, EVERYBODY])
        .orderBy('space_id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && rowToRace(row)
    },

    async list(spaceId) {
      const rows = await db
        .selectFrom('races')
        .selectAll()
        .where('space_id', 'in', [spaceId, EVERYBODY])
        // A space's own version of a race comes last, and so takes the place of everybody's.
        .orderBy('space_id')
        .execute()
      const byId = new Map(rows.map(row => [row.id, rowToRace(row)]))
      return [...byId.values()].sort(
        (a, b) => Temporal.PlainDate.compare(b.electionOn, a.electionOn) || (a.id < b.id ? -1 : 1),
      )
    },

    async remove(id, spaceId) {
      const gone = await db
        .deleteFrom('races')
        .where('id', '=', id)
        .where('space_id', '=', spaceId)
        .returningAll()
        .executeTakeFirst()
      return gone && rowToRace(gone)
    },

    async bind({ platform, spaceId, channelId }, raceId) {
      await db
        .insertInto('race_channels')
        .values({ platform, space_id: spaceId, channel_id: channelId, race_id: raceId })
        .onConflict(conflict =>
          conflict.columns(['platform', 'space_id', 'channel_id']).doUpdateSet({ race_id: raceId }),
        )
        .execute()
    },

    async unbind({ platform, spaceId, channelId }) {
      const gone = await db
        .deleteFrom('race_channels')
        .where('platform', '=', platform)
        .where('space_id', '=', spaceId)
        .where('channel_id', '=', channelId)
        .returning('race_id')
        .executeTakeFirst()
      return gone?.race_id
    },

    async boundTo({ platform, spaceId, channelId }) {
      const row = await db
        .selectFrom('race_channels')
        .select('race_id')
        .where('platform', '=', platform)
        .where('space_id', '=', spaceId)
        .where('channel_id', '=', channelId)
        .executeTakeFirst()
      return row?.race_id
    },
  }
}

/** In the place of a space, where a race is nobody's own. */
const EVERYBODY = ''

type RaceRow = Selectable<Tables['races']>

function raceToRow({ spaceId, electionOn, personIds, ...race }: Race): RaceRow {
  return {
    space_id: spaceId ?? EVERYBODY,
    id: race.id,
    office: race.office,
    place: race.place,
    election_on: electionOn.toString(),
    dates: JSON.stringify(race.dates),
    person_ids: JSON.stringify(personIds),
    terms: JSON.stringify(race.terms),
  }
}

function rowToRace(row: RaceRow): Race {
  return {
    id: row.id,
    ...(row.space_id === EVERYBODY ? {} : { spaceId: row.space_id }),
    office: row.office,
    place: row.place,
    electionOn: Temporal.PlainDate.from(row.election_on),
    dates: readJson(datesShape, row.dates).map(({ name, on }) => ({ name, on: Temporal.PlainDate.from(on) })),
    personIds: readJson(stringsShape, row.person_ids),
    terms: readJson(stringsShape, row.terms),
  }
}

const stringsShape = z.array(z.string())
const datesShape = z.array(z.object({ name: z.string(), on: z.string() }))

import type { Selectable } from 'kysely'
import type { SignIn } from '../../model/sign-in.ts'
import type { Store } from '../store.ts'
import { instantText } from './columns.ts'
import type { Database, Tables } from './schema.ts'

/** Sign-ins in a SQL table; see the port for what each method promises. */
export function signInsIn(db: Database): Store['signIns'] {
  return {
    async save({ key, kind, place, timeZone, expiresAt }) {
      await db
        .insertInto('sign_ins')
        .values({
          key,
          kind,
          platform: place.platform,
          space_id: place.spaceId,
          channel_id: place.channelId,
          user_id: place.userId,
          time_zone: timeZone,
          expires_at: instantText(expiresAt),
        })
        .execute()
    },

    async find({ key, kind }, now) {
      const row = await db
        .selectFrom('sign_ins')
        .selectAll()
        .where('key', '=', key)
        .where('kind', '=', kind)
        .where('expires_at', '>', instantText(now))
        .executeTakeFirst()
      return row && rowToSignIn(row)
    },

    async take({ key, kind }, now) {
      const row = await db
        .deleteFrom('sign_ins')
        .where('key', '=', key)
        .where('kind', '=', kind)
        .where('expires_at', '>', instantText(now))
        .returningAll()
        .executeTakeFirst()
      return row && rowToSignIn(row)
    },

    async removeExpired(now) {
      await db.deleteFrom('sign_ins').where('expires_at', '<=', instantText(now)).execute()
    },
  }
}

function rowToSignIn(row: Selectable<Tables['sign_ins']>): SignIn {
  return {
    key: row.key,
    kind: row.kind,
    place: {
      platform: row.platform,
      spaceId: row.space_id,
      channelId: row.channel_id,
      userId: row.user_id,
    },
    timeZone: row.time_zone,
    expiresAt: Temporal.Instant.from(row.expires_at),
  }
}

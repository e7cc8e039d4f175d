import type { Store } from '../store.ts'
import { articlesIn } from './articles.ts'
import { auditIn } from './audit.ts'
import type { SqlDialect } from './dialect.ts'
import { feedsIn } from './feeds.ts'
import { mergesIn } from './merges.ts'
import { passagesIn } from './passages.ts'
import { peopleIn } from './people.ts'
import { quotesIn } from './quotes.ts'
import type { Database } from './schema.ts'

/** A store on a SQL database whose tables are up to date. It owns the connection from here on. */
export function sqlStore(db: Database, dialect: SqlDialect): Store {
  return {
    articles: articlesIn(db, dialect),
    quotes: quotesIn(db),
    passages: passagesIn(db, dialect),
    people: peopleIn(db, dialect),
    merges: mergesIn(db, dialect),
    audit: auditIn(db),
    feeds: feedsIn(db),
    async close() {
      // Transactions and queries take their turns on the connection: once it is ours, those before have ended.
      await db.connection().execute(async () => {})
      await db.destroy()
    },
  }
}

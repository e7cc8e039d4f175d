import type { Store } from '../store.ts'
import { actionsIn } from './actions.ts'
import { articlesIn } from './articles.ts'
import { auditIn } from './audit.ts'
import { claimsIn } from './claims.ts'
import { correctionsIn } from './corrections.ts'
import { deliveriesIn } from './deliveries.ts'
import type { SqlDialect } from './dialect.ts'
import { digestsIn } from './digests.ts'
import { feedbackIn } from './feedback.ts'
import { feedsIn } from './feeds.ts'
import { followsIn } from './follows.ts'
import { installationsIn } from './installations.ts'
import { keyValuesIn } from './key-values.ts'
import { labelsIn } from './labels.ts'
import { mergesIn } from './merges.ts'
import { pagesIn } from './pages.ts'
import { passagesIn } from './passages.ts'
import { peopleIn } from './people.ts'
import { pollsIn } from './polls.ts'
import { postsIn } from './posts.ts'
import { quotesIn } from './quotes.ts'
import { racesIn } from './races.ts'
import type { Database } from './schema.ts'
import { signInsIn } from './sign-ins.ts'
import { spacesIn } from './spaces.ts'
import { storiesIn } from './stories.ts'
import { bufferedTermIndexes } from './term-buffer.ts'
import { writing } from './transactions.ts'

/** A store on a SQL database whose tables are up to date. It owns the connection from here on. */
export function sqlStore(db: Database, dialect: SqlDialect): Store {
  return {
    articles: articlesIn(db, dialect),
    quotes: quotesIn(db),
    passages: passagesIn(db, dialect),
    people: peopleIn(db, dialect),
    merges: mergesIn(db, dialect),
    audit: auditIn(db),
    stories: storiesIn(db, dialect),
    labels: labelsIn(db),
    feeds: feedsIn(db),
    polls: pollsIn(db),
    digests: digestsIn(db),
    follows: followsIn(db),
    deliveries: deliveriesIn(db),
    posts: postsIn(db),
    spaces: spacesIn(db),
    actions: actionsIn(db),
    signIns: signInsIn(db),
    keyValues: keyValuesIn(db),
    races: racesIn(db),
    feedback: feedbackIn(db),
    claims: claimsIn(db),
    installations: installationsIn(db),
    corrections: correctionsIn(db),
    pages: pagesIn(db),
    together: work =>
      writing(db, async transaction => {
        const terms = bufferedTermIndexes(dialect.terms)
        const result = await work(sqlStore(transaction, { ...dialect, terms }))
        await terms.flush(transaction)
        return result
      }),
    async close() {
      // Transactions and queries take their turns on the connection: once it is ours, those before have ended.
      await db.connection().execute(async () => {})
      await db.destroy()
    },
  }
}

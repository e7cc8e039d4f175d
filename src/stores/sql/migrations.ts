import type { SqlDialect } from './dialect.ts'
import { firstTables } from './migrations/0001-first-tables.ts'
import { talliesAndMerges } from './migrations/0002-tallies-and-merges.ts'
import { audit } from './migrations/0003-audit.ts'
import { digests } from './migrations/0004-digests.ts'
import { spaces } from './migrations/0005-spaces.ts'
import { stories } from './migrations/0006-stories.ts'
import { keyValues } from './migrations/0007-key-values.ts'
import { races } from './migrations/0008-races.ts'
import { installations } from './migrations/0009-installations.ts'
import { polledFeeds } from './migrations/0010-polled-feeds.ts'
import { publisherLabels } from './migrations/0011-publisher-labels.ts'
import { feedback } from './migrations/0012-feedback.ts'
import { corrections } from './migrations/0013-corrections.ts'
import { approvals } from './migrations/0014-approvals.ts'
import { pages } from './migrations/0015-pages.ts'
import { bodies } from './migrations/0016-bodies.ts'
import { quoteKinds } from './migrations/0017-quote-kinds.ts'
import { signIns } from './migrations/0018-sign-ins.ts'
import { passageTerms } from './migrations/0019-passage-terms.ts'
import type { Database } from './schema.ts'

/** Brings a database one version up, inside the transaction it is given. */
export type Migration = (db: Database, dialect: SqlDialect) => Promise<void>

/** In order: a database of version n has seen the first n. Only ever added to. */
export const migrations: readonly Migration[] = [
  firstTables,
  talliesAndMerges,
  audit,
  digests,
  spaces,
  stories,
  keyValues,
  races,
  installations,
  polledFeeds,
  publisherLabels,
  feedback,
  corrections,
  approvals,
  pages,
  bodies,
  quoteKinds,
  signIns,
  passageTerms,
]

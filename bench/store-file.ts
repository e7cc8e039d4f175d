import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../src/stores/sqlite.ts'
import type { Store } from '../src/stores/store.ts'

/** Opens a store in a file of its own, for as long as `work` takes. Peers may read the file beside it. */
export async function withStoreFile<Result>(
  work: (store: Store, file: string) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'hustings-bench-'))
  const file = join(directory, 'hustings.db')
  const store = await openSqliteStore({ file })
  try {
    return await work(store, file)
  } finally {
    await store.close()
    rmSync(directory, { recursive: true })
  }
}

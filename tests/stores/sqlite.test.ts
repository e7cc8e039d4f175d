import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { storeContract } from '../contracts/store.ts'

storeContract('SQLite', () => openSqliteStore({ file: ':memory:' }))

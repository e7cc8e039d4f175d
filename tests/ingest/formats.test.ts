import { join } from 'node:path'
import { FORMATS } from '../../src/ingest/find-format.ts'
import { formatContract } from '../contracts/format.ts'

for (const format of FORMATS)
  formatContract(format, join(import.meta.dirname, 'fixtures', format.name.toLowerCase().replace(' ', '-')))

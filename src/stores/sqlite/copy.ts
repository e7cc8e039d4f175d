import { existsSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { UserError } from '../../model/errors.ts'
import { migrations } from '../sql/migrations.ts'

/**
 * Writes the database as it is at this moment to a new file, also while others read and write it.
 *
 * @throws UserError `no-database`; `unwritable-backup` where the file exists or cannot be made
 */
export function copyOut(database: string, file: string): void {
  if (!existsSync(database))
    throw new UserError('no-database', `There is no database at ${database}, so there is nothing to back up.`)
  const source = new DatabaseSync(database, { readOnly: true })
  try {
    source.prepare('vacuum into ?').run(file)
  } catch (cause) {
    throw new UserError(
      'unwritable-backup',
      `Cannot write the backup to ${file}: ${(cause as Error).message}. Name a file that does not exist yet, in a folder that does.`,
      { cause },
    )
  } finally {
    source.close()
  }
}

/**
 * Puts a backup in the place of the database, in one transaction: whoever has the database open sees all of the backup
 * or none of it.
 *
 * @throws UserError `not-a-backup` where the file is no whole database of this version or an older one
 */
export async function copyIn(file: string, database: string): Promise<void> {
  if (!existsSync(file)) throw new UserError('not-a-backup', `There is no file ${file} to restore from.`)
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    const obstacle = findObstacle(source)
    if (obstacle !== undefined)
      throw new UserError('not-a-backup', `${file} is no backup to restore from: ${obstacle}.`)
    await backup(source, database)
  } finally {
    source.close()
  }
  // A backup has no write-ahead log, which several processes need, and which stays with the file.
  const restored = new DatabaseSync(database)
  restored.exec('pragma journal_mode = wal')
  restored.close()
}

/** What is wrong with a file that is to be a backup of ours, for after a colon. */
function findObstacle(source: DatabaseSync): string | undefined {
  try {
    if (source.prepare('pragma quick_check(1)').get()?.quick_check !== 'ok') return 'it is damaged'
    const isOurs = source.prepare("select 1 from sqlite_schema where name = 'articles'").get() !== undefined
    const version = Number(source.prepare('pragma user_version').get()?.user_version)
    if (!isOurs || version === 0) return 'it is the database of another program'
    return version > migrations.length ? 'it was made by a newer version of Hustings' : undefined
  } catch (error) {
    return (error as Error).message
  }
}

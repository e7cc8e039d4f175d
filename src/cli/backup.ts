import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../app.ts'
import { UserError } from '../model/errors.ts'
import { copyIn, copyOut } from '../stores/sqlite/copy.ts'
import { configure, type DataOption } from './open.ts'

/** `hustings backup`: the whole database into one new file, while whatever runs goes on. */
export async function backUp(file: string, options: DataOption): Promise<void> {
  const { databaseFile } = configure(options)
  copyOut(databaseFile, file)
  console.log(`${databaseFile} as it is now: ${file}`)
}

/**
 * `hustings restore`: a backup in the place of the database.
 *
 * @throws UserError `database-exists` unless it may be replaced
 */
export async function restore(
  file: string,
  options: DataOption & { readonly replace?: boolean },
): Promise<void> {
  const { databaseFile } = configure(options)
  const exists = existsSync(databaseFile)
  if (exists && options.replace !== true)
    throw new UserError(
      'database-exists',
      `There is a database at ${databaseFile} already. Say --replace to lose it, or name another folder with --data.`,
    )
  await makeFolder(dirname(databaseFile))
  await copyIn(file, databaseFile)
  console.log(
    `${databaseFile} is what ${file} holds.${exists ? ' Start again whatever was running on it: npm start.' : ''}`,
  )
}

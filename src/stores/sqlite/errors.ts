import { setTimeout as pause } from 'node:timers/promises'

// The primary result codes that the store tells apart: https://sqlite.org/rescode.html
export const SQLITE_BUSY = 5
export const SQLITE_READONLY = 8
export const SQLITE_CORRUPT = 11
export const SQLITE_CANTOPEN = 14
export const SQLITE_NOTADB = 26

/** SQLite's result code of what was thrown, without the detail in its upper bits. Undefined for errors of other origin. */
export function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
}

/**
 * Runs a statement as soon as no other connection holds the database, trying again for about ten seconds. SQLite's own
 * waiting (its busy timeout) would stop everything else in this process, and does not cover the change of journal mode.
 */
export async function whenFree<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (primaryCode(error) !== SQLITE_BUSY || attempt === MAX_ATTEMPTS) throw error
      await pause(Math.min(attempt, MAX_PAUSE_MS))
    }
  }
}

const MAX_ATTEMPTS = 500
const MAX_PAUSE_MS = 20

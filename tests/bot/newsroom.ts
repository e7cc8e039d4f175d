import { join, resolve } from 'node:path'
import { type Bot, type BotParts, createBot } from '../../src/bot/dispatch.ts'
import { readCommands } from '../../src/bot/registry.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import type { Action, Reply } from '../../src/model/reply.ts'
import type { Memory } from '../../src/stores/memory.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { asker } from './asker.ts'
import { freshMemory } from './memory.ts'

/** A store in memory with articles in it, and a bot that answers from them. */
export interface Newsroom {
  readonly store: Store
  readonly memory: Memory
  readonly bot: Bot
  say(line: string): Promise<Reply>
  /** Does what a button of a reply does. */
  press(button: Action): Promise<Reply>
  close(): Promise<void>
}

/**
 * Three articles, oldest first, about a race for mayor: Helen Marsh and Owen Marsh share a name; Tomás Iriarte speaks a
 * lot; Priya Venkat is named and never quoted.
 */
export const NEWSROOM_FILE = join(import.meta.dirname, 'newsroom.jsonl')

/** One article, in which nobody but a county board speaks. */
export const BOARD_FILE = join(import.meta.dirname, 'county-board.jsonl')

/**
 * Opens a newsroom with the articles of these files, taken in by the road that every article takes.
 *
 * @param now when everything is asked
 * @param parts what the bot works with beside that
 */
export async function openNewsroom(
  files: readonly string[] = [NEWSROOM_FILE],
  now = Temporal.Instant.from('2019-11-13T12:00:00Z'),
  parts: Partial<BotParts> = {},
): Promise<Newsroom> {
  const store = await openSqliteStore({ file: ':memory:' })
  const { failed } = await ingestFiles(files, { store, now })
  if (failed.length > 0)
    throw new Error(`Expected every article to be taken in but found: ${failed[0]!.reason}`)
  const memory = freshMemory()
  const bot = createBot({
    store,
    memory,
    commands: await readCommands(resolve(import.meta.dirname, '../../commands')),
    now: () => now,
    reportBug: error => {
      throw error
    },
    ...parts,
  })
  return {
    store,
    memory,
    bot,
    say: line => bot.say(line, asker),
    press: button => bot.run(button, asker),
    close: () => store.close(),
  }
}

/** All that a reply says in words of its own, for looking into. */
export function wordsOf(reply: Reply): string {
  return JSON.stringify([reply.title, reply.blocks, reply.actions])
}

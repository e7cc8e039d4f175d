import { expect } from 'vitest'
import { type Command, defineCommand } from '../../../src/bot/command.ts'
import { type Bot, createBot } from '../../../src/bot/dispatch.ts'
import type { Reply } from '../../../src/model/reply.ts'
import { openNewsroom } from '../../bot/newsroom.ts'
import type { AdapterHarness, AdapterOnFake } from './harness.ts'

/** A newsroom, a bot that answers from it, and the adapter that brings it to people. */
export interface Stage {
  readonly bot: Bot
  readonly adapter: AdapterOnFake
  /** What `/probe` does from now on. */
  probe(handle: () => Promise<Reply>): void
  /** How often `/probe` was run. */
  readonly probed: () => number
  /** Our own bugs that were reported, by the ids that people were given. */
  readonly bugs: ReadonlyMap<string, unknown>
  /** Stops the adapter and starts another on the same platform and database. */
  restart(): Promise<AdapterOnFake>
  close(): Promise<void>
}

const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')

export async function openStage(harness: AdapterHarness): Promise<Stage> {
  const [room, fake] = await Promise.all([openNewsroom(), harness.openFake()])
  const bugs = new Map<string, unknown>()
  let handle: () => Promise<Reply> = async () => ({ blocks: [{ kind: 'text', text: 'Probed.' }] })
  let count = 0
  const probe: Command = defineCommand({
    name: 'probe',
    description: 'Does what a test wants',
    example: '/probe',
    visibility: 'public',
    access: 'everyone',
    options: {},
    handle() {
      count += 1
      return handle()
    },
  })
  const bot = createBot({
    store: room.store,
    memory: room.memory,
    commands: [...room.bot.commands, probe],
    now: () => NOW,
    reportBug: (error, id) => bugs.set(id, error),
  })
  let adapter = await fake.start(bot, room.store)
  return {
    bot,
    get adapter() {
      return adapter
    },
    probe(next) {
      handle = next
    },
    probed: () => count,
    bugs,
    async restart() {
      await adapter.stop()
      adapter = await fake.start(bot, room.store)
      return adapter
    },
    async close() {
      await adapter.stop()
      await fake.close()
      await room.close()
      expect(adapter.problems()).toEqual([])
    },
  }
}

import { z } from 'zod'
import type { Memory, MemoryKey } from '../stores/memory.ts'

/** Whose note, and which: the space first, which exports and deletes what it has here. */
export type NotePath = readonly [spaceId: string, ...names: string[]]

/** What an adapter shows again after a restart: plain data, with days and instants in it as replies have them. */
export interface Notebook {
  /** Undefined where there is none, it has ended, or another version wrote it. */
  read(path: NotePath): Promise<unknown>
  /** Keeps it for a week. What is too large is not kept, nor what stood there before. */
  write(path: NotePath, note: unknown): Promise<void>
  remove(path: NotePath): Promise<void>
}

/** A long answer with a picture has half of it. */
const MAX_LETTERS = 500_000
const KEPT = Temporal.Duration.from({ hours: 7 * 24 })

/** To be raised when replies change so that older ones cannot be shown any more. */
const FORMAT = 1
const noteShape = z.object({ format: z.literal(FORMAT), note: z.unknown() })

export function createNotebook(memory: Memory): Notebook {
  const remove = (path: NotePath) => memory.delete(keyOf(path))
  return {
    read: async path => unpacked((await memory.get(keyOf(path), noteShape))?.note),
    async write(path, note) {
      const value = { format: FORMAT, note: packed(note) }
      if (JSON.stringify(value).length > MAX_LETTERS) await remove(path)
      else await memory.set(keyOf(path), value, { ttl: KEPT })
    },
    remove,
  }
}

function keyOf([spaceId, ...names]: NotePath): MemoryKey {
  return ['space', spaceId, 'notes', ...names]
}

const DAY = '$day'
const INSTANT = '$instant'

/** As JSON can hold it: `{ $day: '2019-11-08' }`. What is undefined is left out. */
function packed(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate) return { [DAY]: value.toString() }
  if (value instanceof Temporal.Instant) return { [INSTANT]: value.toString() }
  if (Array.isArray(value)) return value.map(packed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, packed(each)]),
  )
}

function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked)
  if (typeof value !== 'object' || value === null) return value
  const { [DAY]: day, [INSTANT]: instant } = value as Record<string, unknown>
  if (typeof day === 'string') return Temporal.PlainDate.from(day)
  if (typeof instant === 'string') return Temporal.Instant.from(instant)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpacked(each)]))
}

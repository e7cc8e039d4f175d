import type { Keyv } from 'keyv'
import type { z } from 'zod'

/**
 * What the bot remembers beside what it has on record: settings, caches, conversations. Keys are paths, the owner first:
 * `['space', spaceId, 'race', channelId]`. What needs queries or claims lives in tables.
 */
export interface Memory {
  /** Undefined when there is nothing, it has ended, or it is not of this shape: another version put it there. */
  get<Shape extends z.ZodType>(key: MemoryKey, shape: Shape): Promise<z.infer<Shape> | undefined>
  /**
   * @param value plain JSON
   * @param options.ttl how long it is kept; without it until it is deleted
   */
  set(key: MemoryKey, value: unknown, options?: { readonly ttl?: Temporal.Duration }): Promise<void>
  delete(key: MemoryKey): Promise<void>
  /** What stands under this path: all that a space or a user has here. Reads every key: not for every question. */
  listUnder(path: MemoryKey): Promise<MemoryEntry[]>
  /** Deletes what stands under this path. Reads every key, too. */
  deleteUnder(path: MemoryKey): Promise<void>
}

export interface MemoryEntry {
  readonly key: readonly string[]
  /** Plain JSON. */
  readonly value: unknown
}

/** At least one part, none of them empty. */
export type MemoryKey = readonly [string, ...string[]]

/** Memory in Keyv, whatever that keeps it in. */
export function keyvMemory(keyv: Keyv): Memory {
  return {
    async get(key, shape) {
      return shape.safeParse(await keyv.get(pathOf(key))).data
    },

    async set(key, value, { ttl } = {}) {
      await keyv.set(pathOf(key), value, ttl?.total('milliseconds'))
    },

    async delete(key) {
      await keyv.delete(pathOf(key))
    },

    async listUnder(path) {
      const found = await entriesUnder(keyv, path)
      return found.map(([key, value]) => ({ key: key.split('/').map(decodeURIComponent), value }))
    },

    async deleteUnder(path) {
      for (const [key] of await entriesUnder(keyv, path)) await keyv.delete(key)
    },
  }
}

async function entriesUnder(keyv: Keyv, path: MemoryKey): Promise<[key: string, value: unknown][]> {
  const under: [string, unknown][] = []
  for await (const [key, value] of keyv.iterator!(undefined)) {
    if (key.startsWith(`${pathOf(path)}/`) || key === pathOf(path)) under.push([key, value])
  }
  return under
}

/** Whatever the parts are made of, two paths are the same only if all their parts are. */
function pathOf(key: MemoryKey): string {
  return key.map(part => encodeURIComponent(part.toWellFormed())).join('/')
}

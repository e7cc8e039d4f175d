import type { KeyvStoreAdapter } from 'keyv'
import type { Store } from '../store.ts'

/**
 * A storage adapter for Keyv on the database that everything else is in: one for each Keyv, since it is told the
 * namespace of its own. The end of each value is kept, so that what has ended does not stay in the file.
 *
 * @param options.now the clock that ends are counted from; Keyv itself asks the machine's
 */
export function keyvInStore(
  { keyValues }: Pick<Store, 'keyValues'>,
  { now }: { readonly now: () => Temporal.Instant },
): KeyvStoreAdapter {
  const save = (entries: readonly { key: string; value: string; ttl?: number | undefined }[]) => {
    const at = now()
    return keyValues.save(
      entries.map(({ key, value, ttl }) => ({
        key,
        value,
        ...(ttl === undefined ? {} : { expiresAt: at.add({ milliseconds: Math.ceil(ttl) }) }),
      })),
      { now: at },
    )
  }
  return {
    // Keyv offers iteration only for dialects that it knows.
    opts: { dialect: 'sqlite' },
    namespace: undefined,

    async get<Value>(key: string) {
      const [found] = await keyValues.find([key])
      return found?.value as Value | undefined
    },

    async getMany<Value>(keys: string[]) {
      const found = new Map((await keyValues.find(keys)).map(({ key, value }) => [key, value]))
      return keys.map(key => found.get(key) as Value | undefined)
    },

    async set(key: string, value: string, ttl?: number) {
      await save([{ key, value, ttl }])
    },

    setMany: save,

    async delete(key) {
      return (await keyValues.delete([key])) > 0
    },

    async deleteMany(keys) {
      return (await keyValues.delete(keys)) > 0
    },

    clear() {
      return keyValues.deleteBeginning(prefixOf(this.namespace))
    },

    async *iterator<Value>(namespace?: string) {
      for (let after: string | undefined; ; ) {
        const page = await keyValues.list(prefixOf(namespace), { after, limit: PAGE })
        for (const { key, value } of page) yield [key, value as Awaited<Value>]
        if (page.length < PAGE) return
        after = page.at(-1)!.key
      }
    },

    // What goes wrong is thrown; there are no events.
    on() {
      return this
    },
  }
}

const PAGE = 100

/** How Keyv itself begins the keys of a namespace. */
function prefixOf(namespace: string | undefined): string {
  return namespace === undefined ? '' : `${namespace}:`
}

import { Keyv } from 'keyv'
import { UserError } from '../../model/errors.ts'
import type { Store } from '../store.ts'
import { keyvInStore } from './in-store.ts'

/** Everything of ours, where a server is shared with others. */
const NAMESPACE = 'hustings'

/**
 * Opens the key-value store: in the database, or where `url` says. What goes wrong in it is thrown by its methods.
 *
 * @param options.url `redis://`, `rediss://`, `postgres://`, `postgresql://`, or `memory:` for one that ends with the process
 * @throws UserError `missing-package` when the adapter for the address is not installed, or broken
 */
export async function openKeyv(
  store: Pick<Store, 'keyValues'>,
  { url, now }: { readonly url: string | undefined; readonly now: () => Temporal.Instant },
): Promise<Keyv> {
  const keyv = new Keyv({ ...(await storageFor(url, store, now)), namespace: NAMESPACE, throwOnErrors: true })
  // Besides being thrown, errors come as events, and one that nobody listens to would end the process.
  keyv.on('error', () => {})
  return keyv
}

async function storageFor(
  url: string | undefined,
  store: Pick<Store, 'keyValues'>,
  now: () => Temporal.Instant,
) {
  switch (url?.split(':')[0]) {
    case undefined:
      return { store: keyvInStore(store, { now }) }
    case 'memory':
      return { store: new Map() }
    case 'redis':
    case 'rediss': {
      const Redis = await adapterFrom('@keyv/redis')
      // It begins the keys with the namespace by itself.
      return { store: new Redis(url), useKeyPrefix: false }
    }
    default: {
      const Postgres = await adapterFrom('@keyv/postgres')
      return { store: new Postgres({ uri: url }) }
    }
  }
}

type Adapter = new (options: unknown) => object

/** The adapters bring clients of some size, which only those who run such a server install. */
async function adapterFrom(name: '@keyv/redis' | '@keyv/postgres'): Promise<Adapter> {
  try {
    return ((await import(name)) as { default: Adapter }).default
  } catch (cause) {
    throw new UserError(
      'missing-package',
      `KEYV_URL needs the package ${name}, which cannot be loaded. Install it with: npm install ${name}. Without KEYV_URL the database is used.`,
      { cause },
    )
  }
}

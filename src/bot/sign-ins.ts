import { createHash, randomBytes } from 'node:crypto'
import { UserError } from '../model/errors.ts'
import type { Place } from '../model/place.ts'
import type { SignIn } from '../model/sign-in.ts'
import type { Store } from '../stores/store.ts'
import type { Asker } from './command.ts'
import { placeWords } from './person-words.ts'

/** A link is for whoever asked for it just now. */
export const LINK_MINUTES = 10
/** A working day; then a new link is asked for. */
const SESSION_HOURS = 12
/** For so long somebody may look on after the right was taken from them. Whatever they change, it is asked for anew. */
const RIGHT_KEPT_MS = 60_000

/** Who is signed in, with the right to administrate. */
export type SignedIn = Omit<Asker, 'isAdmin'> & { readonly isAdmin: true }

/** Signing in to the page by a link that works once. Secrets come in and go out; only their hashes are kept. */
export interface SignIns {
  /** Whom a link signs in, without using it up; undefined for one that was used, has expired or is none of ours. */
  peek(link: string): Promise<Pick<SignIn, 'place'> | undefined>
  /**
   * Uses a link up: from now on a browser that shows `session` is signed in.
   *
   * @returns false where the link is good no more, or whoever asked for it may not administrate any more
   * @throws UserError `right-unknown` where the platform does not say; the link is good for another try then
   */
  use(link: string, session: string): Promise<boolean>
  /**
   * Who is signed in by this secret.
   *
   * @param options.isChange asks the platform anew whether they still may, since something is about to be changed
   * @throws UserError `right-unknown` where the platform does not say
   */
  find(session: string, options: { readonly isChange: boolean }): Promise<SignedIn | undefined>
  end(session: string): Promise<void>
}

/** Whether somebody may administrate a space, by what its platform says now. Rejects where it does not say. */
export type IsAdmin = (member: Pick<Place, 'platform' | 'spaceId' | 'userId'>) => Promise<boolean>

/**
 * Makes a link's secret for whoever asks, good for {@link LINK_MINUTES}.
 *
 * @returns of digits and letters: no platform takes any of it for markup
 */
export async function offerSignIn(
  store: Store,
  { place: { threadId: _, ...place }, timeZone }: Asker,
  now: Temporal.Instant,
): Promise<string> {
  const secret = randomBytes(32).toString('hex')
  const expiresAt = now.add({ minutes: LINK_MINUTES })
  await store.signIns.save({ kind: 'link', key: keyOf(secret), place, timeZone, expiresAt })
  return secret
}

/** Sign-ins in a store, for any number of processes. */
export function createSignIns({
  store,
  isAdmin,
  now,
}: {
  readonly store: Store
  readonly isAdmin: IsAdmin
  readonly now: () => Temporal.Instant
}): SignIns {
  const knownUntil = new Map<string, number>()

  const mayStill = async (place: SignIn['place']): Promise<boolean> => {
    try {
      return await isAdmin(place)
    } catch (cause) {
      throw new UserError(
        'right-unknown',
        'Your platform does not say at the moment whether you may administrate this space. Try again in a minute.',
        { cause },
      )
    }
  }

  return {
    peek: link => store.signIns.find({ kind: 'link', key: keyOf(link) }, now()),

    async use(link, session) {
      const which = { kind: 'link', key: keyOf(link) } as const
      const found = await store.signIns.find(which, now())
      if (found === undefined || !(await mayStill(found.place))) return false
      // Another may have used it while the platform was asked.
      const taken = await store.signIns.take(which, now())
      if (taken === undefined) return false
      const at = now()
      const expiresAt = at.add({ hours: SESSION_HOURS })
      await store.signIns.save({ ...taken, kind: 'session', key: keyOf(session), expiresAt })
      const { place } = taken
      const by = placeWords(place)
      await store.audit.add({
        spaceId: place.spaceId,
        subject: 'page',
        at,
        by,
        text: 'Signed in to the page',
      })
      return true
    },

    async find(session, { isChange }) {
      const key = keyOf(session)
      const found = await store.signIns.find({ kind: 'session', key }, now())
      if (found === undefined) return undefined
      const at = now().epochMilliseconds
      if (isChange || (knownUntil.get(key) ?? 0) <= at) {
        knownUntil.delete(key)
        if (!(await mayStill(found.place))) {
          await store.signIns.take({ kind: 'session', key }, now())
          return undefined
        }
        // Those who come no more are forgotten: what is set last ends last.
        for (const [other, until] of knownUntil) {
          if (until > at) break
          knownUntil.delete(other)
        }
        knownUntil.set(key, at + RIGHT_KEPT_MS)
      }
      return { place: found.place, timeZone: found.timeZone, isAdmin: true }
    },

    async end(session) {
      const key = keyOf(session)
      knownUntil.delete(key)
      await store.signIns.take({ kind: 'session', key }, now())
    },
  }
}

function keyOf(secret: string): string {
  return createHash('sha256').update(`sign-in ${secret}`).digest('base64url')
}

import type { Place } from './place.ts'

/**
 * Somebody's way into the page for those who administrate: a link that was sent to them and works once, or the session of
 * a browser in which it was used.
 */
export interface SignIn {
  readonly kind: 'link' | 'session'
  /** Made from a secret that is kept nowhere here: who reads the database signs in as nobody. */
  readonly key: string
  /** Where the link was asked for, and by whom: what is done on the page counts as done there. */
  readonly place: Omit<Place, 'threadId'>
  readonly timeZone: string
  readonly expiresAt: Temporal.Instant
}

/** A value under a key, until it ends: how Keyv keeps settings, caches and conversations in a database. */
export interface KeyValue {
  readonly key: string
  readonly value: string
  /** From then on it is as good as absent; without it, it stays. */
  readonly expiresAt?: Temporal.Instant
}

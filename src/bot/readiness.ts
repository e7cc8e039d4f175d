/** Whether all that is configured works, for whoever watches over the process. */
export interface Readiness {
  readonly isReady: boolean
  readonly database: 'ok' | 'failing'
  /** Of each platform that can tell. */
  readonly platforms: Readonly<Record<string, 'connected' | 'not connected'>>
  /** When feeds were read last; absent where none was due yet. */
  readonly lastPollAt?: string
  /** For how long the longest waiting post could have been sent; 0 where none waits. */
  readonly queueAgeSeconds: number
}

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

/** Something that went wrong on our side, for whoever runs the bot. */
export interface Bug {
  /** Under which it is logged whole, and which whoever met it was given. */
  readonly id: string
  readonly at: Temporal.Instant
  readonly text: string
}

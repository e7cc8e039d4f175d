import type { Platform } from './place.ts'

/** The bot in one space of a platform that hands out a token for each. */
export interface Installation {
  readonly platform: Platform
  readonly spaceId: string
  /** What the platform gave, tokens and all, encrypted. */
  readonly sealed: string
  readonly installedAt: Temporal.Instant
}

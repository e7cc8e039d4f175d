import type { Platform } from '../model/place.ts'

/** How fast a platform takes posts. */
export interface Pace {
  /** Posts under way at once. */
  readonly together: number
  /** Between one post and the next anywhere on the platform. */
  readonly gapMs: number
  /** Between one post and the next in one channel. */
  readonly channelGapMs: number
}

// Below what the platforms allow: Discord 50 requests a second in all and five in five seconds a channel, Slack one message
// a second in a channel and "several hundred a minute" in a workspace. Beyond that they answer that they are busy.
export const PACES: Readonly<Record<Platform, Pace>> = {
  discord: { together: 20, gapMs: 25, channelGapMs: 1_000 },
  slack: { together: 10, gapMs: 100, channelGapMs: 1_100 },
  terminal: { together: 1, gapMs: 0, channelGapMs: 0 },
  web: { together: 1, gapMs: 0, channelGapMs: 0 },
}

import type { Person } from './person.ts'

/** Two entries of the directory found to be one person: `from` was taken up by `into`. */
export interface Merge {
  readonly id: string
  /** Both as they were before. */
  readonly from: Person
  readonly into: Person
  /** How many quotes and mentions went over. */
  readonly quoteCount: number
  readonly mentionCount: number
  readonly mergedAt: Temporal.Instant
  /** Whoever asked for it: platform, space and user. */
  readonly mergedBy: string
  readonly undoneAt?: Temporal.Instant
  readonly undoneBy?: string
}

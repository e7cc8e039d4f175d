import type { Poster } from '../bot/poster.ts'
import type { IsAdmin } from '../bot/sign-ins.ts'

/** A platform on which the bot runs, from when it is ready until it is stopped. */
export interface Adapter {
  /** What is running, a line each: for whoever started it. */
  readonly status: readonly string[]
  /** What it is called where its state is told. */
  readonly name?: string
  /** Whether the platform can be reached now, as far as is known; absent where there is none to be reached. */
  readonly isConnected?: () => boolean | Promise<boolean>
  /** For what is posted without being asked; absent where nothing can be. */
  readonly poster?: Poster
  /** Whether somebody may administrate their space there; absent where nobody asks from afar. */
  readonly isAdmin?: IsAdmin
  /** Lets what is under way finish, for a few seconds at most, and lets go of the platform. Never rejects. */
  stop(): Promise<void>
}

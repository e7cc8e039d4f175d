import { test } from 'vitest'
import type { Bot } from '../../../src/bot/dispatch.ts'
import type { Poster, PostFailure, PostPlace } from '../../../src/bot/poster.ts'
import type { Store } from '../../../src/stores/store.ts'
import type { Stage } from './stage.ts'

/** A message as people see it: markup read, entities and marks gone. */
export interface Shown {
  readonly words: string
  /** Labels, also of choices in a list. */
  readonly buttons: readonly string[]
  /** For the asker alone. */
  readonly isPrivate: boolean
  /** As the platform has it, for pressing its buttons. */
  readonly message: unknown
}

/** Something that somebody did. */
export interface Sent {
  /** The platform was told that it arrived. */
  readonly acknowledged: Promise<unknown>
  readonly answer: Promise<Shown>
}

/** An adapter that runs against its platform's fake, and people there. */
export interface AdapterOnFake {
  readonly status?: readonly string[]
  readonly poster: Poster
  /** Where something may be posted. */
  readonly place: PostPlace
  /** Somebody types a command, as people do on this platform; an administrator where it says so. */
  send(line: string, who?: 'member' | 'admin'): Sent
  press(shown: Shown, label: string): Sent
  /** The platform delivers one event twice; ends when it was answered. */
  deliverTwice(line: string): Promise<void>
  /** What stands in {@link place}, oldest first. */
  standing(): readonly Shown[]
  /** Lets the next post fail in this way. */
  failPost(failure: PostFailure): void
  /** All that the platform would have refused, or by which somebody would have been called. */
  problems(): readonly string[]
  /** Stops the adapter; safe to repeat. */
  stop(): Promise<void>
}

/** Of what a platform may be incapable. */
export type Ability =
  | 'acknowledging'
  | 'delivering twice'
  | 'buttons'
  | 'privacy'
  | 'failing posts'
  | 'knowing posts after a restart'
  | 'editing'

/** How the suite runs an adapter. */
export interface AdapterHarness {
  /** What the platform cannot do, with why. */
  readonly cannot: Readonly<Partial<Record<Ability, string>>>
  /** Starts the platform's fake. */
  openFake(): Promise<FakePlatform>
}

/** A platform that outlives the adapters that are started on it. */
export interface FakePlatform {
  start(bot: Bot, store: Store): Promise<AdapterOnFake>
  close(): Promise<void>
}

/** What each part of the suite works with. */
export interface ContractParts {
  readonly harness: AdapterHarness
  /** The stage of the test that runs. */
  readonly stage: () => Stage
}

/** A test for platforms that can do this; for others it is skipped under the reason. */
export function testWhere(
  { cannot }: AdapterHarness,
  ability: Ability,
  name: string,
  run: () => Promise<void>,
): void {
  const reason = cannot[ability]
  if (reason === undefined) test(name, run)
  else test.skip(`${name} (${reason})`, run)
}

/** A text as it can be compared: lines are broken elsewhere, and one character may be written as one code or as two. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, '').normalize('NFC')
}

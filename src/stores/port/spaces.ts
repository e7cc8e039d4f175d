import type { AuditEntry } from '../../model/audit.ts'
import type { Feedback } from '../../model/feedback.ts'
import type { Installation } from '../../model/installation.ts'
import type { Channel, Platform } from '../../model/place.ts'
import type { Race } from '../../model/race.ts'

/** Everything that a space owns, in whatever table: each that has the space's id in a column. */
export interface SpaceStore {
  /** By table, as it is kept. Tables that hold nothing of the space are left out. */
  export(spaceId: string): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>
  /** Every space that owns anything. */
  list(): Promise<string[]>
  /** All of it at once, or nothing. */
  erase(spaceId: string): Promise<void>
  /** True the first time, and never again: of several who ask at once, for one. */
  claimWelcome(spaceId: string, now: Temporal.Instant): Promise<boolean>
  /** The day is not put off when it is planned again. */
  planErasure(spaceId: string, at: Temporal.Instant): Promise<void>
  cancelErasure(spaceId: string): Promise<void>
  /** The spaces that should be erased by now. */
  dueErasures(now: Temporal.Instant): Promise<string[]>
}

/** Those that everybody has, and those of each space. A space's own version of a race takes the place of everybody's there. */
export interface RaceStore {
  /** Adds it, or puts it in the place of the one of this id that the same space has. */
  save(race: Race): Promise<void>
  find(id: string, spaceId: string): Promise<Race | undefined>
  /** The last election first. */
  list(spaceId: string): Promise<Race[]>
  /** Takes away what the space has of its own under this id, and gives it back; undefined when there was nothing. */
  remove(id: string, spaceId: string): Promise<Race | undefined>
  /** From now on the channel is about this race, and no other. */
  bind(channel: Channel, raceId: string): Promise<void>
  /** The id of the race that it was about, if any. */
  unbind(channel: Channel): Promise<string | undefined>
  /** The id of the race that the channel is about. The race itself may be gone. */
  boundTo(channel: Channel): Promise<string | undefined>
}

/** What a platform gave us for a space when the bot was installed there, sealed by whoever saves it. */
export interface InstallationStore {
  save(installation: Installation): Promise<void>
  find(platform: Platform, spaceId: string): Promise<Installation | undefined>
  list(platform: Platform): Promise<Installation[]>
  remove(platform: Platform, spaceId: string): Promise<void>
}

/** Who changed what in a space, for those who administrate it. Only ever added to. */
export interface AuditStore {
  add(entry: Omit<AuditEntry, 'id'>): Promise<AuditEntry>
  /** The last first. */
  list(
    spaceId: string,
    options: { readonly subject?: AuditEntry['subject']; readonly limit: number },
  ): Promise<AuditEntry[]>
}

/** What people said of answers. */
export interface FeedbackStore {
  /** In the place of what the same person said of the same answer. */
  save(said: Feedback): Promise<void>
  /** Of all spaces, the first first. */
  list(): Promise<Feedback[]>
}

import type { Channel } from '../../model/place.ts'
import type { Reply } from '../../model/reply.ts'

/** A digest as a page shows it. */
export interface DigestEntry {
  readonly id: string
  /** When it comes, and when next, in words. */
  readonly when: string
  readonly channelId: string
}

/** A digest with what became of it. */
export interface DigestRecord extends DigestEntry {
  /** Each time that it was due, the last first, in words. */
  readonly history: readonly { readonly due: string; readonly outcome: string }[]
  /** What was posted, the last first. */
  readonly posts: readonly PostEntry[]
}

/** Something that was posted without being asked. */
export interface PostEntry {
  readonly id: string
  readonly title: string
  readonly postedAt: Temporal.Instant
}

/** What spaces are posted. Whoever asks names the space, and sees nothing of others. */
export interface DigestRecords {
  list(spaceId: string): Promise<readonly DigestEntry[]>
  find(id: string, spaceId: string): Promise<DigestRecord | undefined>
  /** A post as it read, in the words of the articles as they were then. */
  post(id: string, spaceId: string): Promise<(PostEntry & { readonly reply: Reply }) | undefined>
  /** What was posted in a channel, the last first. */
  postedIn(channel: Channel, options: { readonly limit: number }): Promise<readonly PostEntry[]>
}

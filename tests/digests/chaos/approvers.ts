import { postKey } from '../../../src/digests/deliver.ts'
import type { Decision, Digest } from '../../../src/model/digest.ts'
import type { Store } from '../../../src/stores/store.ts'
import type { chaosPlatform } from './platform.ts'

/** The channel in which digests are shown to those who approve them. */
export const APPROVERS = 'channel-of-approvers'

export type Verdict = Decision['verdict']

/**
 * People who answer what is shown to them, some time after it stands in their channel: each digest as it was decided before,
 * so that what has to be posted can be reckoned.
 */
export function approvers(
  digests: readonly Digest[],
  {
    verdictOf,
    platform,
    store,
    now,
  }: {
    readonly verdictOf: (digest: Digest) => Verdict
    readonly platform: Awaited<ReturnType<typeof chaosPlatform>>
    readonly store: Store
    readonly now: () => Temporal.Instant
  },
) {
  const unanswered = new Set(digests.filter(({ settings }) => settings.approvalChannelId !== undefined))
  return {
    /** Answers all that stands in the channel and has no answer yet. */
    async answer(): Promise<void> {
      for (const digest of unanswered) {
        const history = await store.deliveries.history({ kind: 'digest', id: digest.id }, { limit: 10 })
        for (const delivery of history) {
          if (!platform.messages.has(approvalKey(postKey(delivery)))) continue
          const decision = { verdict: verdictOf(digest), by: 'approver', at: now() }
          // Not while the bot has not yet noted that it is shown: nobody sees the buttons' delivery before.
          if (await store.deliveries.decide(delivery.id, decision)) unanswered.delete(digest)
        }
      }
    },
  }
}

/** The key under which something is shown for approval. */
export function approvalKey(key: string): string {
  return `approval-${key}`
}

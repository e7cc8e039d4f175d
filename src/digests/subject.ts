import type { DeliverySubject, Digest, MissedRule, PostRecord, QuietHours } from '../model/digest.ts'
import type { Place } from '../model/place.ts'
import type { Store } from '../stores/store.ts'

/** What delivering needs to know of a digest, of a follow or of a post to be corrected. */
export interface Subject extends DeliverySubject {
  /** Where to post, and who set it up. */
  readonly place: Place
  readonly state: Digest['state']
  readonly pauseReason?: string
  /** As people are told of it: `Digest 3`. */
  readonly name: string
  readonly timeZone: string
  readonly missed: MissedRule
  readonly lateHours: number
  readonly quiet?: QuietHours
  /** The digest itself, where it is one. */
  readonly digest?: Digest
  /** What is to be put right, where it is a post. */
  readonly post?: PostRecord
}

/** An alert or a correction that could not be posted for so long is given up. */
const OTHERS_LATE_HOURS = 6

/** Looks up what is delivered; undefined where it is no more. */
export async function findSubject({ kind, id }: DeliverySubject, store: Store): Promise<Subject | undefined> {
  const common = { kind, id, timeZone: 'UTC', missed: 'late', lateHours: OTHERS_LATE_HOURS } as const
  switch (kind) {
    case 'digest': {
      const digest = await store.digests.find(id)
      if (digest === undefined) return undefined
      const { settings, ...rest } = digest
      return { ...common, ...rest, ...settings, name: `Digest ${id}`, digest }
    }
    case 'follow': {
      const follow = await store.follows.find(id)
      return follow && { ...follow, ...common, name: `The alert for ${follow.kind} ${follow.target}` }
    }
    case 'correction': {
      const post = await store.posts.find(id)
      return (
        post && {
          ...common,
          place: { ...post.place, userId: '' },
          state: 'active',
          name: `Correction of post ${id}`,
          post,
        }
      )
    }
  }
}

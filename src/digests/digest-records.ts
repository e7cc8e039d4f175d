import type { DigestEntry, DigestRecords, PostEntry } from '../bot/records/digests.ts'
import type { Digest, PostRecord } from '../model/digest.ts'
import type { Store } from '../stores/store.ts'
import { deliveryWords } from './delivery-words.ts'
import { digestWords } from './digest-words.ts'
import { momentWords } from './schedule-words.ts'
import { writePost } from './write-post.ts'

const HISTORY = 20
const POSTS = 20

/** Reads digests and what was posted for pages. */
export function digestRecords(store: Store, now: () => Temporal.Instant): DigestRecords {
  const entry = (digest: Digest): DigestEntry => ({
    id: digest.id,
    when: digestWords(digest, now()),
    channelId: digest.place.channelId,
  })
  return {
    list: async spaceId => (await store.digests.list(spaceId)).map(entry),

    async find(id, spaceId) {
      const digest = await store.digests.find(id)
      if (digest?.place.spaceId !== spaceId) return undefined
      const subject = { kind: 'digest', id } as const
      const [deliveries, posts] = await Promise.all([
        store.deliveries.history(subject, { limit: HISTORY }),
        store.posts.inChannel(digest.place, { subject, limit: POSTS }),
      ])
      return {
        ...entry(digest),
        history: deliveries.map(delivery => ({
          due: momentWords(delivery.dueAt, digest.timeZone),
          outcome: deliveryWords(delivery, digest.timeZone).text,
        })),
        posts: posts.map(postEntry),
      }
    },

    async post(id, spaceId) {
      const post = /^\d{1,9}$/.test(id) ? await store.posts.find(id) : undefined
      if (post?.place.spaceId !== spaceId) return undefined
      return { ...postEntry(post), reply: await writePost(post.content, store) }
    },

    async postedIn(channel, { limit }) {
      const posts = await store.posts.inChannel(channel, { limit: POSTS })
      // What was said in reply to a command has no message of its own.
      return posts
        .filter(({ messageIds }) => messageIds.length > 0)
        .slice(0, limit)
        .map(postEntry)
    },
  }
}

function postEntry({ id, content, postedAt }: PostRecord): PostEntry {
  return { id, title: content.title, postedAt }
}

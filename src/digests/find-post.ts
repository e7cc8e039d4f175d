import type { Asker } from '../bot/command.ts'
import type { PostRecord } from '../model/digest.ts'
import type { Store } from '../stores/store.ts'

/**
 * The post of a channel that is meant: by the link or id of a message of it, by its own number, or the last one. Undefined
 * where there is none.
 */
export async function findPost(
  typed: string | undefined,
  store: Store,
  { place }: Asker,
): Promise<PostRecord | undefined> {
  if (typed === undefined) return (await store.posts.inChannel(place, { limit: 1 }))[0]
  const byMessage = await findByMessage(typed, store, place)
  if (byMessage !== undefined) return byMessage
  const post = /^#?\d{1,9}$/.test(typed) ? await store.posts.find(typed.replace('#', '')) : undefined
  return post?.place.spaceId === place.spaceId ? post : undefined
}

/** Discord: …/channels/guild/channel/message. Slack: …/archives/channel/p1700000000000100, where the id has a point. */
async function findByMessage(
  typed: string,
  store: Store,
  place: Asker['place'],
): Promise<PostRecord | undefined> {
  const [, channelId = place.channelId, id = typed] = /([^/]+)\/([^/?#]+)(?:[?#].*)?$/.exec(typed) ?? []
  const [, seconds, rest] = /^p(\d{10})(\d{6})$/.exec(id) ?? []
  const messageId = seconds === undefined ? id : `${seconds}.${rest}`
  return store.posts.findByMessage({ ...place, channelId }, messageId)
}

import { type Post, PostError, type Poster, type PostPlace } from '../../src/bot/poster.ts'
import type { Reply } from '../../src/model/reply.ts'

/** A platform that remembers: the same key is the same message. What it does next can be told beforehand. */
export function recordingPoster(platform: Poster['platform'] = 'discord') {
  const messages: { readonly key: string; readonly place: PostPlace; readonly reply: Reply }[] = []
  const told: { readonly userId: string; readonly reply: Reply }[] = []
  const edits: { readonly messageId: string; readonly reply: Reply }[] = []
  /** What happens at the next tries, in turn: an error instead, or after the message stands already. */
  const script: { readonly error: PostError; readonly stands?: boolean }[] = []
  let tries = 0
  const poster: Poster = {
    platform,
    async post(place, reply, { key }): Promise<Post> {
      tries++
      const turn = script.shift()
      if (turn !== undefined && !turn.stands) throw turn.error
      if (!messages.some(message => message.key === key)) messages.push({ key, place, reply })
      if (turn !== undefined) throw turn.error
      const messageId = String(messages.findIndex(message => message.key === key))
      return { channelId: place.channelId, messageId, messageIds: [messageId] }
    },
    async edit(_, post, reply) {
      const turn = script.shift()
      if (turn !== undefined) throw turn.error
      edits.push({ messageId: post.messageId, reply })
      return post
    },
    async tell({ userId }, reply) {
      told.push({ userId, reply })
    },
    findObstacle: async () => undefined,
  }
  return { poster, messages, told, edits, script, tries: () => tries }
}

export const failing = (failure: PostError['failure'], retryAfterMs?: number) => ({
  error: new PostError(failure, `It is ${failure}.`, retryAfterMs === undefined ? {} : { retryAfterMs }),
})

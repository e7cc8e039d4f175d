import { defineCommand } from '../src/bot/command.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { followName } from '../src/digests/follow-name.ts'
import { readFollowed } from '../src/digests/read-followed.ts'
import type { Follow } from '../src/model/digest.ts'

export default defineCommand({
  name: 'unfollow',
  description: 'Hear no more in this channel of somebody or something',
  example: '/unfollow jeff sessions',
  visibility: 'private',
  access: 'admin',
  options: {
    what: {
      type: 'text',
      required: true,
      suggest: 'people',
      description: 'A person; or race and its name; topic and its words; or its number in /follows',
    },
  },
  async handle({ what }, { store, now, today, asker }) {
    const { place } = asker
    const all = await store.follows.list(place.spaceId)
    const isHere = (each: Follow) =>
      each.place.platform === place.platform && each.place.channelId === place.channelId
    const number = /^\s*#?(\d+)\s*$/.exec(what)?.[1]
    const followed =
      number === undefined ? await readFollowed(what, { store, today, spaceId: place.spaceId }) : undefined
    if (typeof followed === 'string') return nothingFound(followed)
    const follow = all.find(each =>
      followed === undefined
        ? each.id === number
        : each.kind === followed.kind && each.target === followed.target && isHere(each),
    )
    if (follow === undefined)
      return nothingFound('This channel does not follow that. /follows shows what is followed.')
    await store.follows.remove(follow.id)
    const { kind } = follow
    const name = await followName(follow, store)
    await store.audit.add({
      spaceId: place.spaceId,
      subject: 'alert',
      at: now,
      by: placeWords(place),
      text: `Follows ${kind} ${name} no more in ${follow.place.channelId}.`,
    })
    return {
      blocks: [
        {
          kind: 'notice',
          level: 'info',
          text: `${isHere(follow) ? 'This' : 'That'} channel follows ${name} no more.`,
        },
      ],
      // Following goes by the channel it is asked in.
      ...(isHere(follow) && number === undefined
        ? { actions: [{ label: 'Undo', command: 'follow', options: { what } }] }
        : {}),
    }
  },
})

import { defineCommand } from '../src/bot/command.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { followName } from '../src/digests/follow-name.ts'
import { readFollowed } from '../src/digests/read-followed.ts'

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
      description: 'A person; or race and its name; or topic and its words',
    },
  },
  async handle({ what }, { store, now, today, asker }) {
    const { place } = asker
    const followed = await readFollowed(what, { store, today, spaceId: place.spaceId })
    if (typeof followed === 'string') return nothingFound(followed)
    const { kind, target } = followed
    const follow = (await store.follows.list(place.spaceId)).find(
      each =>
        each.kind === kind &&
        each.target === target &&
        each.place.platform === place.platform &&
        each.place.channelId === place.channelId,
    )
    if (follow === undefined)
      return nothingFound('This channel does not follow that. /follows shows what is followed.')
    await store.follows.remove(follow.id)
    const name = await followName(follow, store)
    await store.audit.add({
      spaceId: place.spaceId,
      subject: 'alert',
      at: now,
      by: placeWords(place),
      text: `Follows ${kind} ${name} no more in ${place.channelId}.`,
    })
    return {
      blocks: [{ kind: 'notice', level: 'info', text: `This channel follows ${name} no more.` }],
      actions: [{ label: 'Undo', command: 'follow', options: { what } }],
    }
  },
})

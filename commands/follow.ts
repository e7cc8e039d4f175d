import { defineCommand } from '../src/bot/command.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { followName } from '../src/digests/follow-name.ts'
import { readFollowed } from '../src/digests/read-followed.ts'
import { BUNDLE_MINUTES } from '../src/digests/watch-followed.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'follow',
  description: 'Hear in this channel of every new quotation or story about a person, a race or a topic',
  example: '/follow jeff sessions',
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
  async handle({ what }, { store, now, today, asker, findObstacle }) {
    const target = await readFollowed(what, { store, today, spaceId: asker.place.spaceId })
    if (typeof target === 'string') return nothingFound(target)
    const obstacle = await findObstacle(asker.place)
    if (obstacle !== undefined)
      throw new UserError('cannot-post', `Nothing could be posted here. ${obstacle}`)
    const { follow, isNew } = await store.follows.add({
      ...target,
      place: asker.place,
      state: 'active',
      createdAt: now,
    })
    const name = await followName(follow, store)
    const undo = { label: 'Unfollow', command: 'unfollow', options: { what } }
    if (!isNew)
      return {
        blocks: [{ kind: 'notice', level: 'info', text: `This channel follows ${name} already.` }],
        actions: [undo],
      }
    await store.audit.add({
      spaceId: asker.place.spaceId,
      subject: 'alert',
      at: now,
      by: placeWords(asker.place),
      text: `Follows ${follow.kind} ${name} in ${asker.place.channelId}.`,
    })
    return {
      title: `Following ${name}`,
      blocks: [
        {
          kind: 'text',
          text: `What comes in from now on is posted here, ${BUNDLE_MINUTES} minutes’ worth at a time.`,
        },
      ],
      actions: [undo],
    }
  },
})

import { defineCommand } from '../src/bot/command.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'

export default defineCommand({
  name: 'race unset',
  description: 'Make this channel be about no race in particular',
  example: '/race unset',
  visibility: 'public',
  access: 'admin',
  options: {},
  async handle(_, { store, asker, now }) {
    const { spaceId, channelId } = asker.place
    const before = await store.races.unbind(asker.place)
    if (before === undefined) return nothingFound('This channel is about no race as it is.')
    await store.audit.add({
      spaceId,
      subject: 'race',
      at: now,
      by: placeWords(asker.place),
      text: `The channel ${channelId} is no longer about ${before}.`,
    })
    return {
      ...nothingFound('This channel is about no race in particular any more.'),
      actions: [{ label: 'Undo', command: 'race set', options: { race: before } }],
    }
  },
})

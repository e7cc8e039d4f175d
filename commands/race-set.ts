import { defineCommand } from '../src/bot/command.ts'
import { findRace, whichRace } from '../src/bot/find-race.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { raceName } from '../src/model/race.ts'

export default defineCommand({
  name: 'race set',
  description: 'Make this channel be about a race: questions here start from it',
  example: '/race set alabama-senate-2020',
  visibility: 'public',
  access: 'admin',
  options: {
    race: { type: 'text', required: true, suggest: 'races', description: 'Which race' },
  },
  async handle({ race: typed }, { store, asker, now }) {
    const { spaceId } = asker.place
    const race = await findRace(store, typed, spaceId)
    if (race === undefined) return whichRace(store, typed, { spaceId, command: 'race set' })
    const before = await store.races.boundTo(asker.place)
    await store.races.bind(asker.place, race.id)
    await store.audit.add({
      spaceId,
      subject: 'race',
      at: now,
      by: placeWords(asker.place),
      text: `Made the channel ${asker.place.channelId} be about ${race.id}.`,
    })
    return {
      blocks: [
        {
          kind: 'notice',
          level: 'info',
          text: `This channel is now about ${raceName(race)}. Questions here are asked of its articles first, and “who is running?” is about it.`,
        },
      ],
      actions: [
        { label: 'Show the race', command: 'race show', options: { race: race.id } },
        before === undefined || before === race.id
          ? { label: 'Undo', command: 'race unset', options: {} }
          : { label: 'Undo', command: 'race set', options: { race: before } },
      ],
    }
  },
})

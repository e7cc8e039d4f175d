import { raceOf } from '../src/bot/channel-race.ts'
import { defineCommand } from '../src/bot/command.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { day } from '../src/bot/wording.ts'
import { raceName } from '../src/model/race.ts'

export default defineCommand({
  name: 'race list',
  description: 'The races there are, and the one of this channel',
  example: '/race list',
  visibility: 'private',
  access: 'everyone',
  options: {},
  async handle(_, { store, asker }) {
    const [races, bound] = await Promise.all([
      store.races.list(asker.place.spaceId),
      raceOf(store, asker.place),
    ])
    if (races.length === 0)
      return nothingFound('There are no races yet. Those who administrate this space add one: /race add')
    return {
      title: 'Races',
      blocks: [
        {
          kind: 'fields',
          fields: races.map(race => ({
            name: raceName(race),
            value: [
              race.id,
              `election ${day(race.electionOn)}`,
              `${race.personIds.length} people`,
              ...(race.spaceId === undefined ? [] : ['set up here']),
              ...(race.id === bound?.id ? ['this channel is about it'] : []),
            ].join(' · '),
          })),
        },
      ],
      actions: races
        .slice(0, BUTTONS)
        .map(race => ({ label: raceName(race), command: 'race show', options: { race: race.id } })),
    }
  },
})

/** A row of buttons. */
const BUTTONS = 5

import { defineCommand } from '../src/bot/command.ts'
import { findRace, whichRace } from '../src/bot/find-race.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { raceOptions } from '../src/bot/race-people.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { UserError } from '../src/model/errors.ts'
import { raceName } from '../src/model/race.ts'

export default defineCommand({
  name: 'race remove',
  description: 'Take away a race that was set up here, or the changes that were made to one',
  example: '/race remove teal-county-mayor-2019',
  visibility: 'public',
  access: 'admin',
  options: {
    race: { type: 'text', required: true, suggest: 'races', description: 'Which race' },
  },
  async handle({ race: typed }, { store, asker, now }) {
    const { spaceId } = asker.place
    const found = await findRace(store, typed, spaceId)
    if (found === undefined) return whichRace(store, typed, { spaceId, command: 'race remove' })
    const race = await store.races.remove(found.id, spaceId)
    if (race === undefined)
      throw new UserError(
        'race-of-all',
        `${raceName(found)} comes with Hustings and stays. /race unset makes a channel be about it no longer.`,
      )
    await store.audit.add({
      spaceId,
      subject: 'race',
      at: now,
      by: placeWords(asker.place),
      text: `Removed the race ${race.id}.`,
    })
    const left = await store.races.find(race.id, spaceId)
    return {
      ...nothingFound(
        left === undefined
          ? `Removed ${raceName(race)}. Channels that were about it are about no race in particular.`
          : `${raceName(left)} is as it comes with Hustings again.`,
      ),
      actions: [
        left === undefined
          ? { label: 'Undo', command: 'race add', options: { id: race.id, ...raceOptions(race) } }
          : { label: 'Undo', command: 'race edit', options: { race: race.id, ...raceOptions(race) } },
      ],
    }
  },
})

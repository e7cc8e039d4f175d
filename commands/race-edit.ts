import { peopleOf } from '../src/bot/channel-race.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findRace, splitList, whichRace } from '../src/bot/find-race.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { raceNews } from '../src/bot/race-news.ts'
import { leftOut, raceOptions, readPeople, suggestedPeople } from '../src/bot/race-people.ts'
import { raceFields, readRaceDates } from '../src/bot/race-words.ts'
import { UserError } from '../src/model/errors.ts'
import { type Race, raceName } from '../src/model/race.ts'

export default defineCommand({
  name: 'race edit',
  description: 'Change a race: here alone, where it comes with Hustings',
  example: '/race edit alabama-senate-2020 add:john merrill',
  visibility: 'public',
  access: 'admin',
  options: {
    race: { type: 'text', required: true, suggest: 'races', description: 'Which race' },
    add: { type: 'text', suggest: 'people', description: 'Who runs too, parted by semicolons' },
    drop: { type: 'text', suggest: 'people', description: 'Who does not run, parted by semicolons' },
    people: { type: 'text', description: 'All who run, in the place of those before' },
    terms: {
      type: 'text',
      description: 'Words that mark an article as about it, in the place of those before',
    },
    office: { type: 'text', description: 'What it is about' },
    place: { type: 'text', description: 'Where' },
    election: { type: 'days', description: 'The day of the election' },
    dates: { type: 'text', description: 'Other days, in the place of those before: Primary 2020-03-03' },
  },
  async handle({ race: typed, add = '', drop = '', people, terms, office, place, election, dates }, context) {
    const { store, asker, now, today } = context
    const { spaceId } = asker.place
    const before = await findRace(store, typed, spaceId)
    if (before === undefined) return whichRace(store, typed, { spaceId, command: 'race edit' })
    if (election !== undefined && !election.first.equals(election.last))
      throw new UserError('bad-election', 'election must be one day, such as 2020-11-03.')

    const [all, added, dropped] = [
      people === undefined ? undefined : await readPeople(store, splitList(people), today),
      await readPeople(store, splitList(add), today),
      await readPeople(store, splitList(drop), today),
    ]
    const listed = all?.people ?? (await peopleOf(before, store))
    const gone = new Set(dropped.people.map(({ id }) => id))
    const running = [...new Map([...listed, ...added.people].map(each => [each.id, each])).values()].filter(
      ({ id }) => !gone.has(id),
    )
    const race: Race = {
      ...before,
      spaceId,
      personIds: running.map(({ id }) => id),
      ...(terms !== undefined && { terms: splitList(terms) }),
      ...(office !== undefined && { office }),
      ...(place !== undefined && { place }),
      ...(election !== undefined && { electionOn: election.first }),
      ...(dates !== undefined && { dates: readRaceDates(dates) }),
    }
    await store.races.save(race)
    await store.audit.add({
      spaceId,
      subject: 'race',
      at: now,
      by: placeWords(asker.place),
      text: `Changed the race ${race.id}.`,
    })
    const suggested = await suggestedPeople(await raceNews(store, race), { store, limit: 3 })
    const open = [...(all?.open ?? []), ...added.open, ...dropped.open]
    return {
      title: raceName(race),
      blocks: [
        { kind: 'notice', level: 'info', text: 'Changed.' },
        raceFields(race, running),
        ...leftOut(open),
      ],
      actions: [
        ...suggested,
        before.spaceId === undefined
          ? { label: 'Undo', command: 'race remove', options: { race: race.id } }
          : { label: 'Undo', command: 'race edit', options: { race: race.id, ...raceOptions(before) } },
      ],
    }
  },
})

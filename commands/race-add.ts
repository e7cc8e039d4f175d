import { defineCommand } from '../src/bot/command.ts'
import { splitList } from '../src/bot/find-race.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { raceNews } from '../src/bot/race-news.ts'
import { leftOut, readPeople, suggestedPeople } from '../src/bot/race-people.ts'
import { raceFields, readRaceDates } from '../src/bot/race-words.ts'
import { slug } from '../src/ingest/slug.ts'
import { UserError } from '../src/model/errors.ts'
import { raceName } from '../src/model/race.ts'

export default defineCommand({
  name: 'race add',
  description: 'Set up a race: its office, place, election, people and words',
  example: '/race add mayor place:Teal County election:2019-12-03 people:helen marsh; tomas iriarte',
  visibility: 'public',
  access: 'admin',
  options: {
    office: { type: 'text', required: true, description: 'What it is about: U.S. Senate, mayor' },
    place: { type: 'text', required: true, description: 'Where: Alabama, Teal County' },
    election: { type: 'days', required: true, description: 'The day of the election' },
    id: { type: 'text', description: 'A short name for it; made from the place, office and year without it' },
    people: { type: 'text', description: 'Who runs, parted by semicolons' },
    terms: { type: 'text', description: 'Words that mark an article as about it, parted by semicolons' },
    dates: { type: 'text', description: 'Other days: Primary 2020-03-03; Runoff 2020-07-14' },
  },
  async handle({ id: typed, office, place, election, people = '', terms = '', dates = '' }, context) {
    const { store, asker, now, today } = context
    const { spaceId } = asker.place
    if (!election.first.equals(election.last))
      throw new UserError('bad-election', 'election must be one day, such as 2020-11-03.')
    const id = slug(typed ?? `${place} ${office.replace(/^U\.?S\.? /u, '')} ${election.first.year}`)
    const taken = await store.races.find(id, spaceId)
    if (taken !== undefined)
      throw new UserError(
        'race-taken',
        `There is a race ${id} already: ${raceName(taken)}. Change it with /race edit ${id}, or give this one another id.`,
      )
    const { people: found, open } = await readPeople(store, splitList(people), today)
    const race = {
      id,
      spaceId,
      office,
      place,
      electionOn: election.first,
      dates: readRaceDates(dates),
      personIds: found.map(person => person.id),
      terms: splitList(terms),
    }
    await store.races.save(race)
    await store.audit.add({
      spaceId,
      subject: 'race',
      at: now,
      by: placeWords(asker.place),
      text: `Added the race ${id}.`,
    })
    const suggested = await suggestedPeople(await raceNews(store, race), { store, limit: 3 })
    return {
      title: raceName(race),
      blocks: [
        { kind: 'notice', level: 'info', text: `Added as ${id}.` },
        raceFields(race, found),
        ...leftOut(open),
        ...(suggested.length > 0
          ? [{ kind: 'text' as const, text: 'The articles on it quote these people too:' }]
          : []),
      ],
      actions: [
        ...suggested,
        { label: 'Make this channel be about it', command: 'race set', options: { race: id } },
        { label: 'Undo', command: 'race remove', options: { race: id } },
      ],
    }
  },
})

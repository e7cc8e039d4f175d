import { UserError } from '../model/errors.ts'
import type { Person } from '../model/person.ts'
import type { Race, RaceDate } from '../model/race.ts'
import type { FieldsBlock } from '../model/reply.ts'
import { parseDays } from '../text/dates.ts'
import { splitList } from './find-race.ts'
import { day } from './wording.ts'

/** When, who and by which words: what a race is, as fields. */
export function raceFields(race: Race, people: readonly Person[]): FieldsBlock {
  const fields = [
    { name: 'Election', value: day(race.electionOn) },
    { name: 'Other days', value: race.dates.map(({ name, on }) => `${name}, ${day(on)}`).join('; ') },
    { name: 'People', value: people.map(({ name }) => name).join(', ') },
    { name: 'Known by', value: race.terms.map(term => `“${term}”`).join(', ') },
  ]
  return { kind: 'fields', fields: fields.filter(({ value }) => value !== '') }
}

/**
 * Reads the days of a race as they are typed: `Primary 2020-03-03; Runoff 14 July 2020`.
 *
 * @throws UserError `bad-race-date` for a part that does not end in a day
 */
export function readRaceDates(typed: string): RaceDate[] {
  return splitList(typed.replaceAll(/,(?=\s*\d{4}\b)/g, ' '))
    .map(part => {
      const words = part.split(/\s+/)
      for (let start = 1; start < words.length; start++) {
        const days = parseDays(words.slice(start).join(' '))
        if (days?.first.equals(days.last)) return { name: words.slice(0, start).join(' '), on: days.first }
      }
      throw new UserError(
        'bad-race-date',
        `“${part}” must be a name and a day, such as: Primary 2020-03-03. Several are parted by semicolons.`,
      )
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
}

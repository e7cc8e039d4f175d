import { defineCommand } from '../src/bot/command.ts'
import { findRace, whichRace } from '../src/bot/find-race.ts'
import { raceNews } from '../src/bot/race-news.ts'
import { suggestedPeople } from '../src/bot/race-people.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { raceName } from '../src/model/race.ts'
import type { Action } from '../src/model/reply.ts'
import { findRaceTerms } from '../src/text/race-terms.ts'

/** People, and phrases, suggested at most. */
const EACH = 4

export default defineCommand({
  name: 'race suggest',
  description: 'Whom and which words the articles on a race would add to it',
  example: '/race suggest alabama-senate-2020',
  visibility: 'private',
  access: 'admin',
  options: {
    race: { type: 'text', required: true, suggest: 'races', description: 'Which race' },
  },
  async handle({ race: typed }, { store, asker }) {
    const { spaceId } = asker.place
    const race = await findRace(store, typed, spaceId)
    if (race === undefined) return whichRace(store, typed, { spaceId, command: 'race suggest' })
    const news = await raceNews(store, race)
    const people = await suggestedPeople(news, { store, limit: EACH })
    const phrases = findRaceTerms(
      news.articles.map(({ headline, text }) => `${headline}\n${text}`),
      { ...race, known: race.terms },
    ).slice(0, EACH)
    if (people.length + phrases.length === 0)
      return nothingFound(
        `The articles on ${raceName(race)} name nobody else often, and no other words for it. Add what you know: /race edit ${race.id} with add: or terms:`,
      )
    const words = phrases.map(
      ({ term }): Action => ({
        label: `Add “${term}”`,
        command: 'race edit',
        options: { race: race.id, terms: [...race.terms, term].join('; ') },
      }),
    )
    return {
      title: raceName(race),
      visibility: 'private',
      blocks: [
        {
          kind: 'text',
          text: 'From the articles on this race. Whoever is quoted in them may run in it, or only speak of it:',
        },
        {
          kind: 'fields',
          fields: [
            {
              name: 'People',
              value: people.map(({ options }) => String(options.add)).join(', '),
            },
            {
              name: 'Words',
              value: phrases
                .map(({ term, count }) => `“${term}” in ${count === 1 ? '1 article' : `${count} articles`}`)
                .join(', '),
            },
          ].filter(({ value }) => value !== ''),
        },
      ],
      actions: [...people, ...words],
    }
  },
})

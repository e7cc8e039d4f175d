import { defineCommand } from '../src/bot/command.ts'
import { tallyWords } from '../src/bot/person-words.ts'
import { nothingFound, personActions } from '../src/bot/replies.ts'

export default defineCommand({
  name: 'people list',
  description: 'Who is quoted most',
  example: '/people list limit:5',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    limit: { type: 'integer', min: 1, max: 25, description: 'How many at most' },
  },
  async handle({ limit = 10 }, { store }) {
    const tallies = await store.people.mostQuoted({ limit })
    if (tallies.length === 0) return nothingFound('Nobody is quoted in your articles yet.')
    const people = tallies.map(({ person }) => person)
    return {
      title: 'Most quoted',
      blocks: [
        {
          kind: 'fields',
          fields: tallies.map(tally => ({ name: tally.person.name, value: tallyWords(tally) })),
        },
      ],
      actions: personActions(people.slice(0, BUTTONS), {
        command: 'people card',
        option: 'person',
        label: ({ name }) => name,
      }),
    }
  },
})

/** A row of buttons; whoever comes after is asked for by name. */
const BUTTONS = 5

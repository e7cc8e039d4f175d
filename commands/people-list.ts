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
    who: {
      type: 'text',
      choices: ['people', 'organizations'],
      description: 'People (unless you say otherwise), or parties, campaigns, offices and the like',
    },
  },
  async handle({ limit = 10, who = 'people' }, { store }) {
    const isOfBodies = who === 'organizations'
    const tallies = await store.people.mostQuoted({ limit, who: isOfBodies ? 'bodies' : 'people' })
    if (tallies.length === 0)
      return nothingFound(`${isOfBodies ? 'No organization' : 'Nobody'} is quoted in your articles yet.`)
    const people = tallies.map(({ person }) => person)
    return {
      title: isOfBodies ? 'Most quoted organizations' : 'Most quoted',
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

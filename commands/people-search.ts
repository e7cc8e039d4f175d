import { defineCommand } from '../src/bot/command.ts'
import { nobodyCalled } from '../src/bot/nobody-called.ts'
import { kindWords, rolesWords, tallyWords } from '../src/bot/person-words.ts'
import { personActions } from '../src/bot/replies.ts'
import { suggestPeople } from '../src/bot/suggest.ts'

export default defineCommand({
  name: 'people search',
  description: 'Everybody whose name is like this, whoever is quoted most first',
  example: '/people search sessions',
  visibility: 'private',
  access: 'everyone',
  options: {
    name: {
      type: 'text',
      required: true,
      suggest: 'people',
      description: 'A name, a part of it, misspelt perhaps',
    },
    limit: { type: 'integer', min: 1, max: 25, description: 'How many at most' },
  },
  async handle({ name, limit = 10 }, { store }) {
    const card = { command: 'people card', option: 'person' }
    const found = (await suggestPeople(name, store)).slice(0, limit)
    if (found.length === 0) return nobodyCalled(name, { kind: 'none', near: [] }, { store, ...card })
    return {
      title: `People like “${name}”`,
      blocks: [
        {
          kind: 'fields',
          fields: found.map(tally => ({
            name: tally.person.name,
            value: [kindWords(tally.person), rolesWords(tally.person), tallyWords(tally)]
              .filter(part => part !== '')
              .join(' · '),
          })),
        },
      ],
      actions: personActions(
        found.slice(0, BUTTONS).map(({ person }) => person),
        { ...card, label: person => person.name },
      ),
    }
  },
})

/** A row of buttons. */
const BUTTONS = 5

import { defineCommand } from '../src/bot/command.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { nobodyCalled } from '../src/bot/nobody-called.ts'
import { doneBy, placeWords, tallyWords } from '../src/bot/person-words.ts'
import { whichPerson } from '../src/bot/replies.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'people merge',
  description: 'Make one person of two entries that are the same; can be undone',
  example: '/people merge jefferson sessions into:jeff sessions',
  visibility: 'public',
  access: 'admin',
  options: {
    person: { type: 'text', required: true, suggest: 'people', description: 'The entry that goes' },
    into: { type: 'text', required: true, suggest: 'people', description: 'The entry that stays' },
  },
  async handle({ person, into }, { store, today, now, asker }) {
    const asked = { command: 'people merge', option: 'person', options: { into } }
    const from = await findPerson(store, person, today)
    if (from.kind === 'several') return whichPerson(person, from.people, asked)
    if (from.kind === 'none') return nobodyCalled(person, from, { store, ...asked })

    const chosen = { command: 'people merge', option: 'into', options: { person: `#${from.person.id}` } }
    const to = await findPerson(store, into, today)
    if (to.kind === 'several') return whichPerson(into, to.people, chosen)
    if (to.kind === 'none') return nobodyCalled(into, to, { store, ...chosen })
    if (to.person.id === from.person.id)
      throw new UserError(
        'same-person',
        `“${person}” and “${into}” are one entry already: ${to.person.name}. See /people card ${to.person.name}`,
      )

    const merge = await store.merges.add({
      fromId: from.person.id,
      intoId: to.person.id,
      at: now,
      by: placeWords(asker.place),
    })
    return {
      title: 'Merged',
      blocks: [
        {
          kind: 'notice',
          level: 'info',
          text: `${merge.from.name} is now ${merge.into.name}: names, offices and words went over (${tallyWords(merge)}), and so will what comes.`,
        },
        {
          kind: 'fields',
          fields: [
            {
              name: `On record as merge ${merge.id}`,
              mentions: doneBy(merge.mergedBy),
              value: `It can be undone: /people split ${merge.from.name} merge:${merge.id}`,
            },
          ],
        },
      ],
      actions: [
        {
          label: 'Undo',
          command: 'people split',
          options: { person: merge.from.name, merge: Number(merge.id) },
        },
        { label: to.person.name, command: 'people card', options: { person: `#${to.person.id}` } },
      ],
    }
  },
})

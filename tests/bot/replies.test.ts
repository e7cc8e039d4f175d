import { expect, test } from 'vitest'
import { nothingFound, whichPerson } from '../../src/bot/replies.ts'
import type { Person, Role } from '../../src/model/person.ts'

const person = (name: string, ...roles: Role[]): Person => ({
  id: name,
  name,
  familyName: name,
  otherNames: [],
  roles,
})

test('nothing found is an answer, with whatever else is to be shown', () => {
  expect(nothingFound('No words of hers.', [{ kind: 'text', text: 'Yet.' }])).toEqual({
    blocks: [
      { kind: 'notice', level: 'info', text: 'No words of hers.' },
      { kind: 'text', text: 'Yet.' },
    ],
  })
})

test('asking back gives a button for each person, told apart by the latest office', () => {
  const reply = whichPerson(
    'marsh',
    [
      person('Helen Marsh', { office: 'Mayor' }, { office: 'U.S. Senator', state: 'OH' }),
      person('Owen Marsh', { office: 'coroner' }),
      person('Ida Marsh'),
    ],
    { command: 'quote', option: 'person' },
  )
  expect(reply.status).toBeUndefined()
  expect(reply.blocks).toMatchObject([{ kind: 'notice', text: expect.stringContaining('“marsh”') }])
  expect(reply.actions).toEqual([
    { label: 'Helen Marsh (U.S. Senator, OH)', command: 'quote', options: { person: 'Helen Marsh' } },
    { label: 'Owen Marsh (coroner)', command: 'quote', options: { person: 'Owen Marsh' } },
    { label: 'Ida Marsh', command: 'quote', options: { person: 'Ida Marsh' } },
  ])
})

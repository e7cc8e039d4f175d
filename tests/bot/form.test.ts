import { expect, test } from 'vitest'
import { filledIn, findForm } from '../../src/bot/form.ts'
import { sampleCommands } from './sample-commands.ts'

test('what a command needs and was not given is asked for', () => {
  const asked = { command: 'poll', options: { about: 'jobs', person: ' ' } }
  expect(findForm(asked, sampleCommands)).toMatchObject({
    invocation: asked,
    title: 'What do polls say?',
    fields: [{ name: 'person', isLong: false }],
  })
  expect(findForm({ command: 'ask', options: {} }, sampleCommands)?.fields).toMatchObject([
    { name: 'question', isLong: true },
  ])
})

test('nothing is asked for where nothing lacks', () => {
  expect(findForm({ command: 'poll', options: { person: 'marsh' } }, sampleCommands)).toBeUndefined()
  expect(findForm({ command: 'status', options: {} }, sampleCommands)).toBeUndefined()
  expect(findForm({ command: 'no such', options: {} }, sampleCommands)).toBeUndefined()
})

test('what was filled in joins what was known; what was left empty stays out', () => {
  const known = { command: 'poll', options: { about: 'jobs' } }
  expect(filledIn(known, { person: 'Marsh', kind: ' ' })).toEqual({
    command: 'poll',
    options: { about: 'jobs', person: 'Marsh' },
  })
})

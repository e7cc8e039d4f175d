import { expect, test } from 'vitest'
import { toldBy } from './told.ts'

const TEXT =
  'A storm hit Oakfen on Saturday. Two people died. Oakfen will vote on Tuesday. The mayor toured Tolland on Saturday in the rain.'

test('what happened somewhere on a day is what names that day, there', () => {
  expect(toldBy('what happened in Oakfen last Saturday?', TEXT)).toEqual(['A storm hit Oakfen on Saturday.'])
  expect(toldBy('what happened in tolland on feb 13', TEXT)).toEqual([
    'The mayor toured Tolland on Saturday in the rain.',
  ])
  expect(toldBy('what happened in Oakfen on Friday', TEXT)).toEqual([])
})

test('without a place or a day it is another question', () => {
  for (const question of [
    'what happened on Saturday',
    'what happened in Oakfen',
    'what happened in Oakfen someday',
  ])
    expect(toldBy(question, TEXT)).toBeUndefined()
})

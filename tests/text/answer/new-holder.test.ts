import { describe, expect, test } from 'vitest'
import { toldBy } from './told.ts'

describe('who is new in an office', () => {
  const cases = [
    ['who is the new attorney general?', 'Gov. Soto appointed Lee Webb attorney general on Tuesday.'],
    ['who’s the new police chief of Oakfen', 'Lee Webb was sworn in as police chief of Oakfen.'],
    ['who was named interim clerk', 'Lee Webb will serve as interim clerk until May.'],
    ['who was appointed clerk', 'The board named Lee Webb clerk.'],
  ] as const
  for (const [question, text] of cases)
    test(`${question} ${text}`, () => expect(toldBy(question, text)).toEqual([text]))
})

describe('who is not', () => {
  const cases = [
    ['another office', 'who is the new attorney general', 'Gov. Soto appointed Lee Webb clerk.'],
    ['only for now', 'who is the new clerk', 'Lee Webb will serve as interim clerk until May.'],
    ['elsewhere', 'who is the new clerk of Oakfen', 'Lee Webb was sworn in as clerk of Tolland.'],
    ['nobody', 'who is the new clerk', 'A new clerk will be named by June.'],
  ] as const
  for (const [name, question, text] of cases) test(name, () => expect(toldBy(question, text)).toEqual([]))
})

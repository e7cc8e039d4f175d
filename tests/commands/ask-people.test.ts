import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Newsroom } from '../bot/newsroom.ts'
import { openHalden, shownBy } from './halden.ts'

// Parties, ages, homes, jobs and offices, which news tells in passing beside a name.

let room: Newsroom
beforeAll(async () => {
  room = await openHalden()
})
afterAll(() => room.close())

const ask = (question: string) => shownBy(room, question)

describe('what news says in passing', () => {
  const cases = [
    ['what party is greta sandoval', 'Councilwoman Greta Sandoval, a Republican'],
    ['Which party is Councilwoman Sandoval of?', 'Councilwoman Greta Sandoval, a Republican'],
    ['whats roger vances party', 'House Speaker Roger Vance, a Republican'],
    ['how old is okafor', 'Okafor, 41,'],
    ['how old is the president of wexley?', 'Wexley President Amara Linde, 58,'],
    ['where is nadia okafor from', 'Nadia Okafor, a Democrat from Eugene'],
    ['where does jonah pierce come from', 'a senior from Tacoma'],
    ['what does eli whitcomb do for a living', 'a Democrat who owns a bicycle shop'],
    ["what is teresa quill's job", 'Teresa Quill, a nurse from Bend'],
    ["what's tom abara's job", 'the city engineer, Tom Abara'],
    ['who is the mayor of port halden', 'Mayor Dolores Finch'],
    ['whos the police chief', 'Police Chief Ruth Delgado'],
    ['who is the president of wexley university', 'Wexley President Amara Linde'],
    ['who is the senator from oregon', 'Sen. Peter Halloran'],
  ] as const
  for (const [question, says] of cases) {
    test(question, async () => {
      const { shown, words } = await ask(question)
      expect(shown, words).toContain(says)
    })
  }
})

describe('yes or no, where the sentence itself settles it', () => {
  const cases = [
    ['is peter halloran a democrat?', 'Yes, by this:', 'Peter Halloran (D-Ore.)'],
    ['is lindqvist a dem', 'No, by this:', 'Carl Lindqvist (R-Ore.)'],
    ['is marisol tanaka a republican?', 'No, by this:', 'Marisol Tanaka, a Democrat'],
  ] as const
  for (const [question, verdict, says] of cases) {
    test(question, async () => {
      const { shown, words } = await ask(question)
      expect(words).toContain(verdict)
      expect(shown).toContain(says)
    })
  }
})

describe('what no sentence says is not guessed', () => {
  const cases = [
    ['how old is devin marsh', 'No sentence in your feeds says plainly how old Devin Marsh is.'],
    ['where is greta sandoval from', 'No sentence in your feeds says plainly where Greta Sandoval is from.'],
    ['is tom abara a republican', 'No sentence in your feeds says plainly of which party Tom Abara is.'],
  ] as const
  for (const [question, says] of cases) {
    test(question, async () => {
      const { shown, words } = await ask(question)
      expect(words).toContain(says)
      expect(shown).toBe('')
    })
  }
})

test('who is meant is remembered for what is asked next', async () => {
  await ask('what party is greta sandoval')
  const { shown, words } = await ask('and roger vance?')
  expect(words).toContain('Read as: what party is roger vance?')
  expect(shown).toContain('Roger Vance, a Republican')
})

test('of a party the directory speaks where no article does, and of an office that two hold', async () => {
  const day = Temporal.PlainDate.from
  const role = { office: 'U.S. Senator', state: 'OH', start: day('2021-01-03') }
  await room.store.people.save([
    {
      id: 'ada',
      name: 'Ada Quarles',
      familyName: 'Quarles',
      otherNames: [],
      roles: [{ ...role, party: 'Democrat' }],
    },
    {
      id: 'ben',
      name: 'Ben Osei',
      familyName: 'Osei',
      otherNames: [],
      roles: [{ ...role, party: 'Republican' }],
    },
  ])
  const party = await ask('is ada quarles a republican?')
  expect(party.words).toContain('No, by this:')
  expect(party.words).toContain('U.S. Senator, OH, Democrat (2021 to now)')
  const both = await ask('who is the senator from ohio?')
  expect(both.reply.actions?.map(({ label }) => label).toSorted()).toEqual(['Ada Quarles', 'Ben Osei'])
  expect((await ask('who was the governor of ohio?')).words).not.toContain('Tanaka, a Democrat')
})

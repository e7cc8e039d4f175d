import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { excerptsOf, expectCutFromArticles } from '../bot/excerpts.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

// Four articles of two years: a levy that two publishers count differently, a race for mayor, and one for sheriff.

let room: Newsroom
beforeAll(async () => {
  const file = join(import.meta.dirname, 'ask-harbor.jsonl')
  room = await openNewsroom([file], Temporal.Instant.from('2024-03-13T12:00:00Z'))
})
afterAll(() => room.close())

const DECLINED = 'Nothing in your feeds says so.'
const ask = async (question: string) => {
  const reply = await room.say(`/ask ${question}`)
  await expectCutFromArticles(reply, room.store)
  const words = wordsOf(reply)
  return {
    reply,
    words,
    isDeclined: words.includes(DECLINED),
    shown: excerptsOf(reply)
      .map(({ text }) => text)
      .join(' '),
  }
}

describe('each kind of question', () => {
  const cases = [
    ['person', 'Who is running for mayor of Oakfen against Ines Corrigan?', 'Bram Tolliver announced'],
    [
      'person, lower case',
      'who is running for mayor of oakfen against ines corrigan?',
      'Bram Tolliver announced',
    ],
    ['place', 'Where was Milo Strand born?', 'Strand was born in Oakfen'],
    ['date', 'When does the levy take effect?', 'July 1, 2023'],
    ['number', 'How many pupils attend the high school?', 'About 1,200 pupils'],
    ['money', 'How much has Dana Ortega raised?', '$310,000'],
    ['share', 'What percent of those asked had not decided?', 'About 12 percent'],
    ['country', 'In which country was Dana Ortega trained?', 'Portugal'],
    ['state', 'In which state did Milo Strand study law?', 'Ohio'],
    ['name', 'Which party’s councilwoman did not vote?', 'Harbor Party'],
    ['manner', 'How did the council pass the levy?', 'by seven votes to four'],
    ['who said', 'Who called the levy “a gift to builders”?', 'Bram Tolliver voted against it'],
    ['who said, of a wording', 'who said “a gift to builders”?', 'a gift to builders'],
    ['the latest', 'What is the latest on Dana Ortega?', 'Dana Ortega leads the race'],
    [
      'yesterday, as the asker’s calendar has it',
      'Who led the race for sheriff yesterday?',
      'Dana Ortega leads',
    ],
    ['reason', 'Why did Ines Corrigan sign the levy?', 'because the roof'],
    ['yes or no', 'Has the union of teachers endorsed Ines Corrigan?', 'The union of teachers has endorsed'],
    ['thing', 'What did Bram Tolliver promise to repeal?', 'promised to repeal the school levy'],
    ['what somebody said', 'What did Ines Corrigan say at the meeting?', 'The children have waited'],
    ['a year', 'When was the election in 2024?', 'November 5, 2024'],
    ['who somebody is', 'who is ines corrigan?', 'Mayor Ines Corrigan, a Democrat'],
    ['who somebody is, by a name alone', 'Petra Vandermeer', 'Councilwoman Petra Vandermeer'],
  ] as const
  for (const [kind, question, right] of cases) {
    test(`${kind}: ${question}`, async () => {
      const { isDeclined, shown, words } = await ask(question)
      expect({ isDeclined, shown }, words).toMatchObject({
        isDeclined: false,
        shown: expect.stringContaining(right),
      })
    })
  }

  test('where publishers differ both stand, and that is said', async () => {
    const { reply, words } = await ask('How many people came to the hearing on bus fares?')
    const publishers = reply.blocks.flatMap(block =>
      block.kind === 'sentences' ? [block.citation.publisher] : [],
    )
    expect(publishers.toSorted()).toEqual(['Fenland Courier', 'The Oakfen Gazette'])
    expect(words).toContain('The publishers differ here')
  })
})

describe('never an answer to a different question', () => {
  const cases = [
    ['wrong person, named elsewhere', 'Has the union of teachers endorsed Bram Tolliver?'],
    ['wrong person, in lower case', 'has the union of teachers endorsed bram tolliver?'],
    ['wrong person, named nowhere', 'Has Zebedee Quillfeather endorsed Ines Corrigan?'],
    ['wrong person of the same race', 'Has Petra Vandermeer endorsed Dana Ortega?'],
    ['wrong person, another’s deed', 'Did Petra Vandermeer sign the levy?'],
    ['wrong year', 'Who ran for mayor of Oakfen in 2019?'],
    ['wrong year, of the levy', 'When did the council pass the levy in 2021?'],
    ['wrong year, of a passage that names both', 'Who won the election in 2022?'],
    ['wrong race', 'Who leads the race for governor?'],
    ['wrong race, of the same person', 'Is Dana Ortega running for governor?'],
    ['wrong race, of the other’s office', 'Is Bram Tolliver running for sheriff?'],
  ] as const
  for (const [name, question] of cases) {
    test(`${name}: ${question}`, async () => {
      const { isDeclined, words } = await ask(question)
      expect(isDeclined, words).toBe(true)
    })
  }
})

test('who somebody is: an office of the directory is said to be from there, and what is not said is said so', async () => {
  const day = Temporal.PlainDate.from
  const person = { familyName: 'Quillen', otherNames: [], roles: [] }
  await room.store.people.save([
    {
      ...person,
      id: 'hedda',
      name: 'Hedda Quillen',
      roles: [{ office: 'state auditor', start: day('2020-01-07') }],
    },
    { ...person, id: 'otto', name: 'Otto Quillen' },
  ])
  const hedda = await ask('Who is Hedda Quillen?')
  expect(hedda.words).toContain('Offices, by the directory')
  expect(hedda.words).toContain('state auditor (2020 to now)')
  expect(hedda.shown).toBe('')
  const otto = await ask('who is otto quillen')
  expect(otto.words).toContain('No sentence in your feeds says plainly who Otto Quillen is.')
  expect((await ask('who is the state auditor?')).words).toContain('Hedda Quillen')
})

describe('each reason to say nothing', () => {
  const cases = [
    ['no word matches', 'xyzzy?', DECLINED],
    [
      'a name that is nowhere',
      'Has Zebedee Quillfeather endorsed Corrigan?',
      'A name in the question is in no stored article',
    ],
    ['another’s deed', 'Has the union of teachers endorsed Bram Tolliver?', 'The nearest that they do say:'],
    ['another year', 'What did the council pass in 1998?', 'No stored article is about that time.'],
    ['too little speaks for it', 'Which councilwoman voted on the levy?', 'The nearest that they do say:'],
    [
      'words that stand nowhere',
      'Which fishermen did the mayor visit abroad during the regatta?',
      'stands nowhere in them',
    ],
  ] as const
  for (const [name, question, says] of cases) {
    test(`${name}: ${question}`, async () => {
      const { isDeclined, words } = await ask(question)
      expect(isDeclined, words).toBe(true)
      expect(words).toContain(says)
      expect(words).toContain('Searched: 4 articles of')
    })
  }
})

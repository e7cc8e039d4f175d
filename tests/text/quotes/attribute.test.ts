import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/model/person.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'
import { type AttributeInput, attribute } from '../../../src/text/quotes/attribute.ts'

/** "speaker: words / words" of everything in marks. */
function spokenIn(input: AttributeInput): string[] {
  return attribute(input)
    .attributions.filter(({ kind }) => kind !== 'indirect')
    .map(({ speaker, content }) => {
      const words = content.map(({ start, end }) => input.text.slice(start, end))
      return `${speaker ?? '?'}: ${words.join(' / ')}`
    })
}

const cases: readonly { phenomenon: string; text: string; spoken: readonly string[] }[] = [
  {
    phenomenon: 'those around him, not he',
    text: 'Glenn Harker spoke in Milbrook on Monday. His surrogates called him “a genius.”',
    spoken: ['?: a genius.'],
  },
  {
    phenomenon: 'those around him, his name before them',
    text: 'Glenn Harker spoke in Milbrook on Monday. Harker aides called it “a triumph.”',
    spoken: ['?: a triumph.'],
  },
  {
    phenomenon: 'a question before the speaker',
    text: 'Tom Tarver left. “You tell me,” Tarver said.\n“Why is this road still closed?” Helen Marsh demanded.',
    spoken: ['Tom Tarver: You tell me,', 'Helen Marsh: Why is this road still closed?'],
  },
  {
    phenomenon: 'she who just reported, not she whose spokeswoman she is',
    text: 'Dana Whitfield will run again.\nWhitfield spokeswoman Jill Trask said the plan was ready. “We begin on Monday,” she said.',
    spoken: ['Jill Trask: We begin on Monday,'],
  },
  {
    phenomenon: 'the mayor in a place, not the place',
    text: 'Mayor Luis Ferrer drove to Milbrook. In Milbrook, the mayor also said there was “no danger.”',
    spoken: ['Luis Ferrer: no danger.'],
  },
  {
    phenomenon: 'the office of an apposition',
    text: 'Helen Marsh met Jill Trask, a former treasurer, on Monday. “It was a good talk,” the former treasurer said.',
    spoken: ['Jill Trask: It was a good talk,'],
  },
  {
    phenomenon: 'whoever issued the statement',
    text: 'Helen Marsh said in a statement that the count was fair. Tom Tarver stayed at home.\n“Every ballot was counted,” the statement said.',
    spoken: ['Helen Marsh: Every ballot was counted,'],
  },
  {
    phenomenon: 'whoever sent the letter that read so',
    text: 'Helen Marsh said in a letter that the count was fair. Tom Tarver stayed at home.\n“Every ballot was counted,” the letter read.',
    spoken: ['Helen Marsh: Every ballot was counted,'],
  },
  {
    phenomenon: 'he whose book the sentence names before him',
    text: 'Glenn Harker spoke first. Tom Tarver did not stay.\nIn his 2002 book, Tarver told of it. “It was long,” he said.',
    spoken: ['Tom Tarver: It was long,'],
  },
  {
    phenomenon: 'a woman whose given names disagree',
    text: 'Tom Tarver met Jo-Renee Pruitt, a professor.\nPruitt told of it on Monday. “It was long,” she said.',
    spoken: ['Jo-Renee Pruitt: It was long,'],
  },
  {
    phenomenon: 'the label of a transcript full of capitals',
    text: '"PRUITT: Good evening.\n\n"MARSH: But, Governor Pruitt, The Dover Gazette and The Salem Courier said no.',
    spoken: [
      'PRUITT: PRUITT: Good evening.',
      'MARSH: MARSH: But, Governor Pruitt, The Dover Gazette and The Salem Courier said no.',
    ],
  },
  {
    phenomenon: 'a signature behind marks inside marks',
    text: '“It was late.” ― Ann Soto\n“We pay for his so-called “gift” every single winter.” ― Jill Trask',
    spoken: ['Ann Soto: It was late.', 'Jill Trask: We pay for his so-called “gift” every single winter.'],
  },
  {
    phenomenon: 'a particle in small letters',
    text: 'De Vries was late. “I am sorry,” Bill de Vries said.',
    spoken: ['Bill de Vries: I am sorry,'],
  },
  {
    phenomenon: 'a family name with a slip',
    text: 'Helen Harlow runs the county. “It is late,” Harlowe said.',
    spoken: ['Helen Harlow: It is late,'],
  },
  {
    phenomenon: 'a woman called Jan',
    text: 'Gov. Jan Whitfield spoke. “It is late,” Whitfield said.',
    spoken: ['Jan Whitfield: It is late,'],
  },
  {
    phenomenon: 'letters encoded twice',
    text: 'The mayor, FranÃ§ois Ferrer, spoke. “It is late,” Ferrer said.',
    spoken: ['François Ferrer: It is late,'],
  },
  {
    phenomenon: 'the verb before the name',
    text: '“This is a bad map,” said Helen Marsh, the county clerk.',
    spoken: ['Helen Marsh: This is a bad map,'],
  },
  {
    phenomenon: 'a cue that interrupts',
    text: '“The road,” Gov. Dana Whitfield said, “will open in May.”',
    spoken: ['Dana Whitfield: The road, / will open in May.'],
  },
  {
    phenomenon: 'words that go on behind the cue',
    text: '“We counted every ballot,” said Helen Marsh, who has run elections since 2004. “Twice.”',
    spoken: ['Helen Marsh: We counted every ballot, / Twice.'],
  },
  {
    phenomenon: 'marks reopened in the next paragraph',
    text: 'Mayor Luis Ferrer spoke.\n“This city has waited,” Ferrer said. “We waited for the bridge.\n“We are done.”',
    spoken: ['Luis Ferrer: This city has waited, / We waited for the bridge. / We are done.'],
  },
  {
    phenomenon: 'a long role before the name',
    text: '“As clerk, he failed the city,” former Dover football coach and candidate Tom Tarver tweeted.',
    spoken: ['Tom Tarver: As clerk, he failed the city,'],
  },
  {
    phenomenon: 'a clause between name and verb',
    text: '“It was late,” Sheriff Dale Burke, a Democrat who took office in May, told reporters.',
    spoken: ['Dale Burke: It was late,'],
  },
  {
    phenomenon: 'fragments under another verb, behind a pronoun',
    text: 'Tom Tarver thanked the president. He also lobbed attacks in an ad, calling Josh Seward a “total disaster” and “embarrassment” to Dover.',
    spoken: ['Tom Tarver: total disaster / embarrassment'],
  },
  {
    phenomenon: 'according to',
    text: 'The shelters are “at the breaking point,” according to Ruth Calder, who runs the program.',
    spoken: ['Ruth Calder: at the breaking point,'],
  },
  {
    phenomenon: 'the spokeswoman, not whom she speaks for',
    text: '“The governor stands by her words,” said Jill Trask, a spokeswoman for Gov. Dana Whitfield.',
    spoken: ['Jill Trask: The governor stands by her words,'],
  },
  {
    phenomenon: 'the teller, not who is told',
    text: 'Gov. Dana Whitfield told Sen. Omar Reyes that the deal was “the best you will get.”',
    spoken: ['Dana Whitfield: the best you will get.'],
  },
  {
    phenomenon: 'a relative clause',
    text: 'The hearing turned on Dr. Priya Nair, who said the lab “never tested the second sample.”',
    spoken: ['Priya Nair: never tested the second sample.'],
  },
  {
    phenomenon: 'a signature',
    text: 'What readers say\n“A budget of broken promises.” — Fiona Reid',
    spoken: ['Fiona Reid: A budget of broken promises.'],
  },
  {
    phenomenon: 'the passive',
    text: 'The memo was dismissed as “fiction” by Jill Trask, the governor’s spokeswoman.',
    spoken: ['Jill Trask: fiction'],
  },
  {
    phenomenon: 'a transcript',
    text: 'HOST: “Will you debate him?”\nWEBB: “Any time.”\nSen. Carla Webb has led the race since June.',
    spoken: ['?: Will you debate him?', 'Carla Webb: Any time.'].map(line =>
      line.replace('?: Will', 'HOST: Will'),
    ),
  },
  {
    phenomenon: 'a pronoun, somebody else named between',
    text: 'Sen. Carla Webb faced questions about Gov. Peter Lang. Lang, a Republican, has backed the plan. “I like Peter, but he is wrong,” she said.',
    spoken: ['Carla Webb: I like Peter, but he is wrong,'],
  },
  {
    phenomenon: 'a pronoun, somebody of the same gender as object',
    text: 'Sen. Mark Doyle met Rep. Alan Pruitt for an hour on Monday. “We made progress,” he said after leaving Pruitt’s office.',
    spoken: ['Mark Doyle: We made progress,'],
  },
  {
    phenomenon: 'a chain of pronouns over paragraphs',
    text: 'Judge Irene Kolb ruled for the state.\n“The statute is plain,” she wrote.\nShe rejected the second claim as well. “It was never raised below,” she added.',
    spoken: ['Irene Kolb: The statute is plain,', 'Irene Kolb: It was never raised below,'],
  },
  {
    phenomenon: 'two speakers in turn',
    text: 'Reps. Ann Soto and Alan Pruitt clashed. “You never read it,” Soto said. “I wrote it,” Pruitt replied.',
    spoken: ['Ann Soto: You never read it,', 'Alan Pruitt: I wrote it,'],
  },
  {
    phenomenon: 'an office instead of the name',
    text: 'Gov. Dana Whitfield vetoed the bill. “It invites fraud,” the governor said.',
    spoken: ['Dana Whitfield: It invites fraud,'],
  },
  {
    phenomenon: 'one family name, two people',
    text: 'Former President Glenn Hale stumped for his wife, Sen. Diane Hale. “She never quits,” he said. “Glenn exaggerates,” the senator replied.',
    spoken: ['Glenn Hale: She never quits,', 'Diane Hale: Glenn exaggerates,'],
  },
  {
    phenomenon: 'a body, and it',
    text: 'The Justice Department said in a statement that it “will appeal without delay.”',
    spoken: ['Justice Department: will appeal without delay.'],
  },
  {
    phenomenon: 'an unnamed speaker stays unnamed',
    text: 'A reporter shouted, “Are you resigning?” “No,” Mayor Luis Ferrer answered.',
    spoken: ['?: Are you resigning?', 'Luis Ferrer: No,'],
  },
  {
    phenomenon: 'a campaign’s own video speaks for the candidate',
    text: 'Sen. Mark Doyle wants his seat back. Doyle’s campaign struck a milder tone in a video posted to his website, saying the governor had his “full support.”',
    spoken: ['Mark Doyle: full support.'],
  },
]

describe('attribute gives each quotation to its speaker', () => {
  for (const { phenomenon, text, spoken } of cases) {
    test(`${phenomenon}: ${text}`, () => expect(spokenIn({ text })).toEqual(spoken))
  }
})

const officials: Person[] = [
  {
    id: 'walter-dunn',
    name: 'Walter Dunn',
    familyName: 'Dunn',
    otherNames: [],
    gender: 'male',
    roles: [
      {
        office: 'President',
        start: Temporal.PlainDate.from('2017-01-20'),
        end: Temporal.PlainDate.from('2021-01-20'),
      },
    ],
  },
]

describe('attribute with a directory', () => {
  const publishedOn = Temporal.PlainDate.from('2019-11-08')
  const cases = [
    { text: '“I have not decided,” Mr. Dunn said.', spoken: ['Walter Dunn: I have not decided,'] },
    {
      text: 'Aides to Mr. Dunn met on Monday. “We will see,” the president told them.',
      spoken: ['Walter Dunn: We will see,'],
    },
  ]
  for (const { text, spoken } of cases) {
    test(text, () =>
      expect(spokenIn({ text, publishedOn, directory: directoryOf(officials) })).toEqual(spoken),
    )
  }
})

test('people are listed with their names, gender and titles, places and outlets are not', () => {
  const text =
    'Sen. Carla Webb of Ohio told the Harbor Times on Monday that she would run. Webb, the first in the race, spoke in Dover.'
  const { people } = attribute({ text })
  expect(
    people.map(({ name, familyName, gender, titles }) => ({ name, familyName, gender, titles })),
  ).toEqual([{ name: 'Carla Webb', familyName: 'Webb', gender: 'female', titles: ['Sen.'] }])
  expect(people[0]!.mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['Carla Webb', 'Webb'])
})

test('each attribution carries its source and cue, and how sure it is', () => {
  const text = '“We will win,” Helen Marsh said.'
  const [{ source, cue, confidence } = { confidence: 0 }] = attribute({ text }).attributions
  expect(source && text.slice(source.start, source.end)).toBe('Helen Marsh')
  expect(cue && text.slice(cue.start, cue.end)).toBe('said')
  expect(confidence).toBeGreaterThan(0.8)
})

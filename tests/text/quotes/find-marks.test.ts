import { describe, expect, test } from 'vitest'
import { findMarks } from '../../../src/text/quotes/find-marks.ts'
import { paragraphs } from '../../../src/text/sentences.ts'

const contents = (text: string) =>
  findMarks(text, paragraphs(text)).map(({ content }) => text.slice(content.start, content.end))

const cases: readonly { text: string; found: readonly string[] }[] = [
  { text: '"We will win," she said.', found: ['We will win,'] },
  { text: '“We will,” said Dana Whitfield, “win.”', found: ['We will,', 'win.'] },
  // Mixed: opened straight and closed curly, or the other way.
  { text: '"No, I won’t,” the mayor said. “We\'ll see."', found: ['No, I won’t,', "We'll see."] },
  // Turned the wrong way.
  { text: '”We will win,” she said.', found: ['We will win,'] },
  { text: '“We will win,“ she said.', found: ['We will win,'] },
  { text: "''We won't default,'' Neil Okun said.", found: ["We won't default,"] },
  { text: "``We won't default,'' Neil Okun said.", found: ["We won't default,"] },
  { text: 'He called it « un désastre » again.', found: [' un désastre '] },
  // Single marks, and apostrophes that are none.
  { text: '‘Shame on this chamber’: Webb walks out', found: ['Shame on this chamber'] },
  { text: '‘The minister’s plan won’t work,’ said Fiona Reid.', found: ['The minister’s plan won’t work,'] },
  { text: '‘The voters’ choice is plain,’ said Fiona Reid.', found: ['The voters’ choice is plain,'] },
  { text: "Webb calls plan 'a gift to Dover County'", found: ['a gift to Dover County'] },
  { text: "The voters' choice and the clerks' count differ.", found: [] },
  { text: "It was rock 'n' roll in the '90s, and she told 'em so.", found: [] },
  { text: 'Dover’s mayors’ pay rose.', found: [] },
  // Nested marks belong to the stretch around them.
  {
    text: '“He looked at me and said, ‘You will lose,’ and I laughed,” Soto said.',
    found: ['He looked at me and said, ‘You will lose,’ and I laughed,'],
  },
  { text: '"It\'s the voters\' choice," Burke said.', found: ["It's the voters' choice,"] },
  {
    text: '"They called it “too loud” and “too long,” you know," Ruth Calder said.',
    found: ['They called it “too loud” and “too long,” you know,'],
  },
  {
    text: '“We pay for his so-called “gift” every single winter,” Ruth Calder said.',
    found: ['We pay for his so-called “gift” every single winter,'],
  },
  // One closing mark was forgotten: nothing is nested.
  { text: '“Nobody called. “Nobody came,” he said.', found: ['Nobody called. “Nobody came,'] },
  // Unclosed: to the end of the paragraph, no further.
  { text: '“Nobody asked us. Nobody called.\nHis office left.', found: ['Nobody asked us. Nobody called.'] },
  {
    text: 'He was blunt. "Nobody called.\n"Nobody came," he said.',
    found: ['Nobody called.', 'Nobody came,'],
  },
  { text: 'The plank was 5" wide.', found: [] },
  { text: 'She left it blank: “”. He wrote “…” and “ ”.', found: [] },
  { text: '', found: [] },
  { text: '“', found: [] },
]

describe('findMarks', () => {
  for (const { text, found } of cases) test(text, () => expect(contents(text), text).toEqual(found))

  test('tells closed from unclosed, and what continues over paragraphs', () => {
    const text = '“We have waited long enough.\n“We are done,” Ferrer said. “Go.'
    const marks = findMarks(text, paragraphs(text))
    expect(marks.map(mark => [mark.closed, mark.continues ?? false])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ])
  })

  test('gives the stretch with its marks too', () => {
    const text = 'She said ‘no’ and “yes.”'
    const outers = findMarks(text, paragraphs(text)).map(({ outer }) => text.slice(outer.start, outer.end))
    expect(outers).toEqual(['‘no’', '“yes.”'])
  })
})

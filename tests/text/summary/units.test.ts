import { expect, test } from 'vitest'
import { findUnits } from '../../../src/text/summary/units.ts'

const cases = [
  {
    why: 'a quotation of several sentences is one unit',
    text: 'Lena Ortiz spoke first. “We waited. We waited too long,” Ortiz said. The vote followed.',
    units: ['Lena Ortiz spoke first.', '“We waited. We waited too long,” Ortiz said.', 'The vote followed.'],
  },
  {
    why: 'a cue in its middle does not cut it',
    text: '"No," Alan Pruitt told reporters. "I have not decided. We will see." Calder left.',
    units: ['"No," Alan Pruitt told reporters. "I have not decided. We will see."', 'Calder left.'],
  },
  {
    why: 'it may go on in the next paragraph',
    text: 'Pruitt was brief: “We lost.\n“We will be back.”\nCalder won.',
    units: ['Pruitt was brief: “We lost.\n“We will be back.”', 'Calder won.'],
  },
  {
    why: 'two quotations of two people stay two',
    text: '“We won,” said Ruth Calder. “We lost,” said Alan Pruitt.',
    units: ['“We won,” said Ruth Calder.', '“We lost,” said Alan Pruitt.'],
  },
]
for (const { why, text, units } of cases)
  test(`${why}: ${text}`, () => {
    expect(findUnits(text).map(unit => text.slice(unit.start, unit.end))).toEqual(units)
  })

const hanging = [
  { text: 'He said no.', leansOn: 1, mayOpen: false },
  { text: 'But that is not the end.', leansOn: 1, mayOpen: false },
  { text: 'But Calder said no.', leansOn: 0, mayOpen: false },
  { text: 'Asked about it, she left.', leansOn: 0, mayOpen: true },
  { text: 'When asked, he left.', leansOn: 1, mayOpen: false },
  { text: 'This was new.', leansOn: 1, mayOpen: false },
  { text: 'Calder said no.', leansOn: 0, mayOpen: true },
  { text: '“He said no,” Calder told them.', leansOn: 1, mayOpen: false },
]
for (const { text, ...expected } of hanging)
  test(`what hangs in the air: ${text}`, () => {
    const { leansOn, mayOpen } = findUnits(`Ruth Calder met Alan Pruitt.\n${text}`)[1]!
    expect({ leansOn, mayOpen }).toEqual(expected)
  })

test('a row of hanging sentences leans back as far as it goes', () => {
  const units = findUnits('Ruth Calder spoke. She was brief. She left. She did not return.')
  expect(units.map(unit => unit.leansOn)).toEqual([0, 1, 2, 3])
})

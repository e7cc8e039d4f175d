import { expect, test } from 'vitest'
import { sentences } from '../../src/text/sentences.ts'

const cases = [
  { text: 'He came to the U.S. The bill passed.', found: ['He came to the U.S.', 'The bill passed.'] },
  { text: 'it rained . we left .', found: ['it rained .', 'we left .'] },
  { text: "`` we will win . '' then he left .", found: ["`` we will win . ''", 'then he left .'] },
  { text: "He left. ''We won,'' he said.", found: ['He left.', "''We won,'' he said."] },
  {
    text: 'Webb called it “over.” She says so often.',
    found: ['Webb called it “over.”', 'She says so often.'],
  },
  { text: 'We are . . . happy.', found: ['We are . . . happy.'] },
]
for (const { text, found } of cases)
  test(text, () => {
    expect(sentences(text).map(span => text.slice(span.start, span.end))).toEqual(found)
  })

import { expect, test } from 'vitest'
import { attribute } from '../../../src/text/quotes/attribute.ts'
import { findCorrections } from '../../../src/text/revisions/find-corrections.ts'

const quoted = (text: string) => ({
  text,
  quotes: attribute({ text }).attributions.map(quote => ({
    ...quote,
    ...(quote.speaker !== undefined && { speakerId: quote.speaker }),
  })),
})
const show = (before: string, after: string) =>
  findCorrections(quoted(before), quoted(after)).map(({ kind, before: was, after: is }) => [
    kind,
    was.map(({ start, end }) => before.slice(start, end)).join(' '),
    ...(is === undefined ? [] : [is.map(({ start, end }) => after.slice(start, end)).join(' ')]),
  ])

const BEFORE =
  'Mayor Ann Roe spoke on Friday.\n“We will close the harbor bridge in May,” Roe said.\n“The fair will be held as planned,” said Bo Lind, a shopkeeper.'

const cases: readonly (readonly [what: string, after: string, expected: readonly (readonly string[])[]])[] = [
  ['nothing, where the text is the same', BEFORE, []],
  ['nothing, where paragraphs moved', BEFORE.split('\n').reverse().join('\n'), []],
  ['nothing, where more was added', `${BEFORE}\nIt rained.\n“It rained a lot,” Roe said.`, []],
  [
    'a word put right',
    BEFORE.replace('in May', 'in June'),
    [['changed', 'We will close the harbor bridge in May,', 'We will close the harbor bridge in June,']],
  ],
  [
    'a quotation taken out',
    BEFORE.split('\n').slice(0, 2).join('\n'),
    [['removed', 'The fair will be held as planned,']],
  ],
  [
    'words given to somebody else',
    BEFORE.replace('said Bo Lind, a shopkeeper', 'said Cy Moe, a shopkeeper'),
    [['changed', 'The fair will be held as planned,', 'The fair will be held as planned,']],
  ],
  [
    'nothing, where only the marks went',
    BEFORE.replace(
      '“We will close the harbor bridge in May,” Roe said.',
      'We will close the harbor bridge in May, Roe said.',
    ),
    [],
  ],
]

for (const [what, after, expected] of cases)
  test(`finds ${what}`, () => expect(show(BEFORE, after), after).toEqual(expected))

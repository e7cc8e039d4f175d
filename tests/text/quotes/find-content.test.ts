import { describe, expect, test } from 'vitest'
import { findContent } from '../../../src/text/quotes/find-content.ts'
import { findMarks } from '../../../src/text/quotes/find-marks.ts'
import { readItems } from '../../../src/text/quotes/syntax/read-items.ts'
import { paragraphs } from '../../../src/text/sentences.ts'

/** Kind, content and cue of everything found, as words. */
function contentIn(text: string): string[] {
  const spans = paragraphs(text)
  return readItems(text, spans, findMarks(text, spans))
    .flatMap(paragraph => findContent(text, paragraph))
    .map(({ kind, content, words, cue }) => {
      const own = (kind === 'indirect' ? words : [content]).map(({ start, end }) => text.slice(start, end))
      return [kind, own.join(' … '), cue ? text.slice(cue.start, cue.end) : '-'].join(' | ')
    })
}

const cases: readonly { text: string; found: readonly string[] }[] = [
  // Behind the cue, with or without "that", behind a day or whom it was told.
  {
    text: 'Gov. Dana Whitfield said on Tuesday that the road would open in May.',
    found: ['indirect | that the road would open in May | said'],
  },
  {
    text: 'Helen Marsh said the machines worked.',
    found: ['indirect | the machines worked | said'],
  },
  {
    text: 'Whitfield warned reporters that the levee, built in 1950, could fail.',
    found: ['indirect | that the levee, built in 1950, could fail | warned'],
  },
  {
    text: 'Reyes asked whether the clerk had counted every ballot.',
    found: ['indirect | whether the clerk had counted every ballot | asked'],
  },
  // Before the cue.
  {
    text: 'The road would open in May, Whitfield said.',
    found: ['indirect | The road would open in May | said'],
  },
  {
    text: 'According to Sheriff Dale Burke, deputies acted by the book.',
    found: ['indirect | deputies acted by the book | According to'],
  },
  {
    text: 'Deputies acted by the book, according to Sheriff Dale Burke.',
    found: ['indirect | Deputies acted by the book | according to'],
  },
  // Mixed: the whole clause, not only what stands in marks.
  {
    text: 'The shelters are “at the breaking point,” according to Ruth Calder, who runs the program.',
    found: ['mixed | The shelters are “at the breaking point,” | according to'],
  },
  {
    text: 'Helen Marsh said the machines worked, adding that the lines were “longer than I would like.”',
    found: [
      'indirect | the machines worked | said',
      'mixed | that the lines were “longer than I would like.” | adding',
    ],
  },
  {
    text: 'Rep. Alan Pruitt denied that he had called the clerk “crooked.”',
    found: ['mixed | that he had called the clerk “crooked.” | denied'],
  },
  {
    text: 'He lobbed attacks in an ad, calling Josh Seward a “total disaster” as attorney general.',
    found: ['mixed | Josh Seward a “total disaster” as attorney general | calling'],
  },
  // The cue's subject goes on: what it promised and what it said are two contents.
  {
    text: 'Soto promised to cut the fee and said she would “never” raise it again.',
    found: ['indirect | to cut the fee | promised', 'mixed | she would “never” raise it again | said'],
  },
  // The writer's word at arm's length is nobody's: what is said goes on around it.
  {
    text: 'Critics say the “fairness” plan does nothing.',
    found: ['indirect | the … plan does nothing | say'],
  },
  {
    text: 'Webb said that his “expert” panel would never meet.',
    found: ['indirect | that his … panel would never meet | said'],
  },
  // Of a new thing it tells what somebody called it.
  {
    text: 'Webb said that it was a “perfunctory” meeting.',
    found: ['mixed | that it was a “perfunctory” meeting | said'],
  },
  // One content a stretch: what Webb reports, not what Lang called it.
  {
    text: 'Webb said that Lang had called the plan “a circus.”',
    found: ['mixed | that Lang had called the plan “a circus.” | said'],
  },
  // All in marks is direct, and the cue is for others to find.
  { text: '“We will win,” Soto said, and left the room.', found: ['direct | We will win, | -'] },
  { text: 'Soto said, “We will win.”', found: ['direct | We will win. | -'] },
  // Nothing reported.
  { text: 'She opened the door and walked across the street.', found: [] },
  { text: 'Lang was on “Sunday Table.”', found: [] },
  { text: '', found: [] },
]

describe('findContent', () => {
  for (const { text, found } of cases) test(text, () => expect(contentIn(text), text).toEqual(found))
})

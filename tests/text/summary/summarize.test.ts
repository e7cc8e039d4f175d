import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { summarize, summarizeStory } from '../../../src/text/summary/summarize.ts'

const SEED = 'seeds/articles/trump-wont-campaign-against-sessions.txt'

function seedArticle() {
  const [headline = '', ...lines] = readFileSync(SEED, 'utf8').trimEnd().split('\n')
  return {
    headline,
    text: lines
      .slice(0, -1)
      .join('\n')
      .replace(/^November 8, 2019/, ''),
  }
}

function shown(text: string, options: Parameters<typeof summarize>[1], headline = '') {
  return summarize({ text, headline }, options).map(span => text.slice(span.start, span.end))
}

test('the seed article is told by its lead, not by its first three sentences', () => {
  const { text, headline } = seedArticle()
  const brief = shown(text, { length: 'brief' }, headline)
  expect(brief).toHaveLength(3)
  expect(brief[0]).toMatch(/^President Donald Trump said Friday/)
  expect(brief).toContainEqual(expect.stringMatching(/^Sessions announced his candidacy Thursday/))
  expect(brief).not.toContainEqual(expect.stringMatching(/^"No, I won’t/))
  expect(shown(text, { length: 'line' }, headline)).toEqual([brief[0]])
})

test('no long quotation crowds out the rest of the story', () => {
  const { text, headline } = seedArticle()
  const standard = shown(text, { length: 'standard' }, headline)
  expect(standard).toContainEqual(expect.stringMatching(/^Sessions announced his candidacy/))
  expect(standard).not.toContainEqual(expect.stringMatching(/^We'll see what happens/))
})

test('a focus brings in what was asked for', () => {
  const { text, headline } = seedArticle()
  const focused = shown(text, { length: 'brief', focus: 'tuberville' }, headline)
  expect(focused).toContainEqual(expect.stringMatching(/Tommy Tuberville tweeted Wednesday/))
  expect(shown(text, { length: 'brief', focus: 'zeppelin' }, headline)).toEqual(
    shown(text, { length: 'brief' }, headline),
  )
})

const COUNCIL =
  'But that was not all. The Harlow council voted 7 to 2 on Tuesday to close the old bridge until its main span is repaired. ' +
  'He had warned of a crack in March. “We waited. We waited far too long and now we pay for it,” Mayor Lena Ortiz said. ' +
  'Repairs of the bridge will cost $4.2 million and take six weeks, Ortiz said. And shops on the east bank fear for their trade.'

test('no summary opens in the air or shows half a quotation', () => {
  for (const length of ['line', 'brief', 'standard'] as const) {
    const sentences = shown(COUNCIL, { length })
    expect(sentences[0]).toMatch(/^The Harlow council/)
    expect(sentences.includes('“We waited.')).toBe(
      sentences.some(sentence => sentence.startsWith('We waited far')),
    )
  }
})

test('a story is told once, whoever tells it', () => {
  const lead = 'The Harlow council voted 7 to 2 on Tuesday to close the old bridge.'
  const articles = [
    {
      headline: 'Council closes Harlow bridge',
      text: `${lead} Repairs will take six weeks, the mayor said.`,
    },
    { headline: 'Harlow bridge closed', text: `${lead} Shops on the east bank fear for their trade.` },
  ]
  const told = summarizeStory(articles, { length: 'brief' }).map(({ article, span }) =>
    articles[article]!.text.slice(span.start, span.end),
  )
  expect(told.filter(sentence => sentence === lead)).toHaveLength(1)
  expect(told.length).toBeGreaterThan(1)
  expect(summarizeStory([], { length: 'brief' })).toEqual([])
})

const pieces = fc.constantFrom(
  'He said no.',
  '“We',
  'won.”',
  '"',
  'The vote fell.',
  '\n',
  ' ',
  '. . .',
  'But',
  'Mr. Lang',
  '議会。',
  '\u0000',
)
test('whatever the text, a summary is whole sentences of it, in order, no more than asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), parts => {
      const text = parts.join(' ')
      for (const [length, most] of Object.entries({ line: 1, brief: 3, standard: 5 })) {
        const spans = summarize({ text }, { length: length as 'line' })
        expect(spans.length).toBeLessThanOrEqual(most)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          end = span.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 200 },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, overlaps } from '../../../src/model/span.ts'
import { attribute } from '../../../src/text/quotes/attribute.ts'
import { findMarks } from '../../../src/text/quotes/find-marks.ts'
import { paragraphs } from '../../../src/text/sentences.ts'

const PIECES = [
  ...`"'“”‘’„‟«»\`´–—-.,:;!?…()[]`,
  ...["''", '``', '\n', '\n\n', ' ', ' ', ' ', '\u00a0', '\u{1F600}', '\ud800', 'e\u0301', '\0'],
  ...'We will win she said according to Gov. Dana Whitfield told reporters that calling him a total disaster'.split(
    ' ',
  ),
  ...'Soto Pruitt’s and, but who I’m U.S. Jan. 3 $5.2 PRUITT: says “no” ‘yes’ asked whether to'.split(' '),
]
const articles = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 120,
  })
  .chain(pieces => fc.constantFrom('', ' ').map(glue => pieces.join(glue)))

describe('any text at all', () => {
  test('stretches lie inside their paragraph, in order, apart, and hold their content', () => {
    fc.assert(
      fc.property(articles, text => {
        const spans = paragraphs(text)
        const stretches = findMarks(text, spans)
        for (const [at, { content, outer }] of stretches.entries()) {
          expect(contains(outer, content)).toBe(true)
          expect(content.start).toBeLessThanOrEqual(content.end)
          expect(spans.some(span => contains(span, outer))).toBe(true)
          const before = stretches[at - 1]
          if (before) expect(before.outer.end).toBeLessThanOrEqual(outer.start)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('attribute never throws and never leaves the text', () => {
    fc.assert(
      fc.property(articles, text => {
        const whole = { start: 0, end: text.length }
        const { attributions, people } = attribute({ text })
        for (const { content, cue, source, confidence } of attributions) {
          const spans = [...content, ...(cue ? [cue] : []), ...(source ? [source] : [])]
          for (const span of spans) {
            expect(contains(whole, span)).toBe(true)
            expect(span.start).toBeLessThanOrEqual(span.end)
          }
          for (const [at, span] of content.entries())
            for (const other of content.slice(at + 1)) expect(overlaps(span, other)).toBe(false)
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
        for (const { mentions } of people)
          for (const mention of mentions) expect(contains(whole, mention)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('time is linear in the text', () => {
  const rows: readonly (readonly [name: string, unit: string, size: number])[] = [
    ['straight marks', '"', 1_000_000],
    ['opening marks', '“', 100_000],
    ['apostrophes', "'", 1_000_000],
    ['unclosed words', '“a ', 100_000],
    ['possessives in single marks', '‘as’ x ', 100_000],
    ['marks and stops', '“No.” ', 50_000],
    ['quotations', '“We will win,” Dana Whitfield said. She left.\n', 100_000],
    ['one endless sentence', 'Soto said that, and Pruitt told Webb “no,” ', 30_000],
    ['names', 'Dana Whitfield ', 100_000],
    ['commas', 'said, ', 50_000],
    ['brackets', '((', 1_000_000],
  ]
  for (const [name, unit, size] of rows)
    test(name, { timeout: 60_000, retry: 2 }, () => {
      const small = unit.repeat(Math.ceil(10_000 / unit.length))
      const large = unit.repeat(Math.ceil(size / unit.length))
      // As many characters either way; quadratic time would be ten or a hundred times as long.
      const smallMs = timesMs(small, large.length)
      // Where a row of signs takes hardly any time, keeping it in memory weighs more than reading it: what a quarter of
      // as much prose takes is fast whatever the ratio.
      expect(timeMs(large)).toBeLessThan(Math.max(2 * smallMs, timesMs(PROSE, large.length / 4)))
    })
})

const PROSE =
  'The road was closed, the mayor said in a statement, and Dana Whitfield told Webb that she would not “give in” to her rivals. '.repeat(
    80,
  )

/** The time to read a text so often that `characters` are read. */
function timesMs(text: string, characters: number): number {
  let sum = 0
  for (let read = 0; read < characters; read += text.length) sum += timeMs(text)
  return sum
}

/** Processor time, not the clock's: other tests run beside this one. */
function timeMs(text: string): number {
  const start = process.cpuUsage()
  attribute({ text })
  const { user } = process.cpuUsage(start)
  return user / 1000
}

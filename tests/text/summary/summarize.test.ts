import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { summarize } from '../../../src/text/summary/summarize.ts'

const SEED = 'seeds/articles/trump-wont-campaign-against-sessions.txt'

test('the seed article is told by its lead, not by its first three sentences', () => {
  const [headline = '', ...lines] = readFileSync(SEED, 'utf8').trimEnd().split('\n')
  const text = lines
    .slice(0, -1)
    .join('\n')
    .replace(/^November 8, 2019/, '')
  const shown = summarize({ text, headline }, { length: 'brief' }).map(span =>
    text.slice(span.start, span.end),
  )
  expect(shown).toHaveLength(3)
  expect(shown[0]).toMatch(/^President Donald Trump said Friday/)
  expect(shown.at(-1)).toMatch(/^Sessions announced his candidacy/)
})

const odd = [
  '',
  ' ',
  '\n\n',
  'One.',
  '"',
  '“”',
  '“Never closed. Never. Never',
  '.'.repeat(1000),
  '日本の政治。',
]
for (const text of odd)
  test(`odd text ${JSON.stringify(text.slice(0, 30))} is no failure`, () => {
    for (const span of summarize({ text }, { length: 'standard' })) {
      expect(span.start).toBeLessThan(span.end)
      expect(span.end).toBeLessThanOrEqual(text.length)
    }
  })

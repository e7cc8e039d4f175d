import { expect, test } from 'vitest'
import { commandNames } from '../../../src/adapters/slack/command-names.ts'
import { sampleCommands } from '../../bot/sample-commands.ts'

const names = commandNames(sampleCommands, 'news')

const spelt = [
  ['Type /ask and a question.', 'Type /news-ask and a question.'],
  ['/race show, or (/poll)', '/news-race show, or (/news-poll)'],
  ['“/ask who?”', '“/news-ask who?”'],
  ['https://example.com/ask and a/ask', 'https://example.com/ask and a/ask'],
  ['/asking, /ask-me, /ask/me, /invite @Hustings', '/asking, /ask-me, /ask/me, /invite @Hustings'],
]
for (const [words, expected] of spelt) test(words!, () => expect(names.spelt(words!)).toBe(expected))

test.each([
  ['/news-ask who?', '/ask who?'],
  ['/ask who?', '/ask who?'],
  ['what is /news-ask?', 'what is /news-ask?'],
])('%s is read as %s', (line, expected) => expect(names.read(line)).toBe(expected))

test('without a prefix everything stays', () => {
  const plain = commandNames(sampleCommands, undefined)
  expect([plain.spelt('/ask'), plain.read('/news-ask')]).toEqual(['/ask', '/news-ask'])
})

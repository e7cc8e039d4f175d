import { expect, test } from 'vitest'
import quotes from '../../src/eval/quotes.ts'
import { jobFolder, withPoisonedGold } from './job-folder.ts'

const folder = jobFolder()
const rows = [
  {
    id: 'a',
    title: 'Council votes',
    date: '2019-11-08',
    text: 'Gov. Dana Whitfield spoke on Friday.\n“We will not raise the fee,” Whitfield said.',
    // Gold fields are there in a file of articles, and never read.
    quotes: [{ start: 0, end: 5, speaker: 'Nobody' }],
  },
  { id: 'b', text: 'Nothing was said.' },
]

test('one line an article, in order, with spans of its text and the speaker in full', async () => {
  const lines = await Array.fromAsync(quotes.run(rows, {}))
  expect(lines.map(line => (line as { id: string }).id)).toEqual(['a', 'b'])
  const [first, second] = lines as { quotes: { start: number; end: number; speakerCanonical: string }[] }[]
  expect(first!.quotes.map(({ start, end }) => rows[0]!.text.slice(start, end))).toEqual([
    'We will not raise the fee,',
  ])
  expect(first!.quotes[0]).toMatchObject({ speaker: 'Whitfield', speakerCanonical: 'Dana Whitfield' })
  expect(second!.quotes).toEqual([])
})

test('a row without text is refused by name of the field', async () => {
  await expect(Array.fromAsync(quotes.run([{ id: 'c' }], {}))).rejects.toThrow(/text/u)
})

test('a compressed file gives the same lines', async () => {
  const input = await folder.put('articles.jsonl.gz', rows)
  expect(await folder.predictions('quotes', input)).toEqual(await Array.fromAsync(quotes.run(rows, {})))
})

test('gold fields are never read', async () => {
  const gold = rows.map(row => withPoisonedGold(row, ['quotes', 'discard', 'notSpeech', 'partial']))
  expect(await Array.fromAsync(quotes.run(gold, {}))).toEqual(await Array.fromAsync(quotes.run(rows, {})))
})

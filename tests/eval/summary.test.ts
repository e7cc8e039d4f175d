import { expect, test } from 'vitest'
import summary from '../../src/eval/summary.ts'
import { summarize, summarizeStory } from '../../src/text/summary/summarize.ts'
import { jobFolder, withPoisonedGold } from './job-folder.ts'
import { TOWN_NEWS } from './town-news.ts'

interface Prediction {
  readonly id: string
  readonly sentences: readonly string[]
}

const folder = jobFolder()
const LONG = TOWN_NEWS.map(({ text }) => text).join('\n')
const article = { id: 'a', set: 'news', text: LONG, title: 'A week in Teal County', max_words: 120 }
const docs = [
  {
    title: 'Council closes bridge',
    text: 'The Harlow council closed the old bridge on Tuesday. Repairs will take six weeks, the mayor said.',
  },
  {
    title: 'Bridge closed in Harlow',
    text: 'Harlow has closed its bridge. Shops on the east bank fear for their trade, and forty of them signed a letter. The state will pay half of the repairs.',
  },
]
const story = { id: 's', set: 'round-up', docs, max_words: 150 }

const run = async (row: object) => (await Array.fromAsync(summary.run([row], {})))[0] as Prediction

/** Where each sentence stands in the text; fails for one that is not there, or not behind the one before. */
function expectInOrder(sentences: readonly string[], text: string): void {
  let from = 0
  for (const sentence of sentences) {
    const at = text.indexOf(sentence, from)
    expect(at, sentence).toBeGreaterThanOrEqual(0)
    from = at + sentence.length
  }
}

test('an article is told in its own sentences, in reading order', async () => {
  const { id, sentences } = await run(article)
  expect(id).toBe('a')
  expect(sentences.length).toBeGreaterThan(0)
  expect(sentences.length).toBeLessThanOrEqual(3)
  expectInOrder(sentences, LONG)
})

test('where there is room, the summary is longer', async () => {
  const brief = await run({ ...article, max_words: 150 })
  const standard = await run({ ...article, max_words: 151 })
  expect(standard.sentences.length).toBeGreaterThan(brief.sentences.length)
  expectInOrder(standard.sentences, LONG)
})

test('it is the summary that /summary gives, headline and all', async () => {
  const given = summarize({ text: LONG, headline: article.title }, { length: 'brief' })
  expect((await run(article)).sentences).toEqual(given.map(({ start, end }) => LONG.slice(start, end)))
})

test('a story is told from its articles, each sentence whole and in one of them', async () => {
  const { sentences } = await run(story)
  const inputs = story.docs.map(({ title, text }) => ({ headline: title, text }))
  const given = summarizeStory(inputs, { length: 'brief' })
  expect(new Set(given.map(sentence => sentence.article)).size).toBeGreaterThan(1)
  expect(sentences).toEqual(
    given.map(({ article: at, span }) => inputs[at]!.text.slice(span.start, span.end)),
  )
  expect(sentences.filter(sentence => !/^[A-Z].*\.$/.test(sentence))).toEqual([])
})

test('of nothing there is nothing to say', async () => {
  expect(await run({ id: 'e', set: 'news', max_words: 120 })).toEqual({ id: 'e', sentences: [] })
  expect(await run({ ...article, id: 'e', text: '' })).toEqual({ id: 'e', sentences: [] })
  expect(await run({ ...story, id: 'e', docs: [] })).toEqual({ id: 'e', sentences: [] })
})

test('a compressed file with --set gives one set', async () => {
  const input = await folder.put('rows.jsonl.gz', [article, story])
  expect(await folder.predictions('summary', input)).toEqual([await run(article), await run(story)])
  expect(await folder.predictions('summary', input, { set: 'round-up' })).toEqual([await run(story)])
})

test('gold fields are never read', async () => {
  for (const row of [article, story]) {
    expect(await run(withPoisonedGold(row, ['refs', 'category']))).toEqual(await run(row))
  }
})

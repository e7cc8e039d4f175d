import { beforeAll, describe, expect, test } from 'vitest'
import qa from '../../src/eval/qa.ts'
import { jobFolder, withPoisonedGold } from './job-folder.ts'
import { TOWN_NEWS } from './town-news.ts'

interface Prediction {
  readonly qid: string
  readonly sentences: readonly { readonly text: string; readonly doc: string }[]
  readonly answerable: number
  readonly abstain: boolean
}

const paragraphs = [
  { id: 'p1', article: 'ferry', text: 'The ferry of Milbrook was built in 1902. It carries twelve cars.' },
  { id: 'p2', article: 'ferry', text: 'The mayor of Milbrook is Lena Ortiz. She was elected in 2018.' },
  { id: 'p3', article: 'tower', text: 'The tower of Tolland was built in 1911. It is made of brick.' },
  {
    id: 'p4',
    article: 'mill',
    text: 'The mill of Tolland was built in 1911. The mill of Tolland was built of brick in 1911. It is dry.',
  },
].map(document => ({ ...document, set: 'squad2', title: null }))
const documents = [...TOWN_NEWS.map(document => ({ ...document, set: 'rtqa' })), ...paragraphs]

const folder = jobFolder()
let docs: string
beforeAll(async () => {
  docs = await folder.put('docs.jsonl.gz', documents)
})

const run = async (rows: readonly object[]) => (await Array.fromAsync(qa.run(rows, { docs }))) as Prediction[]
const ask = (question: string, scope: object = { set: 'rtqa' }) => ({ qid: 'q', question, ...scope })

describe('over all documents of a set', () => {
  const answered = [
    { question: 'How long will the repairs of the Harlow Bridge take?', says: 'six weeks' },
    { question: 'Who is running against Ruth Calder?', says: 'Pruitt' },
    { question: 'What did the county museum open?', says: 'an exhibition of quilts' },
  ]
  for (const { question, says } of answered) {
    test(question, async () => {
      const [found] = await run([ask(question)])
      expect(found!.sentences[0]!.text, question).toContain(says)
      expect(found!.abstain, question).toBe(false)
    })
  }

  const declined = ['Who is running against Wanda Ferrell?', 'What does a zeppelin cost?']
  for (const question of declined) {
    test(`${question} is declined`, async () => {
      const [found] = await run([ask(question)])
      const [sure] = await run([ask('Who is running against Ruth Calder?')])
      expect(found!.abstain, question).toBe(true)
      expect(found!.answerable, question).toBeLessThan(sure!.answerable)
    })
  }

  test('at most ten sentences, each once and verbatim in its document', async () => {
    const [found] = await run([ask('What was said on Tuesday of the Harlow Bridge and its cars?')])
    const shown = found!.sentences
    expect(shown.length).toBeGreaterThan(1)
    expect(shown.length).toBeLessThanOrEqual(10)
    expect(new Set(shown.map(({ doc, text }) => `${doc} ${text}`)).size).toBe(shown.length)
    for (const { doc, text } of shown) expect(documents.find(({ id }) => id === doc)!.text).toContain(text)
  })
})

describe('within what a question is asked of', () => {
  const question = 'When was it built?'
  const cases = [
    { scope: { set: 'squad2', doc: 'p3' }, from: ['p3'], says: '1911' },
    { scope: { set: 'squad2', doc: 'p1' }, from: ['p1'], says: '1902' },
    // The paragraphs of one article are documents of another set.
    { scope: { set: 'squad2a', article: 'ferry' }, from: ['p1', 'p2'], says: '1902' },
  ]
  for (const { scope, from, says } of cases) {
    test(JSON.stringify(scope), async () => {
      const [found] = await run([ask(question, scope)])
      expect(found!.sentences[0]!.text).toContain(says)
      for (const { doc } of found!.sentences) expect(from).toContain(doc)
    })
  }

  test('the best sentence and the one that completes it are one piece, as they are shown', async () => {
    const [found] = await run([ask('When was the mill of Tolland built?', { set: 'squad2', doc: 'p4' })])
    expect(found!.sentences.map(({ text }) => text)).toEqual([
      'The mill of Tolland was built in 1911. The mill of Tolland was built of brick in 1911.',
      'It is dry.',
    ])
  })

  test('a document that is not there is no failure', async () => {
    const [found] = await run([ask(question, { set: 'squad2', doc: 'lost' })])
    expect(found).toMatchObject({ sentences: [], abstain: true })
  })
})

describe('listed candidates', () => {
  const candidates = [
    { id: '1', text: 'The museum is open on Sundays.' },
    { id: '2', text: 'Joan Beale gathered sixty quilts from attics and churches.' },
    { id: '3', text: '' },
  ]
  const question = { qid: 'q', set: 'trecqa', question: 'Who gathered the quilts?', candidates }

  test('each gets a score, in the order listed; without --docs too', async () => {
    const [found] = await Array.fromAsync(qa.run([question], {}))
    const { scores } = found as { scores: number[] }
    expect(scores).toHaveLength(3)
    expect(scores[1]).toBeGreaterThan(scores[0]!)
    expect(scores[2]).toBe(-1000)
    const turned = { ...question, candidates: candidates.toReversed() }
    expect(await Array.fromAsync(qa.run([turned], {}))).toEqual([{ qid: 'q', scores: scores.toReversed() }])
  })

  test('those of another question with the same ids are another thing', async () => {
    const other = { ...question, qid: 'r', candidates: [{ id: '2', text: 'It rained.' }] }
    const [first, second] = (await Array.fromAsync(qa.run([question, other], {}))) as { scores: number[] }[]
    expect(first!.scores[1]).toBeGreaterThan(first!.scores[0]!)
    expect(first!.scores[1]).toBeGreaterThan(second!.scores[0]!)
  })

  test('a candidate is worth its best sentence, wherever that stands', async () => {
    const [best, beside] = ['Joan Beale gathered sixty quilts from attics.', 'The river rose.']
    const texts = [`${best} ${beside}`, `${beside} ${best}`, 'The quilts were gathered in the museum.']
    const listed = texts.map((text, id) => ({ id: `${id}`, text }))
    const [found] = await Array.fromAsync(qa.run([{ ...question, candidates: listed }], {}))
    const [leading, trailing, nearly] = (found as { scores: [number, number, number] }).scores
    expect(Math.min(leading, trailing)).toBeGreaterThan(nearly)
  })
})

test('a compressed file with --set gives one set', async () => {
  const input = await folder.put('questions.jsonl.gz', [
    { ...ask('Who gathered the quilts?'), qid: 'a' },
    { ...ask('Who is the mayor of Milbrook?', { set: 'squad2a', article: 'ferry' }), qid: 'b' },
  ])
  expect(await folder.predictions('qa', input, { docs, set: 'squad2a' })).toMatchObject([
    { qid: 'b', sentences: [{ doc: 'p2', text: 'The mayor of Milbrook is Lena Ortiz.' }, {}, {}, {}] },
  ])
})

test('gold fields of a question are never read', async () => {
  const question = ask('Who gathered the quilts?')
  const gold = withPoisonedGold(question, ['answers', 'impossible', 'docs', 'labels', 'political'])
  expect(await run([gold])).toEqual(await run([question]))
})

test('a set without documents is told to the user', async () => {
  const rows = [ask('Who won?', { set: 'lost' })]
  for (const options of [{ docs }, {}]) {
    const error: unknown = await Array.fromAsync(qa.run(rows, options)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'no-such-file',
      message: 'There are no documents of set lost. Name their file with --docs.',
    })
  }
})

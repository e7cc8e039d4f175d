import { expect, test } from 'vitest'
import { termCodes } from '../../../src/text/term-codes.ts'
import { terms } from '../../../src/text/terms.ts'
import { articleRecord, linesRecord, type OpenStore, plainRecord, withStore } from './records.ts'

export function passagesContract(open: OpenStore): void {
  test('passages that share a term are found, with what ranking looks at', () =>
    withStore(open, async store => {
      const { article, passages } = articleRecord()
      const { headline, publisher, publishedOn, text } = article
      await store.articles.save(articleRecord())
      const found = await store.passages.search(terms('Who called it a mistake?'), { limit: 5 })
      const span = passages[1]!
      expect(found).toEqual([
        {
          passage: { articleId: 'bridge', revision: 1, index: 1, span },
          publisher,
          publishedOn,
          headlineTerms: termCodes(headline),
          textTerms: termCodes(text.slice(span.start, span.end)),
        },
      ])
    }))

  test('the likeliest come first: those with more and rarer terms', () =>
    withStore(open, async store => {
      await store.articles.save(plainRecord('one', 'The council met.'))
      await store.articles.save(plainRecord('two', 'The council met about the levee.'))
      await store.articles.save(plainRecord('three', 'The council met about the levee and the ferry.'))
      await store.articles.save(plainRecord('four', 'Nothing happened.'))
      const found = await store.passages.search(terms('council levee ferry'), { limit: 5 })
      expect(found.map(({ passage }) => passage.articleId)).toEqual(['three', 'two', 'one'])
      const best = await store.passages.search(terms('council levee ferry'), { limit: 1 })
      expect(best.map(({ passage }) => passage.articleId)).toEqual(['three'])
      expect(await store.passages.search(terms('council'), { limit: 0 })).toEqual([])
    }))

  test('statistics count passages, not words', () =>
    withStore(open, async store => {
      await store.articles.save(plainRecord('one', 'Levee, levee, levee!'))
      await store.articles.save(plainRecord('two', 'A levee and a ferry.'))
      const { passageCount, passagesWith } = await store.passages.statistics([
        'leve',
        ...terms('levee ferry train'),
      ])
      expect(passageCount).toBe(2)
      expect(passagesWith).toEqual(
        new Map([...terms('levee'), ...terms('ferry')].map((term, index) => [term, 2 - index])),
      )
    }))

  test('a changed article leaves the statistics of its former words', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.articles.save(plainRecord('bridge', 'The bridge fell.'))
      const { passageCount, passagesWith } = await store.passages.statistics(
        terms('bridge mistake shopkeeper'),
      )
      expect(passageCount).toBe(1)
      expect(passagesWith).toEqual(new Map([[terms('bridge')[0], 1]]))
      expect(await store.passages.known(terms('bridge mistake'))).toEqual(new Set(terms('bridge')))
      expect(await store.passages.search(terms('mistake shopkeeper'), { limit: 5 })).toEqual([])
    }))

  test('no terms, and terms that stand nowhere, find nothing', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      expect(await store.passages.search([], { limit: 5 })).toEqual([])
      expect(await store.passages.search(['nowher', ''], { limit: 5 })).toEqual([])
      expect(await store.passages.known([])).toEqual(new Set())
      expect(await store.passages.statistics([])).toEqual({ passageCount: 2, passagesWith: new Map() })
    }))

  const oddTerms = [
    'AND',
    'NOT',
    'near(',
    '*',
    '"',
    "'",
    'bridg*',
    '^bridg',
    'terms:bridg',
    '-bridg',
    '😀',
    '\0',
    ' ',
    '\ud83d',
    '%',
    '_',
    '{a b}',
    '+',
    'x'.repeat(10_000),
  ]
  for (const term of oddTerms) {
    test(`a term is a term, not a query: ${JSON.stringify(term.slice(0, 20))}`, () =>
      withStore(open, async store => {
        await store.articles.save(articleRecord())
        expect(await store.passages.search([term], { limit: 5 })).toEqual([])
        expect(await store.articles.search([term], { limit: 5 })).toEqual([])
        expect((await store.passages.statistics([term])).passagesWith).toEqual(new Map())
        expect(await store.passages.search([term, 'bridg'], { limit: 5 })).toHaveLength(1)
      }))
  }

  test('thousands of terms are as good as the first few', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const many = Array.from({ length: 40_000 }, (_, index) => `term${index}`)
      expect(await store.passages.search(['bridg', ...many], { limit: 5 })).toHaveLength(1)
    }))

  test('an article may have more passages than fit one statement', () =>
    withStore(open, async store => {
      const record = linesRecord(
        'long',
        Array.from({ length: 3000 }, (_, index) => `Ballot ${index}.`),
      )
      await store.articles.save(record)
      const found = await store.passages.search(['2999'], { limit: 5 })
      expect(found.map(({ passage }) => passage)).toEqual([
        { articleId: 'long', revision: 1, index: 2999, span: record.passages[2999] },
      ])
      expect(await store.passages.search(terms('ballot'), { limit: 3000 })).toHaveLength(3000)
    }))

  test('terms that stand in thousands of passages find some, after those with rarer ones and before those with fewer', () =>
    withStore(open, async store => {
      const lines = Array.from(
        { length: 6000 },
        (_, index) => `Ballot ${index < 5990 ? 'counted' : 'challenged'}.`,
      )
      await store.articles.save(linesRecord('long', lines))
      const found = async (query: string, limit: number) => {
        const hits = await store.passages.search(terms(query), { limit })
        return hits.map(({ passage }) => lines[passage.index]!)
      }
      expect(await found('ballot', 20)).toHaveLength(20)
      const rareFirst = await found('ballot challenged', 20)
      expect(rareFirst.slice(0, 10)).toEqual(lines.slice(-10))
      expect(rareFirst.slice(10)).toEqual(lines.slice(0, 10))
      expect(await found('ballots counted', 5)).toEqual(lines.slice(0, 5))
      expect(await found('ballots counted', 7000)).toHaveLength(6000)
    }))

  test('terms asked for again are found and counted as they stand now', () =>
    withStore(open, async store => {
      for (let count = 1; count <= 3; count++) {
        await store.articles.save(
          linesRecord(
            `long ${count}`,
            Array.from({ length: 700 }, () => 'A ballot.'),
          ),
        )
        await store.articles.save(plainRecord(`short ${count}`, 'A challenged ballot.'))
        const { passagesWith } = await store.passages.statistics(terms('ballot challenged'))
        expect([...passagesWith.values()]).toEqual([701 * count, count])
        const found = await store.passages.search(terms('challenged ballot'), { limit: 50 })
        expect(found.slice(0, count).map(({ passage }) => passage.articleId)).toEqual(
          Array.from({ length: count }, (_, index) => `short ${count - index}`),
        )
        expect(found).toHaveLength(50)
      }
    }))

  test('common terms count beside rarer ones', () =>
    withStore(open, async store => {
      const lines: string[] = Array.from({ length: 6000 }, (_, index) =>
        index < 3 ? 'A challenged vote.' : 'A ballot, a vote.',
      )
      lines[4000] = 'A challenged ballot.'
      await store.articles.save(linesRecord('long', lines))
      for (const query of ['ballot challenged', 'challenged ballot']) {
        const [best] = await store.passages.search(terms(query), { limit: 1 })
        expect(best?.passage.index, query).toBe(4000)
      }
    }))
}

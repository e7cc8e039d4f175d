import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleGraph, type GraphArticle } from '../../../src/text/similarity/article-graph.ts'
import { PAIR_FEATURES } from '../../../src/text/similarity/pair-features.ts'
import { storyStream } from '../../../src/text/similarity/story-stream.ts'

const article = (headline: string, text: string, rest: Partial<GraphArticle> = {}): GraphArticle => ({
  headline,
  text,
  publisher: 'ledger.example.com',
  day: 20_000,
  ...rest,
})
const bridge = article(
  'Harlow Bridge closed after crack found in main span',
  'The Harlow Bridge was closed on Tuesday after inspectors found a crack in its main span. Governor Dana Whitfield said repairs would take six weeks.',
)
const bridgeToo = article(
  'Crack shuts Harlow Bridge for six weeks, Whitfield says',
  'Inspectors found a crack in the main span of the Harlow Bridge, Governor Dana Whitfield said Tuesday. She expects the repairs to last six weeks.',
  { publisher: 'post.example.com' },
)
const quilts = article(
  'Museum shows quilts of the river towns',
  'The county museum opened an exhibition of quilts sewn in the river towns. Curator Joan Beale gathered sixty of them.',
)

const slotsOf = (graph: ReturnType<typeof articleGraph>, slots: readonly number[]) =>
  slots.map(slot => graph.component(slot)!.slots.toSorted((a, b) => a - b))

/** A graph with these articles and some that have nothing to do with them, so that words have their weight. */
function graphOf(articles: readonly GraphArticle[]) {
  const graph = articleGraph({ windowDays: 3 })
  for (let at = 0; at < 20; at++) graph.add(article(`Notice ${at}`, `word${at} of line${at} in place${at}`))
  return { graph, slots: articles.map(graph.add) }
}

describe('links', () => {
  test('two outlets on one event hang together, another event does not', () => {
    const { graph, slots } = graphOf([bridge, quilts, bridgeToo])
    const [one, other, two] = slots as [number, number, number]
    expect(slotsOf(graph, slots)).toEqual([[one, two], [other], [one, two]])
    const { links } = graph.component(two)!
    expect(links).toHaveLength(1)
    expect(links[0]!.score).toBeGreaterThan(0.4)
    expect(links[0]!.score).toBeLessThanOrEqual(1)
  })

  test('articles further apart than the window are never linked', () => {
    const late = graphOf([bridge, { ...bridge, day: 20_003.5 }])
    expect(slotsOf(late.graph, late.slots)).toEqual(late.slots.map(slot => [slot]))
    expect(late.graph.pairs().filter(({ slots }) => slots[0] === late.slots[0])).toEqual([])
    const inside = graphOf([bridge, { ...bridge, day: 20_003 }])
    expect(inside.graph.pairs().map(({ slots }) => slots)).toContainEqual(inside.slots)
  })

  test('the hour of publication within a day makes no difference', () => {
    const chanceOf = (day: number) => {
      const { graph, slots } = graphOf([bridge, { ...bridgeToo, day }])
      return graph.linksOf(slots[0]!).get(slots[1]!)
    }
    expect(chanceOf(20_000.4)).toBe(chanceOf(20_000))
  })

  test('what is removed leaves no link behind, and its slot is given out again', () => {
    const { graph, slots } = graphOf([bridge, bridgeToo])
    const [one, two] = slots as [number, number]
    graph.remove(one)
    expect(slotsOf(graph, [two])).toEqual([[two]])
    expect(graph.add(quilts)).toBe(one)
    expect(slotsOf(graph, [one, two])).toEqual([[one], [two]])
  })

  test('each pair has the features that its trees ask for', () => {
    const { graph, slots } = graphOf([bridge, quilts, bridgeToo])
    const pair = graph.pairs().find(each => each.slots.join() === [slots[0], slots[2]].join())!
    expect(pair.features).toHaveLength(PAIR_FEATURES.length)
    const value = (name: (typeof PAIR_FEATURES)[number]) => pair.features[PAIR_FEATURES.indexOf(name)]!
    expect(value('days')).toBe(0)
    expect(value('samePublisher')).toBe(0)
    expect(value('leastRank')).toBe(0)
    expect(value('names')).toBeGreaterThan(0.3)
    for (const name of ['terms', 'headline', 'lead', 'names', 'pairs', 'numbers', 'sharedText'] as const) {
      expect(value(name), name).toBeGreaterThanOrEqual(0)
      expect(value(name), name).toBeLessThanOrEqual(1.0001)
    }
  })
})

describe('any text can be told apart', () => {
  const texts = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      'Vote.',
      bridge.text,
      quilts.text,
      'Der Rat von Hellau sperrte am Dienstag die alte Brücke.',
      '議会は火曜日に橋を閉鎖した。',
      'أغلق المجلس الجسر يوم الثلاثاء.',
      '🗳️🗳️ 👩‍⚖️',
      '\ud800 half a letter \udc00',
      '1 2 3 4 5 6 7 8 9 10',
      'a '.repeat(5000),
    ),
    fc.string({ unit: 'binary' }),
  )
  const anyArticle = fc.record({
    headline: texts,
    text: texts,
    publisher: fc.constantFrom('', 'a.example.com'),
    day: fc.constantFrom(20_000, 20_001, 20_010),
  })

  test('every article ends in one story, whatever it holds and however it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyArticle, { maxLength: 6 }), { maxLength: 4 }), batches => {
        const stream = storyStream()
        const storyOf = new Map<string, string>()
        let number = 0
        for (const batch of batches) {
          const named = batch.map(each => ({ ...each, id: `a${number++}` }))
          for (const [id, story] of stream.add(named)) storyOf.set(id, story)
        }
        expect(storyOf.size).toBe(number)
        for (const story of storyOf.values())
          expect(storyOf.has(story.replace(/\/[0-9a-z]+$/, ''))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('a text of a megabyte is judged by its beginning', () => {
    const long = { ...bridge, text: `${bridge.text} ${'Nobody knew what to say of it. '.repeat(35_000)}` }
    expect(long.text.length).toBeGreaterThan(1_000_000)
    const longer = { ...long, text: `${long.text} Harlow.`, publisher: 'post.example.com' }
    const { graph, slots } = graphOf([long, longer])
    expect(slotsOf(graph, slots)).toEqual([slots, slots])
  })
})

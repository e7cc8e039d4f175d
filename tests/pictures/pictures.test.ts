import { afterAll, describe, expect, test } from 'vitest'
import { openStudio } from '../../src/pictures/studio.ts'

const studio = openStudio()
afterAll(() => studio.close())

const CARD = {
  words: '“I only count the boats,”',
  speaker: 'Owen Marsh, in a letter',
  source: 'ledger.example.com, 8 November 2019: Boats & <votes>',
}

/** Width and height, from the header that every PNG begins with: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array): [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset)
  expect(view.getUint32(0)).toBe(0x89504e47)
  return [view.getUint32(16), view.getUint32(20)]
}

describe('A quotation card', () => {
  test('is a PNG and an SVG that say in words what they show', async () => {
    const { png, svg, alt } = await studio.quotationCard(CARD)
    expect(sizeOf(png)).toEqual([1200, 630])
    expect(alt).toBe(`${CARD.words} ${CARD.speaker}. ${CARD.source}`)
    expect(svg).toContain('<title>“I only count the boats,” Owen Marsh, in a letter. ledger.example.com')
    expect(svg).toContain('Boats &amp; &lt;votes&gt;</title>')
    expect(svg).not.toMatch(/<text|<script|<image|https?:\/\/(?!www\.w3\.org)/)
  })

  test('grows with long words, and keeps every line inside', async () => {
    const { png, svg } = await studio.quotationCard({ ...CARD, words: 'We count boats. '.repeat(150) })
    const [width, height] = sizeOf(png)
    expect(width).toBe(1200)
    expect(height).toBeGreaterThan(630)
    const baselines = [...svg.matchAll(/matrix\([^)]* ([\d.]+)\)/g)].map(match => Number(match[1]))
    expect(Math.max(...baselines)).toBeLessThan(height - 50)
    const lefts = [...svg.matchAll(/matrix\([^)]* ([\d.]+) [\d.]+\)/g)].map(match => Number(match[1]))
    expect(Math.max(...lefts)).toBeLessThan(1200 - 80)
  })

  test.each([
    ['a script that no font here has', '“選挙の結果”', /script/],
    ['a whole speech', 'We count boats. '.repeat(3000), /too many/],
  ])('of %s is refused with a sentence', async (_what, words, sentence) => {
    await expect(studio.quotationCard({ ...CARD, words })).rejects.toMatchObject({
      name: 'UserError',
      code: 'undrawable',
      message: expect.stringMatching(sentence),
    })
  })

  test.each([
    ['right to left', '“שלום לכולם, Port Vesper”'],
    ['emoji', '“Vote 🗳️ 👩‍👩‍👧”'],
    ['nothing', ''],
  ])('of %s is drawn', async (_what, words) => {
    const { png } = await studio.quotationCard({ ...CARD, words })
    expect(sizeOf(png)).toEqual([1200, 630])
  })

  test('several at once are each given their own', async () => {
    const words = Array.from({ length: 5 }, (_, index) => `“Boat ${index}”`)
    const pictures = await Promise.all(words.map(each => studio.quotationCard({ ...CARD, words: each })))
    expect(pictures.map(({ alt }) => alt.slice(0, 8))).toEqual(words)
  })
})

describe('A trend chart', () => {
  const trend = (names: readonly string[], periods: number) => ({
    title: 'Named and quoted',
    periods: Array.from({ length: periods }, (_, index) => `period ${index}`),
    panels: ['Articles', 'Quotations'].map(title => ({
      title,
      series: names.map((name, at) => ({
        name,
        counts: Array.from({ length: periods }, (_, index) => (index * (at + 1)) % 7),
      })),
    })),
  })

  test('has a panel for each thing counted, a line for each person and a point for each period', async () => {
    const { svg, alt } = await studio.trendChart(trend(['Owen Marsh', 'Tomás Iriarte'], 12))
    expect(svg.match(/<circle/g)).toHaveLength(2 * 2 * 12)
    expect(svg.match(/<path[^>]*fill="none"/g)).toHaveLength(2 * 2)
    expect(alt).toBe(
      'Named and quoted. Articles: Owen Marsh 31, Tomás Iriarte 34. Quotations: Owen Marsh 31, Tomás Iriarte 34.',
    )
  })

  test.each([1, 2, 400])('of %i periods is drawn', async periods => {
    const { png } = await studio.trendChart(trend(['Owen Marsh'], periods))
    expect(sizeOf(png)[0]).toBe(1200)
  })

  test('keeps names that are too wide apart', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `Maximiliana Featherstonehaugh-Worthing ${index}`)
    const { png } = await studio.trendChart(trend(names, 4))
    expect(sizeOf(png)[0]).toBe(1200)
  })
})

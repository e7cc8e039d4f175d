import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canDraw, fontRuns } from '../../src/pictures/fonts.ts'
import { breakLines, fitText, heightOf, readsFromRight } from '../../src/pictures/set-text.ts'
import { shapeLine } from '../../src/pictures/shape.ts'

const STYLE = { size: 40, weight: 'regular' } as const

/** The characters of a line from left to right, as far as glyphs tell: ligatures give several. */
function seen(text: string, isFromRight: boolean): string {
  return shapeLine(text, { ...STYLE, isFromRight })
    .glyphs.toSorted((a, b) => a.x - b.x)
    .map(({ glyph }) => String.fromCodePoint(...glyph.codePoints))
    .join('')
}

describe('A line', () => {
  test.each([
    ['reads from the left', 'bridge', false, 'bridge'],
    ['of Hebrew is seen the other way round', 'אבג', true, 'גבא'],
    ['of Hebrew keeps a foreign name as it reads', 'אב Vesper גד', true, 'דג Vesper בא'],
    ['of Hebrew keeps a number as it reads', 'אב 10 גד', true, 'דג 10 בא'],
    ['of Hebrew has an emoji where it stands, before a foreign name', 'אב 😀 Vesper', true, 'Vesper 😀 בא'],
    ['turns brackets that are read from the right', 'א(ב)ג', true, 'ג(ב)א'],
    ['ends with its full stop at the left where it is read from the right', 'אב.', true, '.בא'],
  ])('%s', (_what, text, isFromRight, expected) => {
    expect(seen(text, isFromRight)).toBe(expected)
  })

  test('joins Arabic letters: a word takes other glyphs than its letters alone', () => {
    const glyphs = (text: string) =>
      shapeLine(text, { ...STYLE, isFromRight: true }).glyphs.map(({ glyph }) => glyph.id)
    const alone = [...'نعم'].flatMap(glyphs)
    expect(glyphs('نعم').toSorted()).not.toEqual(alone.toSorted())
  })

  test.each([...'ڢڣڥݠݡࢤ'])('has a glyph for %s, whose marks have no anchor in the font', letter => {
    const { glyphs, width } = shapeLine(letter, { ...STYLE, isFromRight: true })
    expect(glyphs.flatMap(({ glyph }) => glyph.id)).not.toContain(0)
    expect(width).toBeGreaterThan(0)
  })

  test('is set in the font that has its letters, and an emoji is one glyph', () => {
    expect(fontRuns('Vote 👩‍👩‍👧 שלום، نعم', 'bold').map(({ text, font }) => [text, font.family])).toEqual([
      ['Vote ', 'Noto Serif'],
      ['👩‍👩‍👧', 'Noto Emoji'],
      [' ', 'Noto Serif'],
      ['שלום', 'Noto Sans Hebrew'],
      ['، نعم', 'Noto Sans Arabic'],
    ])
    expect(shapeLine('👩‍👩‍👧', { ...STYLE, isFromRight: false }).glyphs).toHaveLength(1)
  })

  test.each([
    ['Élan, ağaç, Привет, Ελλάδα', true],
    ['שלום and نعم', true],
    ['🗳️ 👍🏽 🇫🇷', true],
    ['\u2067isolated\u2069\u200b', true],
    ['選挙', false],
    ['चुनाव', false],
  ])('what the fonts have is known: %s', (text, expected) => {
    expect(canDraw(text)).toBe(expected)
  })
})

describe('Breaking lines', () => {
  test('breaks between words, and inside one that is wider than a line', () => {
    const lines = breakLines(`A short ${'W'.repeat(60)} end`, { ...STYLE, width: 600 })
    expect(lines[0]).toBe('A short')
    expect(lines.join('').replaceAll(' ', '')).toBe(`Ashort${'W'.repeat(60)}end`)
  })

  test('no line is wider than asked, and no letter is lost, whatever is set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 12 }),
        fc.integer({ min: 120, max: 900 }),
        (words, width) => {
          const text = words.join(' ')
          const lines = breakLines(text, { ...STYLE, width })
          const solid = (each: string) => each.replace(/\s/gu, '')
          expect(solid(lines.join(''))).toBe(solid(text))
          for (const line of lines.filter(each => [...new Intl.Segmenter().segment(each)].length > 1)) {
            const isFromRight = readsFromRight(text)
            expect(shapeLine(line, { ...STYLE, isFromRight }).width).toBeLessThanOrEqual(width * 1.05)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a text is set as large as it fits, and smaller when there is more of it', () => {
    const box = { width: 800, height: 200, weight: 'regular', sizes: [60, 40, 30] } as const
    const [little, more, most] = [3, 20, 200].map(count => fitText('boat '.repeat(count), box))
    expect([little!, more!, most!].map(({ style }) => style.size)).toEqual([60, 40, 30])
    expect(heightOf(more!)).toBeLessThanOrEqual(200)
    expect(heightOf(most!)).toBeGreaterThan(200)
  })

  test.each([
    ['“שלום”', true],
    ['123 نعم', true],
    ['Vesper נעם', false],
    ['', false],
    ['…', false],
  ])('%s is read from the right: %s', (text, expected) => {
    expect(readsFromRight(text)).toBe(expected)
  })
})

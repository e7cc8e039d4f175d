import bidiFactory from 'bidi-js'
import type { Glyph, GlyphRun } from 'fontkit'
import { fontRuns, type HouseFont, type Weight } from './fonts.ts'

/** A glyph with where it stands: in pixels from the left end of the line, and above its baseline. */
export interface PlacedGlyph {
  readonly glyph: Glyph
  readonly font: HouseFont
  readonly x: number
  readonly y: number
}

/** A line as it is drawn, from left to right. */
export interface ShapedLine {
  readonly glyphs: readonly PlacedGlyph[]
  readonly width: number
}

export interface LineStyle {
  /** Pixels to the em. */
  readonly size: number
  readonly weight: Weight
}

const bidi = bidiFactory()

/**
 * Puts the glyphs of a line in their places: letters joined and stacked as their script does, runs in the order in which
 * they are seen (Unicode Bidirectional Algorithm, UAX 9).
 *
 * @param options.isFromRight the direction of the paragraph that the line is part of
 */
export function shapeLine(
  text: string,
  { size, weight, isFromRight }: LineStyle & { readonly isFromRight: boolean },
): ShapedLine {
  const glyphs: PlacedGlyph[] = []
  let width = 0
  for (const { text: letters, font, level } of seenRuns(text, weight, isFromRight)) {
    const { metrics } = font
    const scale = size / metrics.unitsPerEm
    const run = level % 2 === 0 ? laidOut(letters, font, 'ltr') : laidOut(mirrored(letters), font, 'rtl')
    for (const [index, glyph] of run.glyphs.entries()) {
      const { xAdvance, xOffset, yOffset } = run.positions[index]!
      glyphs.push({ glyph, font, x: width + xOffset * scale, y: yOffset * scale })
      width += xAdvance * scale
    }
  }
  return { glyphs, width }
}

/**
 * The glyphs of a run. fontkit throws where a font has no anchor for a mark, which OpenType allows and Noto Sans Arabic does
 * for six rare letters (foliojs/fontkit issue 367): such a run is laid out without moving its marks to their anchors.
 */
function laidOut(text: string, { metrics }: HouseFont, direction: 'ltr' | 'rtl'): GlyphRun {
  try {
    return metrics.layout(text, undefined, undefined, undefined, direction)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return metrics.layout(text, { mark: false, mkmk: false }, undefined, undefined, direction)
  }
}

interface LevelRun {
  readonly text: string
  readonly font: HouseFont
  readonly level: number
}

/** The runs of one font and one direction, from left to right (rule L2 of UAX 9). */
function seenRuns(text: string, weight: Weight, isFromRight: boolean): LevelRun[] {
  const { levels } = bidi.getEmbeddingLevels(withPlainSigns(text), isFromRight ? 'rtl' : 'ltr')
  let reached = 0
  const runs = fontRuns(text, weight).flatMap(run => {
    const from = reached
    reached += run.text.length
    return byLevel(run, levels.subarray(from, reached))
  })
  const highest = runs.reduce((most, { level }) => Math.max(most, level), 0)
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < runs.length; start++) {
      let end = start
      while (end < runs.length && runs[end]!.level >= level) end++
      if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).reverse())
      start = end
    }
  }
  return runs
}

/** Signs beyond the first 65,536 characters, emoji above all, as one that bidi-js knows to have no direction: it takes their halves for Latin letters. */
function withPlainSigns(text: string): string {
  return text.replace(/(?=[\p{Symbol}\p{Extended_Pictographic}])[\u{10000}-\u{10ffff}]/gu, SIGN.repeat(2))
}

const SIGN = '\u263a'

function byLevel({ text, font }: Omit<LevelRun, 'level'>, levels: Uint8Array): LevelRun[] {
  const runs: LevelRun[] = []
  let start = 0
  for (let end = 1; end <= levels.length; end++) {
    if (end < levels.length && levels[end] === levels[start]) continue
    runs.push({ text: text.slice(start, end), font, level: levels[start]! })
    start = end
  }
  return runs
}

function mirrored(text: string): string {
  return Array.from(text, character => bidi.getMirroredCharacter(character) ?? character).join('')
}

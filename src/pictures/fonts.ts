import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

/** A style that pictures are set in. */
export type Weight = 'regular' | 'bold'

/** A font of the house: Noto, under the SIL Open Font Licence, from npm packages. */
export interface HouseFont {
  readonly family: string
  readonly metrics: Font
}

const PACKAGES = '@expo-google-fonts'

/** For each weight the font for letters; the others serve both. */
const FILES = {
  regular: ['Noto Serif', 'noto-serif/400Regular/NotoSerif_400Regular.ttf'],
  bold: ['Noto Serif', 'noto-serif/700Bold/NotoSerif_700Bold.ttf'],
  arabic: ['Noto Sans Arabic', 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'],
  hebrew: ['Noto Sans Hebrew', 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'],
  emoji: ['Noto Emoji', 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf'],
} as const

type FontName = keyof typeof FILES

const opened = new Map<FontName, HouseFont>()

function open(name: FontName): HouseFont {
  const known = opened.get(name)
  if (known !== undefined) return known
  const [family, path] = FILES[name]
  const metrics = create(readFileSync(fileURLToPath(import.meta.resolve(`${PACKAGES}/${path}`))))
  if (!('layout' in metrics)) throw new Error(`Expected one font in ${path} but found a collection`)
  const font = { family, metrics }
  opened.set(name, font)
  return font
}

/** Letters that are set in one font. */
export interface Run {
  readonly text: string
  readonly font: HouseFont
}

/**
 * Cuts a text into runs of one font each, between graphemes: an accent stays with its letter, a family of emoji together.
 * What no font of the house has comes in the font for letters, which shows a box; see {@link canDraw}.
 */
export function fontRuns(text: string, weight: Weight): Run[] {
  const runs: { text: string; font: HouseFont }[] = []
  for (const { segment } of GRAPHEMES.segment(text)) {
    const last = runs.at(-1)
    const font =
      // A space or full stop stays with the word before.
      last !== undefined && NEUTRAL.test(segment) && last.font !== open('emoji') && has(last.font, segment)
        ? last.font
        : (fontFor(segment, weight) ?? open(weight))
    if (last?.font === font) last.text += segment
    else runs.push({ text: segment, font })
  }
  return runs
}

/** Whether the fonts of the house have every character of a text. */
export function canDraw(text: string): boolean {
  return Array.from(GRAPHEMES.segment(text)).every(({ segment }) => fontFor(segment, 'regular') !== undefined)
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })
const NEUTRAL = /^[\p{White_Space}\p{Punctuation}]+$/u
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
/** Joiners, selectors and marks of direction: they shape what stands beside them and are not drawn. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\p{White_Space}]/u

function fontFor(grapheme: string, weight: Weight): HouseFont | undefined {
  const order: FontName[] = PICTURE.test(grapheme) ? ['emoji', weight] : [weight, 'arabic', 'hebrew', 'emoji']
  return order.map(open).find(font => has(font, grapheme))
}

function has({ metrics }: HouseFont, text: string): boolean {
  return Array.from(text).every(
    character => INVISIBLE.test(character) || metrics.hasGlyphForCodePoint(character.codePointAt(0)!),
  )
}

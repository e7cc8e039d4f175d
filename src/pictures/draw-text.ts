import type { SetText } from './set-text.ts'
import type { PlacedGlyph } from './shape.ts'
import { shapeLine } from './shape.ts'

/** Where lines stand: between two edges, or all against one, or around a middle. */
export type LinePlace =
  | { readonly left: number; readonly right: number }
  | { readonly right: number }
  | { readonly middle: number }

/** Letters of a picture as outlines: each glyph is drawn once, and used wherever it stands. */
export interface Outlines {
  /**
   * The lines of a text, from `top` on down: at `left`, or where they are read from the right at `right`; or as told.
   *
   * @returns SVG elements
   */
  add(text: SetText, place: LinePlace & { readonly top: number }): string
  /** SVG definitions of all glyphs that were used. */
  definitions(): string
}

/** Letters have no colour of their own: they take that of the group that they are put in. */
export function outlines(): Outlines {
  const ids = new Map<string, string>()
  const paths: string[] = []

  function use({ glyph, font, x, y }: PlacedGlyph, [left, baseline]: [number, number], size: number): string {
    const key = `${font.family} ${font.metrics.postscriptName} ${glyph.id}`
    let id = ids.get(key)
    if (id === undefined) {
      const path = glyph.path.toSVG()
      if (path === '') return ''
      id = `g${ids.size}`
      ids.set(key, id)
      paths.push(`<path id="${id}" d="${path}"/>`)
    }
    const scale = size / font.metrics.unitsPerEm
    return `<use href="#${id}" transform="matrix(${short(scale)} 0 0 ${short(-scale)} ${short(left + x)} ${short(baseline - y)})"/>`
  }

  return {
    add({ lines, style, lineHeight, isFromRight }, { top, ...place }) {
      return lines
        .map((line, index) => {
          const { glyphs, width } = shapeLine(line, { ...style, isFromRight })
          const start = startOf(place, width, isFromRight)
          const baseline = top + index * lineHeight + style.size
          return glyphs.map(glyph => use(glyph, [start, baseline], style.size)).join('')
        })
        .join('\n')
    },
    definitions: () => `<defs>${paths.join('')}</defs>`,
  }
}

function startOf(place: LinePlace, width: number, isFromRight: boolean): number {
  if ('middle' in place) return place.middle - width / 2
  return 'left' in place && !isFromRight ? place.left : place.right - width
}

function short(value: number): string {
  return String(Number(value.toFixed(4)))
}

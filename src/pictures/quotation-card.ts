import { UserError } from '../model/errors.ts'
import { draw, type Picture } from './draw.ts'
import { outlines } from './draw-text.ts'
import { canDraw } from './fonts.ts'
import { fitText, heightOf } from './set-text.ts'

/** What a card says: each a text that is shown whole. */
export interface CardWords {
  /** With its quotation marks. */
  readonly words: string
  /** Who, how and when. */
  readonly speaker: string
  /** Publisher, day and headline. */
  readonly source: string
}

// 1200 by 630 is what link previews show whole.
const WIDTH = 1200
const LEAST_HEIGHT = 630
const MARGIN = 84
const LINE_WIDTH = WIDTH - 2 * MARGIN
const GAP = 36
/** Chat clients do not show what is much higher. */
const MOST_HEIGHT = 6_000

const PAPER = '#fbfaf6'
const INK = '#1b1b1f'
const FAINT_INK = '#55555f'
const RULE = '#d9d6cc'
const ACCENT = '#2f5d8a'

/**
 * A quotation as a picture: the words as large as they fit, and where they are long the picture grows.
 *
 * @throws UserError `undrawable` where the words are in a script that no font here has, or would fill several screens
 */
export async function quotationCard(card: CardWords): Promise<Picture> {
  if (!canDraw(`${card.words}${card.speaker}`))
    throw new UserError(
      'undrawable',
      'These words are in a script that pictures have no font for. They stand as text with the source.',
    )
  const speaker = fitText(card.speaker, { ...room(90), weight: 'bold', sizes: [34, 28] })
  const source = fitText(card.source, { ...room(100), weight: 'regular', sizes: [24, 20] })
  const below = GAP + heightOf(speaker) + 1.5 * GAP + heightOf(source)
  const words = fitText(card.words, {
    ...room(LEAST_HEIGHT - 2 * MARGIN - below),
    weight: 'regular',
    sizes: [64, 56, 50, 44, 40, 36, 32, 28],
  })
  const height = Math.max(LEAST_HEIGHT, Math.ceil(heightOf(words) + below + 2 * MARGIN))
  if (height > MOST_HEIGHT)
    throw new UserError(
      'undrawable',
      'These words are too many for a picture. They stand as text with the source.',
    )
  const edges = { left: MARGIN, right: WIDTH - MARGIN }
  const sourceTop = height - MARGIN - heightOf(source)
  const letters = outlines()
  const inked = [
    letters.add(words, { ...edges, top: MARGIN }),
    letters.add(speaker, { ...edges, top: MARGIN + heightOf(words) + GAP }),
  ]
  const faint = letters.add(source, { ...edges, top: sourceTop })
  return draw({
    width: WIDTH,
    height,
    alt: `${card.words} ${card.speaker}. ${card.source}`,
    content: `${letters.definitions()}
<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/>
<rect width="16" height="${height}" fill="${ACCENT}"/>
<rect x="${MARGIN}" y="${sourceTop - GAP / 2}" width="${LINE_WIDTH}" height="2" fill="${RULE}"/>
<g fill="${INK}">${inked.join('\n')}</g>
<g fill="${FAINT_INK}">${faint}</g>`,
  })
}

function room(height: number): { readonly width: number; readonly height: number } {
  return { width: LINE_WIDTH, height }
}

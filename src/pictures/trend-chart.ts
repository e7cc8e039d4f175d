import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { UserError } from '../model/errors.ts'
import { draw, type Picture } from './draw.ts'
import { type Outlines, outlines } from './draw-text.ts'
import { canDraw } from './fonts.ts'
import { fitText } from './set-text.ts'
import type { Trend } from './trend.ts'

const WIDTH = 1200
const LEFT = 96
const RIGHT = 48
const PANEL_HEIGHT = 220
const PANEL_TOP = 64
const PERIODS_HEIGHT = 64
const TITLE_HEIGHT = 84
const KEY_HEIGHT = 48

const PAPER = '#fbfaf6'
const INK = '#1b1b1f'
const GRID = '#d9d6cc'
/** Told apart also without colour (Okabe and Ito, 2008), and each with dashes of its own. */
const STROKES = [
  { colour: '#0072b2', dashes: '' },
  { colour: '#d55e00', dashes: '14 6' },
  { colour: '#007a5a', dashes: '4 6' },
  { colour: '#a3457f', dashes: '18 6 4 6' },
  { colour: '#5b4a00', dashes: '8 4' },
]

/**
 * Draws counts over time as lines, a panel for each thing counted, on one scale of time.
 *
 * @throws UserError `undrawable` where a name is in a script that no font here has
 */
export async function trendChart({ title, periods, panels }: Trend): Promise<Picture> {
  const names = panels[0]!.series.map(({ name }) => name)
  if (!canDraw(names.join('')))
    throw new UserError(
      'undrawable',
      'A name is in a script that pictures have no font for. The numbers stand as text.',
    )
  const letters = outlines()
  const top = TITLE_HEIGHT + KEY_HEIGHT
  const height = top + panels.length * (PANEL_TOP + PANEL_HEIGHT) + PERIODS_HEIGHT
  const across = scalePoint<number>()
    .domain(periods.map((_, index) => index))
    .range([LEFT, WIDTH - RIGHT])
    .padding(0.5)
  const drawn = panels.map((each, index) =>
    panel(each, { across, letters, top: top + index * (PANEL_TOP + PANEL_HEIGHT) + PANEL_TOP }),
  )
  const words = [
    label(letters, title, { x: LEFT, top: 32, size: 30, weight: 'bold' }),
    ...key(letters, names),
    ...periodNames(letters, periods, { across, top: height - PERIODS_HEIGHT + 12 }),
  ]
  return draw({
    width: WIDTH,
    height,
    alt: `${title}. ${panels.map(inWords).join(' ')}`,
    content: `${letters.definitions()}<rect width="${WIDTH}" height="${height}" fill="${PAPER}"/>${drawn.join('')}<g fill="${INK}">${words.join('')}</g>`,
  })
}

type Across = ReturnType<typeof scalePoint<number>>

function panel(
  { title, series }: Trend['panels'][number],
  { across, letters, top }: { across: Across; letters: Outlines; top: number },
): string {
  const most = Math.max(1, ...series.flatMap(({ counts }) => counts))
  const up = scaleLinear([0, most], [top + PANEL_HEIGHT, top]).nice(4)
  const ticks = up.ticks(4).filter(Number.isInteger)
  const grid = ticks.map(
    tick =>
      `<rect x="${LEFT}" y="${up(tick)}" width="${WIDTH - LEFT - RIGHT}" height="${tick === 0 ? 2 : 1}" fill="${GRID}"/>`,
  )
  const words = [
    label(letters, title, { x: LEFT, top: top - 44, size: 22, weight: 'bold' }),
    ...ticks.map(tick =>
      label(letters, tick.toLocaleString('en'), { right: LEFT - 14, top: up(tick) - 14, size: 18 }),
    ),
  ]
  const path = line<number>(
    (_, index) => across(index)!,
    count => up(count),
  )
  const lines = series.map(({ counts }, index) => {
    const { colour, dashes } = STROKES[index % STROKES.length]!
    const dots = counts.map(
      (count, at) => `<circle cx="${across(at)}" cy="${up(count)}" r="4.5" fill="${colour}"/>`,
    )
    return `<path d="${path([...counts])}" fill="none" stroke="${colour}" stroke-width="3" stroke-dasharray="${dashes}"/>${dots.join('')}`
  })
  return `${grid.join('')}${lines.join('')}<g fill="${INK}">${words.join('')}</g>`
}

/** Which line is whose. */
function key(letters: Outlines, names: readonly string[]): string[] {
  const room = (WIDTH - LEFT - RIGHT) / names.length
  return names.map((name, index) => {
    const { colour, dashes } = STROKES[index % STROKES.length]!
    const x = LEFT + index * room
    return `<path d="M${x} ${TITLE_HEIGHT + 14}h44" stroke="${colour}" stroke-width="4" stroke-dasharray="${dashes}"/>${label(letters, name, { x: x + 54, top: TITLE_HEIGHT, size: 20, width: room - 64 })}`
  })
}

/** As many names of periods as have room, the first and then every so many. */
function periodNames(
  letters: Outlines,
  periods: readonly string[],
  { across, top }: { across: Across; top: number },
): string[] {
  const every = Math.ceil(periods.length / MOST_PERIOD_NAMES)
  return periods.flatMap((period, index) =>
    index % every === 0 ? [label(letters, period, { middle: across(index)!, top, size: 18 })] : [],
  )
}

const MOST_PERIOD_NAMES = 9

type Place =
  | { readonly x: number; readonly width?: number }
  | { readonly right: number }
  | { readonly middle: number }

/** One line of text, made smaller where it has a width to keep to. */
function label(
  letters: Outlines,
  text: string,
  {
    top,
    size,
    weight = 'regular',
    ...place
  }: Place & { readonly top: number; readonly size: number; readonly weight?: 'regular' | 'bold' },
): string {
  const width = 'x' in place ? (place.width ?? WIDTH) : WIDTH
  const sizes = [size, size * 0.85, size * 0.7]
  // A label stands where it belongs, whatever way it is read.
  const set = { ...fitText(text, { width, height: size * 1.5, weight, sizes }), isFromRight: false }
  if ('x' in place) return letters.add(set, { left: place.x, right: place.x + width, top })
  return letters.add(set, { ...place, top })
}

function inWords({ title, series }: Trend['panels'][number]): string {
  const totals = series.map(({ name, counts }) => `${name} ${counts.reduce((sum, each) => sum + each, 0)}`)
  return `${title}: ${totals.join(', ')}.`
}

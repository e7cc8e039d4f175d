import { CLASS_KINDS } from './class-words.ts'
import { findRoot, isWithin, readElements } from './element-facts.ts'
import { measureText, RELATED } from './measure-text.ts'
import type { PageElement } from './page-tree.ts'
import type { PageBlock } from './read-blocks.ts'
import { countTexts, type FoldedText, foldText } from './repeated-texts.ts'

/** What the page says of the article elsewhere, to compare blocks with. */
export interface KnownOfArticle {
  readonly headline?: string | undefined
  readonly description?: string | undefined
}

/** The features of a block in the order of the rows that {@link measureBlocks} gives. */
export const BLOCK_FEATURES: readonly string[] = [
  ...'length words linkShare links stressShare stops commas endsInStop startsUpper upperShare digitShare'.split(
    ' ',
  ),
  ...'boilerplate leadIn credit dated byline isHeadline inHeadline inDescription repeated within afterMedia'.split(
    ' ',
  ),
  ...'paragraph item heading quote cell division'.split(' '),
  ...'inParagraph inList inTable inQuote inFigure inAside inNav inHeader inFooter inForm inArticle inMain hidden articleBody depth'.split(
    ' ',
  ),
  ...Object.keys(CLASS_KINDS).map(kind => `near ${kind}`),
  ...'parentShare parentLinkShare parentBlocks grandShare grandLinkShare'.split(' '),
  ...'rootShare rootDepth inRoot inSection rootAt rootLeft kindShare pathShare pathLinkShare'.split(' '),
  ...'place sinceHeadline hasHeadline lettersBefore lettersAfter'.split(' '),
  ...'sinceProse untilProse proseBefore proseAfter sinceHeading headingRelated headingLength'.split(' '),
  ...[-3, -2, -1, 1, 2, 3].flatMap(offset =>
    ['length', 'linkShare', 'samePath', 'sameParent', 'endsInStop', 'heading'].map(
      name => `${name} ${offset}`,
    ),
  ),
]

/** Measures every block of a page beside the others: one row each, in the order of {@link BLOCK_FEATURES}. */
export function measureBlocks(blocks: readonly PageBlock[], known: KnownOfArticle): Float64Array[] {
  const elements = readElements(blocks)
  const own = blocks.map(measureText)
  const foldedTexts = blocks.map(({ text }) => foldText(text))
  const texts = countTexts(foldedTexts)
  const root = findRoot(blocks, elements)
  const paths = blocks.map(({ element }) => pathOf(element))
  const path = new Map<string, { prose: number; letters: number; links: number }>()
  const kind = new Map<string, number>()
  let allProse = 1
  for (const [index, { text, linkLength, element }] of blocks.entries()) {
    const prose = own[index]!.isProse ? text.length : 0
    allProse += prose
    kind.set(element.name, (kind.get(element.name) ?? 0) + prose)
    const sum = path.get(paths[index]!) ?? { prose: 0, letters: 0, links: 0 }
    path.set(paths[index]!, {
      prose: sum.prose + prose,
      letters: sum.letters + text.length,
      links: sum.links + linkLength,
    })
  }
  const headline = known.headline?.toLowerCase() ?? ''
  const description = known.description?.toLowerCase() ?? ''
  const headlineWords = longWords(foldText(headline))
  const headlineAt = findHeadline(blocks, headline)
  const letters = blocks.reduce((sum, { text }) => sum + text.length, 1)
  const rootBlocks = blocks.flatMap(({ element }, index) =>
    isWithin(element, root.element, elements) ? [index] : [],
  )
  const rootFirst = rootBlocks[0] ?? 0
  const rootLast = rootBlocks.at(-1) ?? blocks.length
  const since = distances(own.map(({ isProse }) => isProse))
  const until = distances(own.map(({ isProse }) => isProse).reverse()).reverse()

  let lettersBefore = 0
  let proseBefore = 0
  let heading = { at: -1, related: 0, length: 0 }
  return blocks.map((block, index) => {
    const { text, element } = block
    const o = own[index]!
    const facts = elements.get(element)!
    const parent = elements.get(element.parent ?? element)!
    const grand = elements.get(element.parent?.parent ?? element.parent ?? element)!
    const folded = foldedTexts[index]!
    const samePath = path.get(paths[index]!)!
    if (o.heading > 0 || (o.stressShare > 0.95 && text.length < 80))
      heading = { at: index, related: RELATED.test(text) ? 1 : 0, length: text.length }
    const inRoot = index >= rootFirst && index <= rootLast && isWithin(element, root.element, elements)
    const row = new Float64Array(BLOCK_FEATURES.length)
    let filled = 0
    const put = (values: readonly number[]) => {
      row.set(values, filled)
      filled += values.length
    }
    put([
      Math.log1p(text.length),
      o.words,
      o.linkShare,
      Math.min(block.linkCount, 10),
      o.stressShare,
      o.stops,
      o.commas,
      o.endsInStop,
      o.startsUpper,
      o.upperShare,
      o.digitShare,
      o.boilerplate,
      o.leadIn,
      o.credit,
      o.dated,
      o.byline,
      headline !== '' && folded.text === headline ? 1 : 0,
      shareIn(folded, headlineWords),
      description.length > 20 &&
      (description.includes(folded.text.slice(0, 100)) || folded.text.includes(description.slice(0, 100)))
        ? 1
        : 0,
      Math.min((texts.get(folded) ?? 1) - 1, 5),
      o.isShort && texts.within(folded) ? 1 : 0,
      block.afterMedia ? 1 : 0,
      element.name === 'p' ? 1 : 0,
      element.name === 'li' ? 1 : 0,
      o.heading,
      element.name === 'blockquote' ? 1 : 0,
      element.name === 'td' || element.name === 'th' ? 1 : 0,
      element.name === 'div' || element.name === 'section' || element.name === 'article' ? 1 : 0,
    ])
    put(facts.inside)
    put([facts.hidden, facts.articleBody, Math.min(facts.depth, 40)])
    put(facts.near)
    put([
      parent.prose / allProse,
      parent.links / (parent.letters + 1),
      Math.min(parent.blocks, 60),
      grand.prose / allProse,
      grand.links / (grand.letters + 1),
      root.share,
      facts.depth - root.depth,
      inRoot ? 1 : 0,
      facts.depth > root.depth + 2 ? 1 : 0,
      inRoot ? (index - rootFirst) / (rootLast - rootFirst + 1) : -1,
      inRoot ? Math.min(rootLast - index, 50) : -1,
      kind.get(element.name)! / allProse,
      samePath.prose / allProse,
      samePath.links / (samePath.letters + 1),
      index / blocks.length,
      Math.max(-50, Math.min(50, index - headlineAt)),
      headlineAt >= 0 ? 1 : 0,
      lettersBefore / letters,
      1 - lettersBefore / letters,
      Math.min(since[index]!, 20),
      Math.min(until[index]!, 20),
      proseBefore / allProse,
      1 - proseBefore / allProse,
      Math.min(index - heading.at, 30),
      heading.related,
      heading.length,
    ])
    for (const offset of NEIGHBOURS) {
      const other = blocks[index + offset]
      const at = own[index + offset]
      if (other === undefined || at === undefined) put(NO_NEIGHBOUR)
      else
        put([
          Math.log1p(other.text.length),
          at.linkShare,
          paths[index + offset] === paths[index] ? 1 : 0,
          other.element.parent === element.parent ? 1 : 0,
          at.endsInStop,
          at.heading,
        ])
    }
    lettersBefore += text.length
    if (o.isProse) proseBefore += text.length
    return row
  })
}

const NEIGHBOURS = [-3, -2, -1, 1, 2, 3]
const NO_NEIGHBOUR = [0, 0, 0, 0, 0, 0]

function pathOf(element: PageElement): string {
  const name = ({ name, attributes }: PageElement) => `${name}.${attributes.class ?? ''}`
  return element.parent === undefined ? name(element) : `${name(element.parent)}>${name(element)}`
}

function longWords({ words }: FoldedText): ReadonlySet<string> {
  return new Set(words.filter(word => word.length >= 3))
}

function shareIn(folded: FoldedText, words: ReadonlySet<string>): number {
  if (folded.text.length > 300 || words.size === 0) return 0
  const own = longWords(folded)
  let shared = 0
  for (const word of own) if (words.has(word)) shared++
  return own.size === 0 ? 0 : shared / own.size
}

function findHeadline(blocks: readonly PageBlock[], headline: string): number {
  const heading = blocks.findIndex(
    ({ element, text }) =>
      element.name === 'h1' && (headline === '' || text.toLowerCase().startsWith(headline.slice(0, 40))),
  )
  if (heading >= 0) return heading
  const same = headline === '' ? -1 : blocks.findIndex(({ text }) => text.toLowerCase() === headline)
  return same >= 0 ? same : blocks.findIndex(({ element }) => element.name === 'h1')
}

/** How many blocks ago there was such a one, itself included. */
function distances(flags: readonly boolean[]): number[] {
  let last = Number.NEGATIVE_INFINITY
  return flags.map((flag, index) => {
    const distance = index - last
    if (flag) last = index
    return Math.min(distance, 1000)
  })
}

import { CLASS_KINDS, classReader } from './class-words.ts'
import type { PageElement } from './page-tree.ts'
import type { PageBlock } from './read-blocks.ts'

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
  const own = blocks.map(block => measureOwn(block))
  const texts = countTexts(blocks)
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
  const headlineWords = wordsOf(headline)
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
    const folded = text.toLowerCase()
    const samePath = path.get(paths[index]!)!
    if (o.heading > 0 || (o.stressShare > 0.95 && text.length < 80))
      heading = { at: index, related: RELATED.test(text) ? 1 : 0, length: text.length }
    const inRoot = index >= rootFirst && index <= rootLast && isWithin(element, root.element, elements)
    const row = [
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
      headline !== '' && folded === headline ? 1 : 0,
      shareIn(folded, headlineWords),
      description.length > 20 &&
      (description.includes(folded.slice(0, 100)) || folded.includes(description.slice(0, 100)))
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
      ...facts.inside,
      facts.hidden,
      facts.articleBody,
      Math.min(facts.depth, 40),
      ...facts.near,
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
      ...NEIGHBOURS.flatMap(offset => {
        const other = blocks[index + offset]
        if (other === undefined) return [0, 0, 0, 0, 0, 0]
        const at = own[index + offset]!
        return [
          Math.log1p(other.text.length),
          at.linkShare,
          paths[index + offset] === paths[index] ? 1 : 0,
          other.element.parent === element.parent ? 1 : 0,
          at.endsInStop,
          at.heading,
        ]
      }),
    ]
    lettersBefore += text.length
    if (o.isProse) proseBefore += text.length
    return Float64Array.from(row)
  })
}

const NEIGHBOURS = [-3, -2, -1, 1, 2, 3]

interface Own {
  readonly words: number
  readonly linkShare: number
  readonly stressShare: number
  readonly stops: number
  readonly commas: number
  readonly endsInStop: number
  readonly startsUpper: number
  readonly upperShare: number
  readonly digitShare: number
  readonly boilerplate: number
  readonly leadIn: number
  readonly credit: number
  readonly dated: number
  readonly byline: number
  readonly heading: number
  readonly isProse: boolean
  readonly isShort: boolean
}

function measureOwn({ text, element, linkLength, stressedLength }: PageBlock): Own {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const linkShare = Math.min(1, linkLength / text.length)
  const isShort = text.length < 400
  const heading = /^h([1-6])$/.exec(element.name)
  return {
    words: Math.min(count(/\s+/g) + 1, 200),
    linkShare,
    stressShare: Math.min(1, stressedLength / text.length),
    stops: Math.min(count(/[.!?。！？](?=\s|["”’)]|$)/g), 10),
    commas: Math.min(count(/[,،、，]/g), 20),
    endsInStop: /[.!?。！？…:]["”’»)\]]*$/.test(text) ? 1 : 0,
    startsUpper: /^["“‘'«([]?\p{Lu}/u.test(text) ? 1 : 0,
    upperShare: isShort ? count(/\p{Lu}/gu) / text.length : 0,
    digitShare: isShort ? count(/\d/g) / text.length : 0,
    boilerplate: isShort && BOILERPLATE.test(text) ? 1 : 0,
    leadIn: isShort && LEAD_IN.test(text) ? 1 : 0,
    credit: isShort && CREDIT.test(text) ? 1 : 0,
    dated: text.length < 120 && DATED.test(text) ? 1 : 0,
    byline:
      text.length < 150 && /^by\b|^(?:reporting|written|edited|posted|published) by/i.test(text) ? 1 : 0,
    heading: heading === null ? 0 : Number(heading[1]),
    isProse: text.length >= 80 && linkShare < 0.3,
    isShort,
  }
}

const RELATED =
  /\b(?:related|more (?:from|on|in|stories|news)|read (?:more|next|also)|recommended|you may|you might|most (?:read|popular|viewed)|trending|latest|popular|see also|don.t miss|comments?|share this|leave a|about the author|sign up|newsletter)\b/i
const BOILERPLATE =
  /\b(?:read (?:more|also|next|full)|click here|sign(?:ing)? up|subscrib\w+|newsletter|follow (?:us|me|@?\w+ on)|share (?:this|on)|advertisement|sponsored|story continues|continue reading|related|see also|watch|listen|all rights reserved|©|copyright|terms of|privacy policy|cookies?|log ?in|sign ?in|comments?|tweet|facebook|e-?mail|whatsapp|download|app\b|more (?:from|on|stories)|recommended|photos?|gallery|slideshow|loading|minute read|min read)\b/i
/** What announces another article, or asks for something. */
const LEAD_IN =
  /^\W{0,3}(?:read|see|watch|listen|related|more|also|don.t miss|click|get|sign|subscribe|follow|join|download|share|like|on \p{L}+(?:\.com)?:|most|recommended|advert\w*|continue|story continues|correction|editor.s note|have a|do you|want|if you|contact|send|let our|\w+ is a \w+)\b/iu
const CREDIT =
  /\b(?:photo(?:graph)?s?|image|picture|credit|illustration|courtesy|video)\b.{0,30}[:/|]|\((?:photo|image|ap|getty|reuters|file)\b|getty images|shutterstock|\/\s?(?:ap|afp|reuters|getty|epa|bloomberg)\b|\bfile photo\b/i
const DATED =
  /\b(?:\d{1,2}:\d{2}|20\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}|\d+ (?:hours?|minutes?|mins?|days?) ago)\b/i

interface Facts {
  readonly depth: number
  /** In what it stands, one 0 or 1 for each of {@link INSIDE}. */
  readonly inside: readonly number[]
  readonly hidden: number
  readonly articleBody: number
  /** For each kind of class how many elements up it is found; {@link FAR} where it is not. */
  readonly near: readonly number[]
  /** Of the blocks at or below it. */
  letters: number
  links: number
  prose: number
  blocks: number
}

const INSIDE: readonly (readonly string[])[] = [
  ['p'],
  ['ul', 'ol'],
  ['table'],
  ['blockquote'],
  ['figure'],
  ['aside'],
  ['nav'],
  ['header'],
  ['footer'],
  ['form'],
  ['article'],
  ['main'],
]
const KIND_COUNT = Object.keys(CLASS_KINDS).length
const FAR = 12

type Elements = ReadonlyMap<PageElement, Facts>

/** What the elements above blocks are, each seen once. */
function readElements(blocks: readonly PageBlock[]): Elements {
  const kindsOf = classReader()
  const known = new Map<PageElement, Facts>()
  const read = (element: PageElement): Facts => {
    const seen = known.get(element)
    if (seen !== undefined) return seen
    const above = element.parent && read(element.parent)
    const bits = kindsOf(element)
    const { itemprop = '' } = element.attributes
    const facts: Facts = {
      depth: (above?.depth ?? -1) + 1,
      inside: INSIDE.map((names, index) => (names.includes(element.name) ? 1 : (above?.inside[index] ?? 0))),
      hidden: element.attributes['aria-hidden'] === 'true' ? 1 : (above?.hidden ?? 0),
      articleBody: /articlebody/i.test(itemprop) ? 1 : (above?.articleBody ?? 0),
      near: Array.from({ length: KIND_COUNT }, (_, kind) =>
        bits & (1 << kind) && element.name !== 'body' && element.name !== 'html'
          ? 0
          : Math.min(FAR, (above?.near[kind] ?? FAR) + 1),
      ),
      letters: 0,
      links: 0,
      prose: 0,
      blocks: 0,
    }
    known.set(element, facts)
    return facts
  }
  for (const { element, text, linkLength } of blocks) {
    read(element)
    const isProse = text.length >= 80 && linkLength < 0.3 * text.length
    for (let at: PageElement | undefined = element; at !== undefined; at = at.parent) {
      const facts = known.get(at)!
      facts.letters += text.length
      facts.links += linkLength
      facts.blocks++
      if (isProse) facts.prose += text.length
    }
  }
  return known
}

interface Root {
  readonly element: PageElement
  readonly depth: number
  readonly share: number
}

/** The element that holds most of the page's prose as its children or grandchildren, as Readability scores it. */
function findRoot(blocks: readonly PageBlock[], elements: Elements): Root {
  const scores = new Map<PageElement, number>()
  let all = 1
  for (const { element, text, linkLength } of blocks) {
    if (text.length < 40 || linkLength > 0.5 * text.length) continue
    const worth = (text.length - linkLength) * (element.name === 'p' ? 1 : 0.7)
    all += worth
    let share = 1
    for (let at = element.parent, up = 0; at !== undefined && up < 6; at = at.parent, up++) {
      scores.set(at, (scores.get(at) ?? 0) + worth * share)
      share *= 0.75
    }
  }
  let best: PageElement | undefined
  let most = 0
  for (const [element, score] of scores) {
    const { links, letters } = elements.get(element)!
    const counted = score * (1 - links / (letters + 1))
    if (counted > most) [best, most] = [element, counted]
  }
  const element = best ?? blocks[0]!.element
  return { element, depth: elements.get(element)!.depth, share: most / all }
}

function isWithin(element: PageElement, root: PageElement, elements: Elements): boolean {
  const depth = elements.get(root)!.depth
  let at: PageElement | undefined = element
  while (at !== undefined && elements.get(at)!.depth > depth) at = at.parent
  return at === root
}

/** How often each text stands on the page, and whether one stands inside of a longer one, as what is pulled out does. */
function countTexts(blocks: readonly PageBlock[]) {
  const counts = new Map<string, number>()
  for (const { text } of blocks) {
    const folded = text.toLowerCase()
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  const runs = new Map<string, number>()
  for (const { text } of blocks)
    if (text.length > 60) for (const run of runsOf(text)) runs.set(run, (runs.get(run) ?? 0) + 1)
  return {
    get: (folded: string) => counts.get(folded),
    within: (folded: string) => {
      const own = runsOf(folded)
      const isTwice = (run: string | undefined) => run !== undefined && (runs.get(run) ?? 0) > 1
      return own.length > 1 && isTwice(own[0]) && isTwice(own.at(-1))
    },
  }
}

/** Every five words that follow each other. */
function runsOf(text: string): string[] {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return all.slice(4).map((word, at) => `${all.slice(at, at + 4).join(' ')} ${word}`)
}

function pathOf(element: PageElement): string {
  const name = ({ name, attributes }: PageElement) => `${name}.${attributes.class ?? ''}`
  return element.parent === undefined ? name(element) : `${name(element.parent)}>${name(element)}`
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]{3,}/gu) ?? [])
}

function shareIn(folded: string, words: ReadonlySet<string>): number {
  if (folded.length > 300 || words.size === 0) return 0
  const own = wordsOf(folded)
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

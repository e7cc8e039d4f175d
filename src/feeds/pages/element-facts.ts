import { CLASS_KINDS, classReader } from './class-words.ts'
import { isProse } from './measure-text.ts'
import type { PageElement } from './page-tree.ts'
import type { PageBlock } from './read-blocks.ts'

/** What is known of an element above blocks. */
export interface ElementFacts {
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
const OUTSIDE = INSIDE.map(() => 0)
const FAR = 12
const NOTHING_NEAR = Object.keys(CLASS_KINDS).map(() => FAR)

export type Elements = ReadonlyMap<PageElement, ElementFacts>

/** What the elements above blocks are, each seen once. */
export function readElements(blocks: readonly PageBlock[]): Elements {
  const kindsOf = classReader()
  const known = new Map<PageElement, ElementFacts>()
  const read = (element: PageElement): ElementFacts => {
    const seen = known.get(element)
    if (seen !== undefined) return seen
    const above = element.parent && read(element.parent)
    const bits = kindsOf(element)
    const { itemprop = '' } = element.attributes
    const isPage = element.name === 'body' || element.name === 'html'
    const facts: ElementFacts = {
      depth: (above?.depth ?? -1) + 1,
      inside: insideOf(element, above?.inside ?? OUTSIDE),
      hidden: element.attributes['aria-hidden'] === 'true' ? 1 : (above?.hidden ?? 0),
      articleBody: /articlebody/i.test(itemprop) ? 1 : (above?.articleBody ?? 0),
      near: (above?.near ?? NOTHING_NEAR).map((away, kind) =>
        bits & (1 << kind) && !isPage ? 0 : Math.min(FAR, away + 1),
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
    const prose = isProse({ text, linkLength }) ? text.length : 0
    for (let at: PageElement | undefined = element; at !== undefined; at = at.parent) {
      const facts = known.get(at)!
      facts.letters += text.length
      facts.links += linkLength
      facts.blocks++
      facts.prose += prose
    }
  }
  return known
}

/** Most elements are none of {@link INSIDE}, and share what is above them. */
function insideOf({ name }: PageElement, above: readonly number[]): readonly number[] {
  const at = INSIDE.findIndex(names => names.includes(name))
  return at < 0 || above[at] === 1 ? above : above.with(at, 1)
}

/** Where the article most likely stands. */
export interface Root {
  readonly element: PageElement
  readonly depth: number
  readonly share: number
}

/** The element that holds most of the page's prose as its children or grandchildren, as Readability scores it. */
export function findRoot(blocks: readonly PageBlock[], elements: Elements): Root {
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

/** Whether an element is the root or below it. */
export function isWithin(element: PageElement, root: PageElement, elements: Elements): boolean {
  const depth = elements.get(root)!.depth
  let at: PageElement | undefined = element
  while (at !== undefined && elements.get(at)!.depth > depth) at = at.parent
  return at === root
}

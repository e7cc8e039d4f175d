import { Tokenizer } from 'htmlparser2'

/** An element of a page. */
export interface PageElement {
  /** In lower case: `p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Absent at the root only. */
  readonly parent?: PageElement
  readonly children: (PageElement | string)[]
}

/**
 * Parses a page or a piece of one, forgiving as browsers are: end tags that may be left out are added, those that end
 * nothing are ignored. Nothing is fetched and no script runs. Takes time in proportion to the length, however deep the
 * page is nested: what is deeper than browsers' own limits is taken as the text of the element it lies in.
 *
 * @returns a root without a name, which holds everything
 */
export function parsePage(html: string): PageElement {
  const root: PageElement = { name: '', attributes: {}, children: [] }
  let open = root
  let depth = 0
  // Elements that are open and too deep to be kept.
  let skipped = 0
  let text = ''
  let name = ''
  let attributes: Record<string, string> = {}
  let attribute = ''
  let value = ''

  const endText = () => {
    if (text === '') return
    open.children.push(text)
    text = ''
  }
  const closeUpTo = (element: PageElement) => {
    endText()
    while (open !== element) leave()
    leave()
  }
  const leave = () => {
    open = open.parent!
    depth--
  }
  /** The nearest open element of such a name, not looking past one of `limits`. */
  const findOpen = (wanted: (name: string) => boolean, isLimit: (name: string) => boolean) => {
    for (let at = open; at.parent !== undefined; at = at.parent) {
      if (wanted(at.name)) return at
      if (isLimit(at.name)) return undefined
    }
    return undefined
  }
  const start = () => {
    const rule = IMPLIED_ENDS.find(({ by }) => by.has(name))
    if (rule !== undefined && skipped === 0) {
      const ended = findOpen(
        each => rule.ends.has(each),
        each => rule.within.has(each),
      )
      if (ended !== undefined) closeUpTo(ended)
    }
    const isVoid = VOID.has(name)
    if (depth >= MAX_DEPTH) {
      if (!isVoid) skipped++
      if (!INLINE.has(name)) text += '\n'
      return
    }
    endText()
    const element: PageElement = { name, attributes, parent: open, children: [] }
    open.children.push(element)
    if (isVoid) return
    open = element
    depth++
  }
  const end = (ended: string) => {
    if (skipped > 0) {
      skipped--
      return
    }
    const isLimit = INLINE.has(ended) ? isBlock : isScope
    const element = findOpen(
      each => each === ended,
      each => isLimit(each) && each !== ended,
    )
    if (element !== undefined) closeUpTo(element)
  }

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext(from, to) {
        text += html.slice(from, to)
      },
      ontextentity(codepoint) {
        text += String.fromCodePoint(codepoint)
      },
      onopentagname(from, to) {
        name = html.slice(from, to).toLowerCase()
        attributes = {}
      },
      onattribname(from, to) {
        attribute = html.slice(from, to).toLowerCase()
        value = ''
      },
      onattribdata(from, to) {
        value += html.slice(from, to)
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint)
      },
      onattribend() {
        attributes[attribute] ??= value
      },
      onopentagend: start,
      // Only in SVG does the slash end the element; elsewhere browsers ignore it.
      onselfclosingtag() {
        start()
        if (FOREIGN.has(name)) end(name)
      },
      onclosetag(from, to) {
        end(html.slice(from, to).trimEnd().toLowerCase())
      },
      oncdata(from, to, offset) {
        text += html.slice(from, to - offset)
      },
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend: endText,
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return root
}

/** The elements at or below one, in the order of the page. */
export function elementsOf(root: PageElement): PageElement[] {
  const elements: PageElement[] = []
  const visit = (element: PageElement) => {
    elements.push(element)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(root)
  return elements
}

/**
 * The text at or below an element, white space as a browser shows it.
 *
 * @param limit where only a short text is of use: reading stops once there are more letters, so that a wrapper of the whole
 *   page costs no more than a line of it
 */
export function textOf(element: PageElement, limit = Number.POSITIVE_INFINITY): string {
  let text = ''
  const collect = (at: PageElement) => {
    for (const child of at.children) {
      if (text.length > limit) return
      if (typeof child === 'string') text += child
      else if (child.name !== 'script' && child.name !== 'style') collect(child)
    }
  }
  collect(element)
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether an element stands in a line of text rather than between lines. */
export function isInline({ name }: PageElement): boolean {
  return INLINE.has(name)
}

// Browsers stop at 512; pages nest some tens deep.
const MAX_DEPTH = 500

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const VOID = words('area base basefont br col embed hr img input link meta param source track wbr')

const INLINE = words(
  'a abbr acronym amp-img b bdi bdo big cite code data del dfn em font g i img ins kbd label mark nobr picture q s samp small source span strike strong sub sup time tt u var wbr',
)

const FOREIGN = words('svg path circle rect g use line polygon polyline ellipse')

const isBlock = (name: string) => !INLINE.has(name)

// An end tag inside a cell ends nothing outside of it.
const SCOPES = words('td th caption table template html')
const isScope = (name: string) => SCOPES.has(name)

interface ImpliedEnd {
  /** Elements whose beginning ends … */
  readonly by: ReadonlySet<string>
  /** … an open one of these, … */
  readonly ends: ReadonlySet<string>
  /** … unless it lies outside of one of these. */
  readonly within: ReadonlySet<string>
}

const IMPLIED_ENDS: readonly ImpliedEnd[] = [
  { by: words('li'), ends: words('li'), within: words('ul ol menu table') },
  { by: words('dd dt'), ends: words('dd dt'), within: words('dl table') },
  { by: words('tr tbody tfoot thead'), ends: words('tr'), within: words('table') },
  { by: words('td th'), ends: words('td th'), within: words('tr table') },
  { by: words('option optgroup'), ends: words('option'), within: words('select') },
  { by: words('body'), ends: words('head'), within: words('body') },
  { by: words('a'), ends: words('a'), within: words('td th table') },
  {
    by: words(
      'address article aside blockquote center details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul',
    ),
    ends: words('p'),
    within: words('button td th caption table object template'),
  },
]

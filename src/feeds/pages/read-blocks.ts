import { elementsOf, isInline, type PageElement, textOf } from './page-tree.ts'

/** A run of text that a page shows apart from what stands before and after it: a paragraph, a heading, a menu's entry. */
export interface PageBlock {
  /** White space as a browser shows it. */
  readonly text: string
  /** The innermost element that holds the whole run and is no inline element. */
  readonly element: PageElement
  /** Letters inside of links, and how many links there are. */
  readonly linkLength: number
  readonly linkCount: number
  /** Letters in bold or italics. */
  readonly stressedLength: number
  /** Whether an image, video or frame stands between this block and the one before. */
  readonly afterMedia: boolean
}

/**
 * The blocks of a page in the order they are written, without what is never an article's text: scripts, styles, buttons,
 * drawings, captions, what readers wrote, and what is hidden (unless most is hidden, until a script shows it).
 */
export function readBlocks(root: PageElement): PageBlock[] {
  const blocks: PageBlock[] = []
  const hidden = new Set<PageBlock>()
  let run = emptyRun()
  let afterMedia = false
  let hiding = 0
  const close = (element: PageElement) => {
    const text = run.text.replace(WHITE_SPACE, ' ').trim()
    if (text !== '') {
      const { linkLength, linkCount, stressedLength } = run
      const block = { text, element, linkLength, linkCount, stressedLength, afterMedia }
      blocks.push(block)
      if (hiding > 0) hidden.add(block)
      afterMedia = false
    }
    run = emptyRun()
  }
  const visit = (
    element: PageElement,
    holder: PageElement,
    within: { readonly link: boolean; readonly stress: boolean },
  ) => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        if (holder.name === 'pre') {
          const lines = child.split('\n')
          for (const line of lines.slice(0, -1)) {
            run.text += line
            close(holder)
          }
          run.text += lines.at(-1)
        } else run.text += child
        const { length } = child.trim()
        if (within.link) run.linkLength += length
        if (within.stress) run.stressedLength += length
        continue
      }
      const { name } = child
      if (MEDIA.has(name)) afterMedia = true
      if (name === 'br') close(holder)
      else if (!SKIPPED.has(name) && !isDiscussion(child) && !isSignUp(child)) {
        const isLink = name === 'a' && child.attributes.href !== undefined
        if (isLink) run.linkCount++
        const inner = {
          link: within.link || isLink,
          stress: within.stress || STRESS.has(name),
        }
        if (isInline(child)) visit(child, holder, inner)
        else {
          close(holder)
          const isHiding = isHidden(child)
          if (isHiding) hiding++
          visit(child, child, inner)
          close(child)
          if (isHiding) hiding--
        }
      }
    }
  }
  visit(root, root, { link: false, stress: false })
  close(root)
  const shown = blocks.filter(block => !hidden.has(block))
  return lettersOf(shown) * 2 >= lettersOf(blocks) ? shown : blocks
}

/** Letters of prose. */
function lettersOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce(
    (sum, { text, linkLength }) =>
      sum + (text.length >= 80 && linkLength < text.length / 3 ? text.length : 0),
    0,
  )
}

function isHidden({ attributes: { style = '', hidden } }: PageElement): boolean {
  return hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

function emptyRun() {
  return { text: '', linkLength: 0, linkCount: 0, stressedLength: 0 }
}

/** Whether an element holds what readers wrote below the article. */
function isDiscussion(element: PageElement): boolean {
  const { class: classes = '', id = '' } = element.attributes
  if (!MAYBE_DISCUSSION.test(classes) && !MAYBE_DISCUSSION.test(id)) return false
  return (
    `${classes} ${id}`.split(/\s+/).some(name => DISCUSSION.test(name)) &&
    // A theme may say of the whole page that it has comments.
    !elementsOf(element).some(
      ({ name, attributes }) => name === 'h1' || attributes.itemprop === 'articleBody',
    )
  )
}

/** Whether an element asks for an address to send news to. */
function isSignUp(element: PageElement): boolean {
  const { class: classes = '', id = '' } = element.attributes
  if (!SIGN_UP.test(classes) && !SIGN_UP.test(id)) return false
  const inside = elementsOf(element)
  return (
    inside.some(({ name }) => name === 'input' || name === 'form' || name === 'iframe') &&
    !inside.some(({ name }) => name === 'h1' || name === 'article') &&
    textOf(element, 1000).length < 1000
  )
}

const SIGN_UP = /newsletter|sign-?up|subscri|mailchimp|mc_embed/i

const MAYBE_DISCUSSION = /comment|disqus|respond|replies|livefyre|coral/i
const DISCUSSION =
  /^(?!(?:no|has|with|open|allow)[-_])(?:\w{1,20}[-_]{1,2})?(?:comments?|replies)(?:[-_]{0,2}(?:list|items?|sections?|areas?|threads?|wrap\w*|container|body|content|text|block|box|form|holder|module|feed|respond|\d+))?$|^(?:disqus|livefyre|respond$|coral[-_]|fb-comments)/i

const WHITE_SPACE = /[ \t\n\f\r]+/g

const SKIPPED = new Set(
  'script style noscript template head title select option optgroup datalist button svg math video audio iframe object embed canvas input textarea img progress meter figcaption'.split(
    ' ',
  ),
)
const MEDIA = new Set('img video audio iframe picture svg object embed canvas amp-img'.split(' '))
const STRESS = new Set('b strong em i'.split(' '))

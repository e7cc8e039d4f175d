import type { HtmlNode } from './parse-html.ts'

/**
 * The paragraphs of readable text under a node, in order, white space as a browser shows it. What is no running text
 * (scripts, menus, forms, captions) is left out.
 */
export function htmlParagraphs(root: HtmlNode): string[] {
  const paragraphs: string[] = []
  let open = ''
  const close = () => {
    const paragraph = open.replace(/[ \t\n\f\r]+/g, ' ').trim()
    if (paragraph !== '') paragraphs.push(paragraph)
    open = ''
  }
  const visit = (node: HtmlNode, depth: number) => {
    if (node.nodeName === '#text' || depth > MAX_DEPTH) open += node.textContent ?? ''
    else if (node.nodeName === 'BR') close()
    else if (!SKIPPED.has(node.nodeName) && node.nodeName !== '#comment') {
      const isBlock = !INLINE.has(node.nodeName)
      if (isBlock) close()
      for (const child of node.childNodes) visit(child, depth + 1)
      if (isBlock) close()
    }
  }
  visit(root, 0)
  close()
  return paragraphs
}

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV ASIDE FOOTER FORM BUTTON SELECT FIGURE FIGCAPTION IFRAME SVG VIDEO AUDIO'.split(
    ' ',
  ),
)

const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM FONT I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)

// Pages nest some tens deep. What is deeper is taken as plain text, before the stack runs out.
const MAX_DEPTH = 500

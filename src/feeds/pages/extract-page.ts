import { findBody, isLabel } from './find-body.ts'
import { findObstacle, type Obstacle } from './find-obstacle.ts'
import { elementsOf, type PageElement, parsePage } from './page-tree.ts'
import { type PageBlock, readBlocks } from './read-blocks.ts'
import { type PageMetadata, readMetadata } from './read-metadata.ts'

/** The article of a page, as the page gives it: dates as written, text neither cleaned nor checked. */
export interface PageArticle {
  readonly url?: string | undefined
  readonly publisher?: string | undefined
  readonly headline?: string | undefined
  readonly byline?: string | undefined
  readonly published?: string | undefined
  readonly modified?: string | undefined
  readonly language?: string | undefined
  /** One paragraph a line; empty where there is none. */
  readonly text: string
}

export interface PageReading {
  readonly article: PageArticle
  /** Why it is not to be kept as an article; its message is for people. Then `article` holds what the page does show. */
  readonly obstacle?: Obstacle
}

/**
 * Takes the article out of a page: what the page says of it in JSON-LD, OpenGraph, meta elements and in plain sight, in
 * that order of trust, and its text as paragraphs, without captions, links to other articles, boxes and comments.
 *
 * A block quotation stays a paragraph of its own with the publisher's marks, if any. An embedded post is two
 * paragraphs, its words and a signature, as every platform's own embed has it: `— Ann Roe (@annroe) May 4, 2023`.
 *
 * Pure, and linear in the length of the page. Never throws: what is no article has an {@link PageReading.obstacle}.
 *
 * @param url where the page was fetched from: the base of its relative addresses, and its address where it names none
 */
export function extractPage(html: string, { url }: { readonly url?: string | undefined } = {}): PageReading {
  const root = parsePage(html)
  const elements = elementsOf(root)
  const metadata = readMetadata(elements)
  const blocks = readBlocks(root)
  const found = isPiece(elements) ? pieceBody(blocks) : withoutHead(findBody(blocks, metadata), metadata)
  const body = found.length > 0 ? found : plainBody(blocks, metadata)
  const obstacle = findObstacle({ url, elements, blocks, metadata, body })
  const { headline, byline, publisher, published, modified, language } = metadata
  return {
    article: {
      url: resolve(metadata.url, url) ?? url,
      publisher,
      headline,
      byline,
      published,
      modified,
      language,
      text: body.map(block => block.text).join('\n'),
    },
    ...(obstacle && { obstacle }),
  }
}

/** The blocks without the headline and the line of names and dates that may stand first. */
function withoutHead(body: readonly PageBlock[], { headline, byline }: PageMetadata): readonly PageBlock[] {
  const isHead = ({ text }: PageBlock) =>
    text === headline || (byline !== undefined && text.length < byline.length + 12 && text.includes(byline))
  const first = body.findIndex(block => !isHead(block))
  return first < 0 ? [] : body.slice(first)
}

/** Whether it is the article alone, as feeds give it, rather than a page around one. */
function isPiece(elements: readonly PageElement[]): boolean {
  return !elements.some(({ name }) => /^(?:html|head|body|title|h1|main|article)$/.test(name))
}

function pieceBody(blocks: readonly PageBlock[]): readonly PageBlock[] {
  return blocks.filter(
    ({ text, element, linkLength }) =>
      !(linkLength >= 0.9 * text.length && text.length < 100) && !isAside(element) && !isLabel(text),
  )
}

function isAside(element: PageElement): boolean {
  for (let at: PageElement | undefined = element; at !== undefined; at = at.parent)
    if (/^(?:nav|aside|footer|form)$/.test(at.name)) return true
  return false
}

/** A page that looks like nothing in the wild: all of its prose, or all of its text. */
function plainBody(
  blocks: readonly PageBlock[],
  { headline, published }: PageMetadata,
): readonly PageBlock[] {
  const rest = blocks.filter(
    ({ text, linkLength }) => text !== headline && text !== published && linkLength < 0.5 * text.length,
  )
  const prose = rest.filter(({ text }) => /[.!?]["”’]?$/.test(text))
  return prose.length > 0 ? prose : rest
}

function resolve(written: string | undefined, base: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const url = URL.parse(written, base)
  // A template that was never filled in, or an address of the machine it was made on.
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : base === undefined ? written : undefined
}

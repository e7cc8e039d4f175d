/** The part of a document's nodes that reading articles takes. */
export interface HtmlNode {
  /** In capitals for elements: `P`; `#text` for text. */
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<HtmlNode>
}

export interface HtmlElement extends HtmlNode {
  getAttribute(name: string): string | null
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): Iterable<HtmlElement>
  closest(selector: string): HtmlElement | null
}

/** Parses a page or a piece of one, forgiving as browsers are. Nothing is fetched and no script runs. */
export async function parseHtml(html: string): Promise<HtmlElement> {
  // Loaded when needed: most starts read no page, and the parser takes longer to load than the rest of the program.
  const { DOMParser } = await import('linkedom')
  // A piece without a root would end after its first element.
  const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return new DOMParser().parseFromString(page, 'text/html') as unknown as HtmlElement
}

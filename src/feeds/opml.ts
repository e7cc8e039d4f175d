import { generateOpml, parseOpml } from 'feedsmith'
import { UserError } from '../model/errors.ts'

/** One feed of a list. */
export interface ListedFeed {
  readonly url: string
  readonly name?: string
}

/** Whether the text looks like a list of feeds. */
export function looksLikeOpml(text: string): boolean {
  return /<opml[\s>]/i.test(text.slice(0, 2_000))
}

/**
 * Reads a list of feeds, folders and all, each address once.
 *
 * @throws UserError `no-opml`, `empty-opml`
 */
export function readOpml(text: string): ListedFeed[] {
  let outlines: readonly Outline[]
  try {
    outlines = parseOpml(text).body?.outlines ?? []
  } catch (cause) {
    throw new UserError(
      'no-opml',
      'That is no OPML. A list of feeds begins with <opml> and has an <outline xmlUrl="https://…"/> for each feed.',
      { cause },
    )
  }
  const feeds = new Map<string, ListedFeed>()
  const pending = [...outlines]
  for (let outline = pending.shift(); outline !== undefined; outline = pending.shift()) {
    pending.unshift(...(outline.outlines ?? []))
    const url = outline.xmlUrl?.trim()
    const name = (outline.text ?? outline.title)?.trim()
    if (url && !feeds.has(url)) feeds.set(url, { url, ...(name && { name }) })
  }
  if (feeds.size === 0) {
    throw new UserError('empty-opml', 'The OPML lists no feed: none of its outlines has an xmlUrl.')
  }
  return [...feeds.values()]
}

interface Outline {
  readonly text?: string
  readonly title?: string
  readonly xmlUrl?: string
  readonly outlines?: readonly Outline[]
}

/** Writes a list of feeds that every reader of feeds takes. */
export function writeOpml(title: string, feeds: readonly Required<ListedFeed>[]): string {
  return generateOpml({
    head: { title },
    body: { outlines: feeds.map(({ url, name }) => ({ text: name, title: name, type: 'rss', xmlUrl: url })) },
  })
}

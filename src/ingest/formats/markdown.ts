import { parsePage } from '../../feeds/pages/page-tree.ts'
import { readBlocks } from '../../feeds/pages/read-blocks.ts'
import { readLines } from '../read-lines.ts'
import type { Format, ParsedArticle } from './format.ts'

/** Markdown, with what front matter says of the article; else read like plain text, the first heading as the headline. */
export const markdown: Format = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  maxLength: 5_000_000,
  sniff: content => /^\s*(?:---\n|# )/.test(content),
  async parse(content) {
    const frontMatter = FRONT_MATTER.exec(content)
    const known = await readFrontMatter(frontMatter?.groups?.yaml ?? '')
    if (known === undefined) return [{ problem: 'The front matter between the lines `---` is not YAML.' }]
    const lines = await readBody(content.slice(frontMatter?.[0].length ?? 0))
    if (lines === undefined) return [{ problem: 'The Markdown is nested too deeply.' }]
    return [{ article: readLines(lines, known) }]
  },
}

const FRONT_MATTER = /^\s*---[^\S\n]*\n(?<yaml>[\s\S]*?\n)---[^\S\n]*(?:\n|$)/

// What static site generators call the parts.
const KEYS = {
  headline: ['headline', 'title'],
  published: ['publishedAt', 'published', 'date'],
  modified: ['modifiedAt', 'updated', 'modified', 'lastmod'],
  url: ['url', 'source', 'canonicalUrl', 'canonical_url', 'canonical', 'link'],
  byline: ['byline', 'author', 'authors'],
  publisher: ['publisher'],
  language: ['language', 'lang'],
} as const

async function readFrontMatter(yaml: string): Promise<Partial<ParsedArticle> | undefined> {
  if (yaml === '') return {}
  const { parse } = await import('yaml')
  try {
    // As strings, so that a day stays as it was written.
    const values: unknown = parse(yaml, { schema: 'failsafe' })
    if (typeof values !== 'object' || values === null) return {}
    const known = Object.entries(KEYS).flatMap(([part, names]) => {
      const value = names
        .map(name => (values as Record<string, unknown>)[name])
        .find(each => each !== undefined)
      const text = [value ?? ''].flat().join(', ').trim()
      return text === '' ? [] : [[part, text]]
    })
    return Object.fromEntries(known)
  } catch {
    return undefined
  }
}

/** The paragraphs without their markup. Through HTML, so that emphasis and links are read as every renderer reads them. */
async function readBody(content: string): Promise<string[] | undefined> {
  const { marked } = await import('marked')
  try {
    return readBlocks(parsePage(await marked.parse(content))).map(({ text }) => text)
  } catch (error) {
    // A thousand ">" before a word.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

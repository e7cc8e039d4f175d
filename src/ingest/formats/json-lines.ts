import { z } from 'zod'
import { extractPage } from '../../feeds/pages/extract-page.ts'
import type { Format, Parsed, ParsedArticle } from './format.ts'

/** One article a line: `{url, publisher?, headline, byline?, publishedAt, text | html}`. */
export const jsonLines: Format = {
  name: 'JSON Lines',
  extensions: ['.jsonl', '.ndjson'],
  sniff: content => /^\s*\{\s*"/.test(content),
  async parse(content) {
    const parsed: Parsed[] = []
    for (const [index, line] of content.split('\n').entries()) {
      if (line.trim() !== '') parsed.push({ line: index + 1, ...(await readRow(line)) })
    }
    return parsed
  },
}

const filled = z.string({ error: 'is missing or not a text' }).trim().min(1, { error: 'is empty' })
const optional = filled.nullish().transform(value => value ?? undefined)

const rowShape = z
  .object({
    url: filled,
    publisher: optional,
    headline: filled,
    byline: optional,
    publishedAt: filled,
    modifiedAt: optional,
    language: optional,
    text: optional,
    html: optional,
  })
  .refine(row => row.text !== undefined || row.html !== undefined, {
    error: 'text or html is missing',
  })

async function readRow(line: string): Promise<{ article: ParsedArticle } | { problem: string }> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { problem: `The line is not JSON. ${EXPECTED}` }
  }
  const row = rowShape.safeParse(value)
  if (!row.success) return { problem: `${row.error.issues.map(describeIssue).join(', ')}. ${EXPECTED}` }
  const { url, publisher, headline, byline, publishedAt, modifiedAt, language, text, html } = row.data
  return {
    article: {
      url,
      publisher,
      headline,
      byline,
      published: publishedAt,
      modified: modifiedAt,
      language,
      text: text ?? extractPage(html!, { url }).article.text,
    },
  }
}

const EXPECTED = 'A row is {"url", "publisher"?, "headline", "byline"?, "publishedAt", "text" or "html"}.'

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return [...path, message].join(' ')
}

import { expect } from 'vitest'
import type { CitedSentence, Excerpt, Reply } from '../../src/model/reply.ts'
import { contains } from '../../src/model/span.ts'
import type { Store } from '../../src/stores/store.ts'

/** Every excerpt of a reply, in whatever block and however deep. */
export function excerptsOf(reply: Reply): Excerpt[] {
  const found: Excerpt[] = []
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    // What we explain in brackets has a span too, and is not the article's.
    if ('articleId' in value && 'span' in value && 'text' in value) found.push(value as Excerpt)
    for (const part of Object.values(value)) visit(part)
  }
  visit(reply.blocks)
  return found
}

/** Checks every word that a reply shows as an article's against the stored article. Says how many excerpts there were. */
export async function expectCutFromArticles(reply: Reply, store: Store): Promise<number> {
  const excerpts = excerptsOf(reply)
  for (const { articleId, revision, span, text } of excerpts) {
    const article = await store.articles.find(articleId, revision)
    expect(article, `${articleId} revision ${revision} of: ${text}`).toBeDefined()
    expect(article!.text.slice(span.start, span.end)).toBe(text)
    expect(text).not.toBe('')
  }
  for (const { excerpt, emphasis } of sentencesOf(reply)) {
    for (const span of emphasis) expect(contains(excerpt.span, span), excerpt.text).toBe(true)
  }
  return excerpts.length
}

function sentencesOf(reply: Reply): readonly CitedSentence[] {
  return reply.blocks.flatMap(block => (block.kind === 'sentences' ? block.sentences : []))
}

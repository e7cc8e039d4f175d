import { cite, citedSentence } from '../bot/citation.ts'
import type { Article } from '../model/article.ts'
import type { PostedCorrection } from '../model/digest.ts'
import type { Block } from '../model/reply.ts'
import type { Span } from '../model/span.ts'
import type { Store } from '../stores/store.ts'

/** Changes of one article that are shown word by word; the notice counts them all. */
const SHOWN = 3

/** Says what became of an article, with the words before and after, each cited from its revision. */
export async function writeCorrection(
  { articleId, from, to, text }: PostedCorrection,
  store: Store,
): Promise<Block[]> {
  const notice: Block = { kind: 'notice', level: 'warning', text }
  const before = await store.articles.find(articleId, from)
  const after = await store.articles.find(articleId, to)
  const corrections = (await store.corrections.ofArticle(articleId)).filter(
    ({ fromRevision, toRevision = fromRevision }) => fromRevision === from && toRevision === to,
  )
  if (before === undefined) return [notice]
  if (from === to) return [notice, { kind: 'citations', citations: [cite(before)] }]
  const changes = corrections
    .slice(0, SHOWN)
    .flatMap(each => [
      ...shown('It said:', before, each.before),
      ...(after === undefined ? [] : shown('It says now:', after, each.after ?? [])),
    ])
  return [notice, ...changes]
}

function shown(label: string, article: Article, spans: readonly Span[]): Block[] {
  if (spans.length === 0) return []
  const sentences = spans.map(span => citedSentence(article, span))
  return [
    { kind: 'text', text: label },
    { kind: 'sentences', sentences, citation: cite(article, spans[0]) },
  ]
}

import type { Article } from '../model/article.ts'
import type { WrittenBlock } from '../model/reply.ts'
import type { Span } from '../model/span.ts'
import { checkWritten } from '../text/written/check-written.ts'
import { cite, citedSentence } from './citation.ts'
import type { CommandContext } from './command.ts'

/** A sentence to write from. */
export interface Evidence {
  readonly article: Article
  readonly span: Span
}

/**
 * What the language model makes of the evidence, where one is set up and what it wrote holds: the evidence itself is the reply
 * otherwise.
 */
export async function writeFrom(
  evidence: readonly Evidence[],
  {
    writer,
    asker,
    now,
    question,
  }: Pick<CommandContext, 'writer' | 'asker' | 'now'> & { readonly question?: string },
): Promise<WrittenBlock | undefined> {
  if (writer === undefined || evidence.length === 0) return undefined
  const options = { spaceId: asker.place.spaceId, now }
  const texts = evidence.map(({ article, span }) => article.text.slice(span.start, span.end))
  const written = await writer.write(
    { evidence: texts, ...(question !== undefined && { question }) },
    options,
  )
  if (written === undefined) return undefined
  const checked = checkWritten(written, texts)
  await writer.settle('problem' in checked ? 'refused' : 'shown', options)
  if ('problem' in checked) return undefined
  const cited = new Set(checked.sentences.flatMap(({ cites }) => cites))
  return {
    kind: 'written',
    model: writer.model,
    sentences: checked.sentences.map(({ text, cites }) => ({ text, cites: cites.map(at => at + 1) })),
    evidence: evidence.flatMap(({ article, span }, at) =>
      cited.has(at)
        ? [{ number: at + 1, sentence: citedSentence(article, span), citation: cite(article, span) }]
        : [],
    ),
  }
}

import type { ArticleRef } from '../model/article.ts'
import type { Correction } from '../model/correction.ts'
import type { PostContent, PostedCorrection, PostedWords, PostRecord } from '../model/digest.ts'
import { overlaps } from '../model/span.ts'
import type { Store } from '../stores/store.ts'
import type { Skip } from './deliver.ts'
import { counted } from './schedule-words.ts'

/** Chooses what a post says once it is put right: what it said, and all that was changed or withdrawn of it by now. */
export async function composeCorrection(post: PostRecord, store: Store): Promise<PostContent | Skip> {
  const { content } = post
  const corrections: PostedCorrection[] = []
  for (const articleId of new Set(refsOf(content).map(ref => ref.articleId))) {
    const found = correctionsOf(post, await store.corrections.ofArticle(articleId))
    const changes = Map.groupBy(found, ({ fromRevision, toRevision }) => `${fromRevision} ${toRevision}`)
    for (const together of changes.values()) {
      const { fromRevision: from, toRevision: to = from } = together[0]!
      const article = await store.articles.find(articleId, from)
      if (article !== undefined)
        corrections.push({ articleId, from, to, text: correctionWords(article.publisher, together) })
    }
  }
  return corrections.length === 0 ? { skipped: 'Nothing to correct.' } : { ...content, corrections }
}

/**
 * Those of an article's corrections that came after what a post shows or cites of it. An answer shows some words of an
 * article, and is about no others.
 */
export function correctionsOf(
  { subject, content }: Pick<PostRecord, 'subject' | 'content'>,
  corrections: readonly Correction[],
): Correction[] {
  const refs = refsOf(content)
  return corrections.filter(({ kind, articleId, fromRevision, before }) =>
    refs.some(
      ref =>
        ref.articleId === articleId &&
        ref.revision <= fromRevision &&
        (subject.kind !== 'answer' ||
          kind === 'withdrawn' ||
          (ref.revision === fromRevision &&
            'spans' in ref &&
            ref.spans.some(shown => before.some(changed => overlaps(shown, changed))))),
    ),
  )
}

function refsOf({ stories, quotes, ahead }: PostContent): (ArticleRef | PostedWords)[] {
  return [...stories.flatMap(({ told, others }) => [told, ...others]), ...quotes, ...ahead]
}

function correctionWords(publisher: string, corrections: readonly Correction[]): string {
  if (corrections.some(({ kind }) => kind === 'withdrawn'))
    return `Correction: ${publisher} has withdrawn an article that this post rests on. Its page is there no more.`
  const count = (kind: Correction['kind']) => corrections.filter(each => each.kind === kind).length
  const what = [
    ...(count('changed') > 0 ? [`${counted(count('changed'), 'quotation')} changed`] : []),
    ...(count('removed') > 0 ? [`${counted(count('removed'), 'quotation')} removed`] : []),
  ]
  return `Correction: ${publisher} has edited an article since this was posted: ${what.join(', ')}.`
}

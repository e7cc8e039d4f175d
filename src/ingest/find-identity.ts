import type { Article } from '../model/article.ts'
import { comparedWords, likenessOf } from '../text/revisions/compare-revisions.ts'

/** What may be the article at hand, already stored. */
export interface IdentityCandidates {
  /** By its canonical URL. */
  readonly byUrl?: Article | undefined
  /** By the GUID that the feed gives it. */
  readonly byGuid?: Article | undefined
  /** By words of the headline. */
  readonly byContent: readonly Article[]
  /** The GUID by which the feed called the article of that URL before, or its key. */
  readonly guidBefore?: string | undefined
}

export interface Identity {
  /** The stored article that it is; absent where it is a new one. */
  readonly articleId?: string
  readonly by?: 'url' | 'guid' | 'content'
  /** What is wrong with the GUID: it stood for another article (`reused`), or another stood for this one (`changing`). */
  readonly guidFault?: GuidFault
}

export type GuidFault = 'reused' | 'changing'

/**
 * Whether an article is one that is stored: by its address, else by the feed's GUID, else by its words. A GUID is believed
 * only where the words bear it out, so a feed that uses one GUID for everything, or makes new ones at each poll, is read
 * by addresses and words alone; the fault is told.
 */
export function findIdentity(
  article: Omit<Article, 'revision'>,
  { byUrl, byGuid, byContent, guidBefore, guid }: IdentityCandidates & { readonly guid?: string | undefined },
): Identity {
  const isReused = byGuid !== undefined && byGuid.id !== byUrl?.id && !isLike(byGuid, article)
  const isChanging = guid !== undefined && guidBefore !== undefined && guidBefore !== guid
  const guidFault: GuidFault | undefined = isReused ? 'reused' : isChanging ? 'changing' : undefined
  const fault = guidFault === undefined ? {} : { guidFault }
  if (byUrl !== undefined) return { articleId: byUrl.id, by: 'url', ...fault }
  if (byGuid !== undefined && !isReused) return { articleId: byGuid.id, by: 'guid', ...fault }
  const copy = byContent.find(each => each.publisher === article.publisher && isCopy(each, article))
  return copy === undefined ? fault : { articleId: copy.id, by: 'content', ...fault }
}

/** Whether one may be a later form of the other: much the same headline, or much the same words. */
export function isLike(
  a: Pick<Article, 'headline' | 'text'>,
  b: Pick<Article, 'headline' | 'text'>,
): boolean {
  return (
    likenessOf(comparedWords(a.headline), comparedWords(b.headline)) >= 0.6 ||
    likenessOf(comparedWords(a.text), comparedWords(b.text)) >= 0.6
  )
}

/**
 * The same words under another address. Only texts of some length are told apart by their words. The headlines come first:
 * of what a search for one finds, few are worth comparing word by word.
 */
function isCopy(a: Pick<Article, 'headline' | 'text'>, b: Pick<Article, 'headline' | 'text'>): boolean {
  if (likenessOf(comparedWords(a.headline), comparedWords(b.headline)) < 0.9) return false
  const [one, other] = [comparedWords(a.text), comparedWords(b.text)]
  return Math.min(one.length, other.length) >= 30 && likenessOf(one, other) >= 0.95
}

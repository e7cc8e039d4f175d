import type { Store } from '../stores/store.ts'

/**
 * What an answer was looked for in: `Searched: 12 articles of The Kestrel Post and 3 others.`
 *
 * @param options.onRace of the articles on a channel's race, how many share words with the question; absent where all were searched
 * @param options.spaceId only its feeds were searched, where it has any
 */
export async function searchedWords(
  store: Store,
  { onRace, spaceId }: { readonly onRace?: number; readonly spaceId?: string },
): Promise<string> {
  if (onRace !== undefined) {
    const share = onRace === 1 ? '1 shares' : `${onRace.toLocaleString('en')} share`
    return `Searched: the articles on it, of which ${share} words with the question.`
  }
  const feeds = spaceId === undefined ? [] : await store.feeds.list(spaceId)
  if (feeds.length > 0)
    return `Searched: what came by ${listed(feeds.map(({ name }) => name))}, and what was added by hand.`
  const publishers = await store.articles.publishers()
  const count = publishers.reduce((sum, { articleCount }) => sum + articleCount, 0)
  const outlets = publishers.length === 0 ? '' : ` of ${listed(publishers.map(({ publisher }) => publisher))}`
  return count === 1
    ? `Searched: the one article on record,${outlets}.`
    : `Searched: ${count.toLocaleString('en')} articles${outlets}.`
}

/** `The Kestrel Post, River Radio, Gull and 3 others` */
function listed(names: readonly string[]): string {
  const others = names.length - NAMED
  const shown = [
    ...names.slice(0, NAMED),
    ...(others > 0 ? [`${others} ${others === 1 ? 'other' : 'others'}`] : []),
  ]
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(shown)
}

/** Named one by one. */
const NAMED = 3

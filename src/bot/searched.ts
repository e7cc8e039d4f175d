import type { Store } from '../stores/store.ts'

/**
 * What an answer was looked for in: `Searched: 12 articles of The Kestrel Post and 3 others.`
 *
 * @param onRace of the articles on a channel's race, how many share words with the question; absent where all were searched
 */
export async function searchedWords(store: Store, onRace?: number): Promise<string> {
  if (onRace !== undefined) {
    const share = onRace === 1 ? '1 shares' : `${onRace.toLocaleString('en')} share`
    return `Searched: the articles on it, of which ${share} words with the question.`
  }
  const publishers = await store.articles.publishers()
  const count = publishers.reduce((sum, { articleCount }) => sum + articleCount, 0)
  const names = publishers.slice(0, NAMED).map(({ publisher }) => publisher)
  const others = publishers.length - names.length
  const listed = [...names, ...(others > 0 ? [`${others} ${others === 1 ? 'other' : 'others'}`] : [])]
  const outlets =
    listed.length === 0 ? '' : ` of ${new Intl.ListFormat('en', { type: 'conjunction' }).format(listed)}`
  return count === 1
    ? `Searched: the one article on record,${outlets}.`
    : `Searched: ${count.toLocaleString('en')} articles${outlets}.`
}

/** Publishers named one by one. */
const NAMED = 3

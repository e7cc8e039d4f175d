import type { Fetcher, FetcherOptions } from '../../feeds/fetch.ts'
import type { FoundFeed } from '../../feeds/find-feeds.ts'
import type { Article } from '../../model/article.ts'
import type { Store } from '../../stores/store.ts'
import type { SaveOptions } from '../save-articles.ts'
import type { PollOptions } from './poll-options.ts'

/** All that reads from outside, in one process: one fetcher, so that every host has its turns. Opened when first used. */
export interface Network {
  /** What reading feeds takes. */
  open(): Promise<Omit<PollOptions, 'signal'>>
  readonly reader: {
    /** @throws UserError why there is no article */
    read(url: string, options: { readonly now: Temporal.Instant }): Promise<Article>
  }
  readonly feedFinder: {
    find(address: string): Promise<FoundFeed[]>
    readText(address: string): Promise<string>
  }
  /** Breaks off what is under way. */
  close(): Promise<void>
}

/** @param options.store where what is read is kept */
export function openNetwork({
  store,
  version,
  contactUrl,
  ...options
}: Omit<FetcherOptions, 'userAgent'> & {
  readonly store: Store
  readonly version: string
  readonly contactUrl: string | undefined
}): Network {
  let opened: Promise<Omit<PollOptions, 'signal'>> | undefined
  // Loaded when something is to be read: most starts of the command line read nothing.
  const load = async () => {
    const [{ createFetcher, userAgent }, { textEngineHere }, { directoryOf }, { storyKeeper }] =
      await Promise.all([
        import('../../feeds/fetch.ts'),
        import('../engine/jobs.ts'),
        import('../../text/people/directory.ts'),
        import('../keep-stories.ts'),
      ])
    return {
      store,
      fetcher: createFetcher({ ...options, userAgent: userAgent(version, contactUrl) }),
      engine: textEngineHere(directoryOf(await store.people.officials())),
      stories: storyKeeper(store),
      now: options.now,
    }
  }
  const open = () => {
    opened ??= load()
    return opened
  }
  return {
    open,
    reader: {
      read: async (url, { now }) => readArticle(url, { ...(await open()), now }),
    },
    feedFinder: {
      async find(address) {
        const [{ findFeeds }, { fetcher }] = await Promise.all([import('../../feeds/find-feeds.ts'), open()])
        return findFeeds(address, fetcher)
      },
      async readText(address) {
        const fetched = await (await open()).fetcher.fetch(address, { maxBytes: 5_000_000 })
        return fetched.outcome === 'read' ? fetched.text : ''
      },
    },
    async close() {
      if (opened !== undefined) await (await opened).fetcher.close()
    },
  }
}

/**
 * Fetches a page, and takes its article in.
 *
 * @throws UserError why there is none
 */
async function readArticle(
  url: string,
  options: SaveOptions & { readonly fetcher: Fetcher },
): Promise<Article> {
  const [{ readPage }, { ingestArticle }] = await Promise.all([
    import('./read-page.ts'),
    import('../ingest-article.ts'),
  ])
  const { article, page } = await readPage(url, options)
  const { articleId } = await ingestArticle(article, {
    ...options,
    origin: { page, fileName: new URL(url).hostname },
  })
  const stored = await options.store.articles.find(articleId)
  if (stored === undefined) throw new Error(`Expected the article ${articleId} to be stored`)
  return stored
}

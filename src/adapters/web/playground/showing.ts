import type { LookName } from '../looks/look.ts'

/** What of the playground is looked at, and how. */
export interface Showing {
  readonly look: LookName
  /** One thread of it, by the id of the exchange that it hangs on. */
  readonly thread?: string | undefined
}

/**
 * The path of the playground, or of a page beside it, that shows this.
 *
 * @param options.line what stands in the box at first
 */
export function showingPath(
  { look, thread }: Showing,
  { page = '/', line }: { readonly page?: '/' | '/commands'; readonly line?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(look === 'plain' ? {} : { look }),
    ...(thread === undefined ? {} : { thread }),
    ...(line === undefined ? {} : { line }),
  })
  return query.size === 0 ? page : `${page}?${query}`
}

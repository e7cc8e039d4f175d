/** A feed as it gives itself, cleaned of markup, its links whole. What it does not say is absent. */
export interface ParsedFeed {
  /** For messages: `RSS`. */
  readonly format: string
  readonly name?: string
  /** The site it belongs to. */
  readonly siteUrl?: string
  readonly language?: string
  /** How often it says that it changes. */
  readonly ttlMinutes?: number
  /** How many of its articles are left out because it lists so many; they are older than those below. */
  readonly left?: number
  /** In its own order: mostly the newest first. */
  readonly items: readonly FeedItem[]
}

/** One article as a feed announces it. */
export interface FeedItem {
  readonly guid?: string
  readonly url?: string
  readonly headline?: string
  readonly byline?: string
  /** As written, where it can be a date at all. */
  readonly published?: string
  readonly modified?: string
  readonly language?: string
  /** HTML: what the feed says instead of the page, whole or in short. */
  readonly content?: string
  readonly summary?: string
}

/** What a format reads, before anything is cleaned: any field may hold anything, or be missing. */
export type RawFeed = Omit<ParsedFeed, 'format' | 'left' | 'items'> & { readonly items: readonly RawItem[] }

/** `urls`: where the article may be, the likeliest first. */
export type RawItem = Omit<Raw<FeedItem>, 'url'> & { readonly urls: readonly (string | undefined)[] }

type Raw<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined }

/** Reads one kind of feed. */
export interface FeedFormat {
  /** For messages: `RSS`. */
  readonly name: string
  /** Whether the text looks like this kind. XML begins with its first element. */
  sniff(text: string): boolean
  /** @throws whatever its parser throws on text that is not sound */
  parse(text: string): RawFeed
}

/** The fields that hold something. */
export function filled<Fields extends object>(
  fields: Fields,
): { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as ReturnType<typeof filled<Fields>>
}

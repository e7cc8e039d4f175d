import type { PageObstacle } from '../../model/article.ts'

/** An article as an input gives it, neither cleaned nor checked. What the input does not say is absent. */
export interface ParsedArticle {
  readonly url?: string | undefined
  readonly publisher?: string | undefined
  readonly headline?: string | undefined
  readonly byline?: string | undefined
  /** Dates as written. */
  readonly published?: string | undefined
  readonly modified?: string | undefined
  readonly language?: string | undefined
  /** One paragraph a line. */
  readonly text: string
  /** Set where the text is a feed's, since the page could not be read: why not. */
  readonly feedOnly?: PageObstacle
}

/** One article of an input, or why it could not be read; with its line where an input holds several. */
export type Parsed = { readonly line?: number } & (
  | { readonly article: ParsedArticle }
  | { readonly problem: string }
)

/** Reads one kind of file. */
export interface Format {
  /** For messages: `JSON Lines`. */
  readonly name: string
  /** File name endings with the dot, in lower case. */
  readonly extensions: readonly string[]
  /** The longest content that is read, in UTF-16 units, where there is a limit: parsed markup takes far more room. */
  readonly maxLength?: number
  /** Whether content of unknown ending looks like this format. */
  sniff(content: string): boolean
  /** The articles in the content, in its order. Never throws on odd content: what is wrong is a `problem`. */
  parse(content: string): Promise<readonly Parsed[]>
}

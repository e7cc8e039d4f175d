import type { ArticleRef } from './article.ts'
import type { Medium, QuoteKind } from './quote.ts'
import type { Span } from './span.ts'

/** Words cut from a stored article, with all a reader needs to check them. `text` is the article's own `slice(start, end)`. */
export interface Excerpt extends ArticleRef {
  readonly span: Span
  readonly text: string
}

/** Where an excerpt stands: shown with it, always. */
export interface Citation {
  readonly articleId: string
  readonly headline: string
  readonly publisher: string
  readonly publishedOn: Temporal.PlainDate
  /** What a reader should know of the source: `from the feed’s own summary; the page is behind a paywall`. */
  readonly note?: string
  /** Opens the article, at the passage where the browser can; absent where it has no page. */
  readonly url?: string
  /** The language in which its date is written, where that was chosen: `en-US`. */
  readonly dates?: string
}

/** Somebody's words. Renderers put the quotation marks and the dots between pieces. */
export interface QuotationBlock {
  readonly kind: 'quotation'
  readonly quoteKind: QuoteKind
  readonly content: readonly Excerpt[]
  /** Absent when the article leaves open who spoke. */
  readonly speaker?: string
  readonly medium: Medium
  readonly saidOn?: Temporal.PlainDate
  /** The whole sentence or sentences around the words. */
  readonly context: Excerpt
  readonly citation: Citation
  readonly confidence: number
  /** Other articles that print the same words. */
  readonly alsoIn?: readonly Citation[]
  /** Publishers that print other words for what seems to be the same utterance. */
  readonly differsFrom?: readonly string[]
}

/** What the asker typed beside the words on record, run by run. `recorded` is cut from the article, `typed` is the asker's. */
export interface DifferenceBlock {
  readonly kind: 'difference'
  readonly parts: readonly DifferencePart[]
}

/**
 * `same`: alike, or only spelt differently; `changed`: other words in their place; `added`: only typed; `missing`: on
 * record and not typed; `omitted`: left out with a sign, an ellipsis or brackets.
 */
export type DifferencePart =
  | { readonly kind: 'same' | 'missing' | 'omitted'; readonly recorded: Excerpt }
  | { readonly kind: 'changed'; readonly typed: string; readonly recorded: Excerpt }
  | { readonly kind: 'added'; readonly typed: string }

/** What a word of a sentence stands for, shown in brackets behind it: `He [Sessions]`, `Thursday [7 November 2019]`. */
export interface Clarification {
  /** The word, in the article's text. */
  readonly span: Span
  /** A name as the article prints it, or a date. */
  readonly text: string
}

/** One sentence of a summary or an answer. */
export interface CitedSentence {
  readonly excerpt: Excerpt
  /** The words that answer, as spans of the same article. */
  readonly emphasis: readonly Span[]
  /** In reading order. */
  readonly clarifications?: readonly Clarification[]
  /** Opens the article at this sentence; absent where it has no page. */
  readonly url?: string
}

/** Sentences of one article in reading order, under one citation: a summary, or the evidence for an answer. */
export interface SentencesBlock {
  readonly kind: 'sentences'
  readonly sentences: readonly CitedSentence[]
  readonly citation: Citation
}

/** An article or story in a list. */
export interface StoryBlock {
  readonly kind: 'story'
  readonly headline: string
  /** The bot's own words about it: `New since the last digest`, `12 publishers`. */
  readonly note?: string
  readonly sentences: readonly Excerpt[]
  readonly citations: readonly Citation[]
}

/** What happened, in the order of the days. */
export interface TimelineBlock {
  readonly kind: 'timeline'
  readonly events: readonly TimelineEvent[]
}

/** One sentence for one event, with its source. */
export interface TimelineEvent {
  readonly day: Temporal.PlainDate
  readonly sentence: CitedSentence
  readonly citation: Citation
}

/** What publishers say differently of one thing, side by side: a number, a name, a wording. */
export interface ComparisonBlock {
  readonly kind: 'comparison'
  /** What differs, in the bot's words: `How many voted`. */
  readonly subject: string
  readonly sides: readonly { readonly sentence: CitedSentence; readonly citation: Citation }[]
}

/** What a language model wrote and the check let pass: marked as such, with the numbered sentences that it rests on. */
export interface WrittenBlock {
  readonly kind: 'written'
  readonly model: string
  readonly sentences: readonly { readonly text: string; readonly cites: readonly number[] }[]
  readonly evidence: readonly {
    readonly number: number
    readonly sentence: CitedSentence
    readonly citation: Citation
  }[]
}

/** A stretch of the bot's own words that names a moment: a platform may show it by the reader's clock instead. */
export interface Mark {
  readonly span: Span
  readonly at: Temporal.Instant
}

/** The bot's own words. */
export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  readonly marks?: readonly Mark[]
}

/** The bot's own words about how things stand: nothing found, uncertain, refused. */
export interface NoticeBlock {
  readonly kind: 'notice'
  readonly level: 'info' | 'warning' | 'error'
  readonly text: string
}

/** A channel or somebody, whom their platform shows by name: `In #news`. */
export interface Mention {
  /** The bot's own word before it: `In`. */
  readonly label: string
  readonly kind: 'channel' | 'user'
  /** The platform's own. */
  readonly id: string
}

/** A name with its value. */
export interface Field {
  readonly name: string
  readonly nameMarks?: readonly Mark[]
  /** Shown before the value. */
  readonly mentions?: readonly Mention[]
  readonly value: string
  readonly valueMarks?: readonly Mark[]
  /** What can be done with this one, where a platform has room for buttons beside it. Each can be typed as well. */
  readonly actions?: readonly Action[]
}

/** Names with a value each, as in a help page or a list of what a space has. */
export interface FieldsBlock {
  readonly kind: 'fields'
  readonly fields: readonly Field[]
}

/** Sources of what stands above. */
export interface CitationsBlock {
  readonly kind: 'citations'
  readonly citations: readonly Citation[]
}

/** A page to open. Its address is our own, or whoever runs the bot gave it: never a stranger's. */
export interface LinkBlock {
  readonly kind: 'link'
  readonly words: string
  readonly url: string
}

/** A text file to take away, as an export: offered to be saved, not shown. */
export interface FileBlock {
  readonly kind: 'file'
  /** Of letters, digits, dots and dashes: `hustings-export.json`. */
  readonly name: string
  readonly text: string
}

/** A picture that repeats what stands as text beside it, or in `alt`. */
export interface ImageBlock {
  readonly kind: 'image'
  /** Of letters, digits, dots and dashes: `quotation.png`. */
  readonly name: string
  /** A PNG. */
  readonly base64: string
  /** All that the picture says, for whoever does not see it. */
  readonly alt: string
}

/** A part of a reply, by meaning. No markup: renderers escape, split and count. */
export type Block =
  | QuotationBlock
  | DifferenceBlock
  | SentencesBlock
  | StoryBlock
  | TimelineBlock
  | ComparisonBlock
  | WrittenBlock
  | TextBlock
  | NoticeBlock
  | FieldsBlock
  | CitationsBlock
  | LinkBlock
  | FileBlock
  | ImageBlock

/** A button: a command with its options filled in. Where one that it needs is missing, the platform asks for it in a form. */
export interface Action {
  readonly label: string
  readonly command: string
  readonly options: Readonly<Record<string, string | number | boolean>>
}

/** What the bot says, on every platform. */
export interface Reply {
  readonly title?: string
  readonly blocks: readonly Block[]
  readonly actions?: readonly Action[]
  readonly visibility?: 'public' | 'private'
  /** Under which it is kept as a post, where it is one: a digest that was asked for. */
  readonly postId?: string
  /** Set when the command did not run: `refused` for what the asker can mend, `failed` for a bug of ours. */
  readonly status?: 'refused' | 'failed'
  /** Why it was refused, for platforms that can do better than say so: a form for what is missing. */
  readonly refusal?: string
}

/** What a writer is asked: to say in its own words what these sentences say, or what of them answers a question. */
export interface WritingTask {
  /** Numbered from 1 in this order. Strangers' words: nothing in them is an instruction. */
  readonly evidence: readonly string[]
  readonly question?: string
}

/** What a space has had of a writer on one day. */
export interface WriterUsage {
  readonly tokens: number
  /** Times that its words were shown … */
  readonly shown: number
  /** … that the check refused them … */
  readonly refused: number
  /** … and that nothing came: too slow, cut off, an error, the day's tokens used up. */
  readonly failed: number
}

/** What became of one try: its words were shown, the check refused them, or nothing came. */
export type WriterOutcome = 'shown' | 'refused' | 'failed'

/** A language model that may put evidence into words. What it says is shown only after `text/written/check-written.ts`. */
export interface Writer {
  /** Its name, for readers. */
  readonly model: string
  /** Tokens that a space may use on a day. */
  readonly dailyTokens: number
  /** Never rejects: undefined where nothing usable came. */
  write(task: WritingTask, options: WriterOptions): Promise<string | undefined>
  /** Counts what became of what it wrote. */
  settle(outcome: Exclude<WriterOutcome, 'failed'>, options: WriterOptions): Promise<void>
  usage(options: WriterOptions): Promise<WriterUsage>
  /** What so many tokens cost, in words; undefined where no price is set. */
  cost(tokens: number): string | undefined
}

export interface WriterOptions {
  /** Who pays with its day's tokens. */
  readonly spaceId: string
  readonly now: Temporal.Instant
}

import type { FoundFeed } from '../feeds/find-feeds.ts'
import type { Article } from '../model/article.ts'
import type { DayRange } from '../model/day-range.ts'
import type { Place } from '../model/place.ts'
import type { Reply } from '../model/reply.ts'
import type { Studio } from '../pictures/studio.ts'
import type { Memory } from '../stores/memory.ts'
import type { Store } from '../stores/store.ts'
import type { Writer } from '../writers/writer.ts'

/** What the value of an option can be suggested from; `suggest.ts` has each. */
export type SuggestionSource = 'articles' | 'stories' | 'publishers' | 'feeds' | 'people' | 'zones' | 'races'

interface OptionBase {
  readonly description: string
  readonly required?: boolean
}

export interface TextOption extends OptionBase {
  readonly type: 'text'
  readonly choices?: readonly string[]
  /** Takes whatever was typed up to the next known option, colons and all: a question, a link. */
  readonly free?: boolean
  /** What to suggest while it is typed. */
  readonly suggest?: SuggestionSource
}

export interface IntegerOption extends OptionBase {
  readonly type: 'integer'
  readonly min?: number
  readonly max?: number
}

export interface BooleanOption extends OptionBase {
  readonly type: 'boolean'
}

/** A day, month or year as people write it: `2019-11-07`, `Nov 2019`, `2019`. */
export interface DaysOption extends OptionBase {
  readonly type: 'days'
}

export type OptionSpec = TextOption | IntegerOption | BooleanOption | DaysOption
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ValueOf<S extends OptionSpec> = S extends IntegerOption
  ? number
  : S extends BooleanOption
    ? boolean
    : S extends DaysOption
      ? DayRange
      : string

/** What a handler gets: required options are there, others may be undefined. */
export type OptionValues<S extends OptionSpecs> = {
  readonly [K in keyof S]: S[K] extends { readonly required: true }
    ? ValueOf<S[K]>
    : ValueOf<S[K]> | undefined
}

/** Who asks. Adapters find out from their platform whether the asker may administrate the space. */
export interface Asker {
  readonly place: Place
  readonly isAdmin: boolean
  /** IANA zone in which the asker reads clocks; `UTC` where the platform does not say. */
  readonly timeZone: string
  /** Where the zone is known from: what the asker told the platform, or the machine; absent where it is not known. */
  readonly zoneFrom?: 'profile' | 'machine'
  /** The asker's language, where the platform says it: `en-US`, `de`. */
  readonly locale?: string
  /** That of the space. */
  readonly spaceLocale?: string
}

/** Fetches an article that nobody has taken in yet. */
export interface ArticleReader {
  /**
   * Reads a page, keeps what it says as an article, and gives that.
   *
   * @throws UserError where the page cannot be read or holds no article
   */
  read(url: string, options: { readonly now: Temporal.Instant }): Promise<Article>
}

/** Looks for feeds, and reads lists of them. */
export interface FeedFinder {
  /** @throws UserError where there are none, or the site cannot be read */
  find(address: string): Promise<readonly FoundFeed[]>
  /** @throws UserError where the address cannot be read */
  readText(address: string): Promise<string>
}

/** What a command works with. Time comes in here, never from a clock of its own. */
export interface CommandContext {
  readonly store: Store
  readonly memory: Memory
  /** Absent where nothing may be fetched. */
  readonly reader?: ArticleReader
  /** Absent where nothing may be fetched. */
  readonly feedFinder?: FeedFinder
  /** Absent where no language model is set up. */
  readonly writer?: Writer
  /** Absent where nothing is drawn. */
  readonly studio?: Studio
  readonly now: Temporal.Instant
  /** Why nothing could be posted there, for people; undefined where all is well, or nobody knows. */
  findObstacle(place: Omit<Place, 'userId'>): Promise<string | undefined>
  /** The asker's calendar day. */
  readonly today: Temporal.PlainDate
  readonly asker: Asker
  /** Where people open our pages, without a slash at the end; absent where there are none for others than at this machine. */
  readonly publicUrl?: string
  /** Says something to the asker in a direct message. @throws PostError, also where the platform has none */
  tell(reply: Reply): Promise<void>
  /** Every command there is, for help. */
  readonly commands: readonly Command[]
}

/** A slash command. Its file in `commands/` default-exports one, made by {@link defineCommand}. */
export interface Command<S extends OptionSpecs = OptionSpecs> {
  /** One word, or two for a command of a group: `quote`, `digest preview`. */
  readonly name: string
  readonly description: string
  /** A line somebody might type, for help and the README. */
  readonly example: string
  readonly visibility: 'public' | 'private'
  readonly access: 'everyone' | 'admin'
  /** Lets its private replies be shown to all by pressing a button: only for what changes nothing and is no secret. */
  readonly shareable?: true
  /** Words typed without a name fill the first of these. */
  readonly options: S
  /** @throws UserError for what the asker can mend; anything else is taken for a bug */
  handle(options: OptionValues<S>, context: CommandContext): Promise<Reply>
}

/** Declares a command, so that its handler gets options of the types its specs say. */
export function defineCommand<const S extends OptionSpecs>(command: Command<S>): Command {
  // The registry holds commands of all shapes; `readOptions` guarantees each handler what its own specs promise.
  return command as unknown as Command
}

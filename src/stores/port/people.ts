import type { Merge } from '../../model/merge.ts'
import type { Person } from '../../model/person.ts'

/** That an article names somebody. */
export interface PersonMention {
  readonly articleId: string
  readonly person: Person
  readonly count: number
}

/** A person with how often the stored articles quote them in marks, and name them. */
export interface PersonTally {
  readonly person: Person
  readonly quoteCount: number
  readonly mentionCount: number
}

/** How many articles of one day name somebody, and how many of their quotations in marks those print. */
export interface DayCount {
  readonly personId: string
  readonly day: Temporal.PlainDate
  readonly articles: number
  readonly quotations: number
}

export interface PersonStore {
  save(people: readonly Person[]): Promise<void>
  find(id: string): Promise<Person | undefined>
  /** The same, with how often they are quoted and named. */
  tally(id: string): Promise<PersonTally | undefined>
  /** Everyone who goes by exactly this name, or has it for a family name, in any case. */
  named(name: string): Promise<Person[]>
  /** Candidates for a typed name, misspelt perhaps: whoever shares letter triples with it, the likeliest first. */
  search(name: string, options: { readonly limit: number }): Promise<PersonTally[]>
  /** Whoever has, for each of the words begun, a word in a name that begins with it, the most quoted first. */
  startingWith(begun: string, options: { readonly limit: number }): Promise<PersonTally[]>
  /** Which of these words, as `nameTokens` gives them, stand in anybody's name. */
  knownWords(words: readonly string[]): Promise<ReadonlySet<string>>
  /** People who hold or held an office whose name contains these words. */
  withOffice(office: string): Promise<PersonTally[]>
  /** Everyone of whom a directory knows an office, by id: not whom only articles call by one. */
  officials(): Promise<Person[]>
  /** Who is named in these articles, and how often in each. */
  mentionedIn(articleIds: readonly string[]): Promise<PersonMention[]>
  /**
   * Those quoted at all, the most quoted first.
   *
   * @param options.who people or bodies alone; both when absent
   * @param options.after the id of somebody behind whom to read on; nobody comes where they are gone
   */
  mostQuoted(options: {
    readonly limit: number
    readonly who?: 'people' | 'bodies' | undefined
    readonly after?: string | undefined
  }): Promise<PersonTally[]>
  count(): Promise<number>
  /** On which days these people are named and quoted, the first day first. Days without either are left out. */
  countsByDay(
    personIds: readonly string[],
    range: { readonly since?: Temporal.PlainDate; readonly until?: Temporal.PlainDate },
  ): Promise<DayCount[]>
}

/** Entries of the directory that were found to be one person. Nothing of it is forgotten, also when it is undone. */
export interface MergeStore {
  /**
   * Gives the names, roles, quotes and mentions of one person to another, and takes the one out of the directory. Both
   * must be there, and be two.
   *
   * @param merge.by whoever asked for it
   */
  add(merge: {
    readonly fromId: string
    readonly intoId: string
    readonly at: Temporal.Instant
    readonly by: string
  }): Promise<Merge>
  /** Makes two of them again. Whoever took the other up must be there still: later merges are undone first. */
  undo(id: string, undo: { readonly at: Temporal.Instant; readonly by: string }): Promise<Merge>
  /** Those that have not been undone, the last first. */
  standing(): Promise<Merge[]>
}

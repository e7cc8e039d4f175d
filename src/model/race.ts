/** An election contest a channel can be bound to. */
export interface Race {
  /** `alabama-senate-2020` */
  readonly id: string
  /** The space that added it, or its own version of one that comes with Hustings; absent for those that everybody has. */
  readonly spaceId?: string
  /** `U.S. Senate`, `mayor` */
  readonly office: string
  /** `Alabama` */
  readonly place: string
  readonly electionOn: Temporal.PlainDate
  /** Other days that count, in order: a primary, a runoff. */
  readonly dates: readonly RaceDate[]
  /** Who runs or ran, by id in the directory. */
  readonly personIds: readonly string[]
  /** Words that mark an article as being about this race. */
  readonly terms: readonly string[]
}

export interface RaceDate {
  readonly name: string
  readonly on: Temporal.PlainDate
}

/** `Alabama, U.S. Senate, 2020` */
export function raceName({
  place,
  office,
  electionOn,
}: Pick<Race, 'place' | 'office' | 'electionOn'>): string {
  return `${place}, ${office}, ${electionOn.year}`
}

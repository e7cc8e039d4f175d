/** The days from `first` to `last`, both included. "November 2019" is its 1st to its 30th. */
export interface DayRange {
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
}

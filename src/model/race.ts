/** An election contest a channel can be bound to. */
export interface Race {
  /** `alabama-senate-2020` */
  readonly id: string
  readonly office: string
  readonly place: string
  readonly electionOn: Temporal.PlainDate
  readonly personIds: readonly string[]
  /** Words that mark an article as being about this race. */
  readonly terms: readonly string[]
}

import type { Gender } from '../../model/person.ts'

/** What a question may lean on: the one before it, read as a whole, and whom it and its answer were about. */
export interface Earlier {
  readonly question: string
  /** Those of the question in the order in which they stand there, then those of the answer. */
  readonly people: readonly EarlierPerson[]
}

export interface EarlierPerson {
  readonly name: string
  readonly gender?: Gender
  /** Set for an organization, which is neither he nor she. */
  readonly isBody?: true
  /** As the question calls them; absent for those of the answer alone. */
  readonly words?: string
  /** Set for those of the answer whom its best sentence names: whom "who" was answered with, where it is one. */
  readonly answers?: true
}

export interface FollowUpOptions {
  readonly earlier: Earlier | undefined
  /** People whom the question itself names, in the words it uses. */
  readonly named: readonly string[]
  readonly today: Temporal.PlainDate
}

/** One office or part somebody holds or held. Open ends are unknown or present; see `former`. */
export interface Role {
  /** As written for readers: `U.S. Senator`, `attorney general`, `candidate for U.S. Senate`. */
  readonly office: string
  readonly state?: string
  readonly district?: string
  readonly party?: string
  readonly start?: Temporal.PlainDate
  readonly end?: Temporal.PlainDate
  /** Set where only "no longer in office" is known, not since when. */
  readonly former?: boolean
  /** Set where no directory knows of it: articles call the person so, `start` being the first day they did. */
  readonly fromArticles?: true
}

/** Whether the office is held on the day: from its first day on, and no longer on its last. */
export function isHeld({ start, end, former }: Role, on: Temporal.PlainDate): boolean {
  return (
    former !== true &&
    (start === undefined || Temporal.PlainDate.compare(start, on) <= 0) &&
    (end === undefined || Temporal.PlainDate.compare(on, end) < 0)
  )
}

export type Gender = 'female' | 'male'

/** Somebody who speaks or is spoken of, across all articles; also a body that speaks: a party, a campaign, an office. */
export interface Person {
  readonly id: string
  /** The fullest usual name: `Jeff Sessions`. */
  readonly name: string
  readonly familyName: string
  /** Other names the same person goes by: `Jefferson B. Sessions III`, `Sessions`. */
  readonly otherNames: readonly string[]
  readonly roles: readonly Role[]
  /** For pronouns in text; absent when unknown. */
  readonly gender?: Gender
  readonly wikidataId?: string
  /** Set where it is a body: it goes by its one name, is neither he nor she and holds no office. */
  readonly isBody?: true
}

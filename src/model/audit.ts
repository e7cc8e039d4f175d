/** One change that somebody made to what a space owns or to the directory. */
export interface AuditEntry {
  readonly id: string
  readonly spaceId: string
  /** What kind of thing was changed, so that each kind's own history can be shown. */
  readonly subject: 'feed' | 'digest' | 'alert' | 'race' | 'people' | 'label' | 'setting' | 'page'
  readonly at: Temporal.Instant
  /** Whoever did it, as `placeWords` says it; `Hustings` for what happens by itself. */
  readonly by: string
  /** What was done, as a sentence for people. */
  readonly text: string
}

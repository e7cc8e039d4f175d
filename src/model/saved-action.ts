/** A command with its options, kept for a button that has no room for them. */
export interface SavedAction {
  /** Made from what it holds, so that saving it twice is saving it once. */
  readonly id: string
  readonly spaceId: string
  readonly command: string
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly expiresAt: Temporal.Instant
}

/** What the asker can mend. Everything else that is thrown is our bug. */
export class UserError extends Error {
  override readonly name = 'UserError'
  /** Stable, for translations and tests: `unknown-command`. */
  readonly code: string

  /**
   * @param code kebab-case, stable
   * @param message a sentence that says what was wrong and what would work
   */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Whom a phrase stands for, and how sure that is. */
export interface Resolved {
  /** Index of the entity. */
  readonly entity: number
  /** 0 to 1. */
  readonly probability: number
}

/** So many lines can be told apart: the chart has a stroke for each. */
export const MOST_SERIES = 5

/** Counts over time, of one or several people. */
export interface Trend {
  readonly title: string
  /** Names of the periods, in their order: `Nov 2019`. */
  readonly periods: readonly string[]
  /** What is counted, each in a panel of its own: `Articles`, `Quotations`. */
  readonly panels: readonly {
    readonly title: string
    /** A count for each period. */
    readonly series: readonly { readonly name: string; readonly counts: readonly number[] }[]
  }[]
}

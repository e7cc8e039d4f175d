/**
 * One evaluation job: the shipped engine over rows of the format described beside the evaluation data, predictions out.
 * A job may read further files named by `options` (corpus, docs, html); it never reads gold fields of a row.
 */
export interface EvalJob {
  /** Predictions, one JSON-able object a line, in the order of the rows. */
  run(rows: readonly unknown[], options: EvalOptions): AsyncIterable<object>
}

export interface EvalOptions {
  /** Take only rows of this `set`. */
  readonly set?: string
  /** Directory with `corpus.<set>.jsonl.gz` or `corpus.<set>.<split>.jsonl.gz`. */
  readonly corpus?: string
  /** File of documents. */
  readonly docs?: string
  /** Directory with `<id>.html.gz`. */
  readonly html?: string
}

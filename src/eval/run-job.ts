import { existsSync } from 'node:fs'
import { z } from 'zod'
import { UserError } from '../model/errors.ts'
import type { EvalJob, EvalOptions } from './job.ts'
import { readJsonLines, writeJsonLines } from './json-lines.ts'

/** The jobs that `hustings eval` knows: a file of that name in this folder, default-exporting an {@link EvalJob}. */
const EVAL_JOBS = ['quotes', 'retrieval', 'qa', 'summary', 'clustering', 'extraction'] as const

/**
 * Runs the shipped engine over a file and writes its predictions.
 *
 * @throws UserError `unknown-job`, `no-such-file`, `bad-row`
 */
export async function runEvalJob(
  name: string,
  files: { readonly input: string; readonly output: string },
  options: EvalOptions,
): Promise<void> {
  if (!EVAL_JOBS.some(job => job === name)) {
    throw new UserError(
      'unknown-job',
      `There is no evaluation job "${name}". The jobs are ${EVAL_JOBS.join(', ')}.`,
    )
  }
  if (!existsSync(files.input)) throw new UserError('no-such-file', `There is no file ${files.input}.`)
  const job = ((await import(/* @vite-ignore */ `./${name}.ts`)) as { default: EvalJob }).default
  const rows = await readJsonLines(files.input)
  const wanted =
    options.set === undefined ? rows : rows.filter(row => (row as { set?: string }).set === options.set)
  try {
    await writeJsonLines(files.output, job.run(wanted, options))
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause
    throw new UserError(
      'bad-row',
      `A row of ${files.input}, or of the files beside it, is not one for ${name}:\n${z.prettifyError(cause)}`,
      { cause },
    )
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { feedbackRows } from '../eval/feedback-rows.ts'
import { UserError } from '../model/errors.ts'
import { type DataOption, withApp } from './open.ts'

const EXPORTS = ['feedback']

/**
 * `hustings export feedback`: what people said of answers, as evaluation rows: `questions.jsonl`, `gold.jsonl` and
 * `docs.jsonl` for `hustings eval qa`, and `unsettled.jsonl` with what was called wrong.
 */
export async function exportRows(
  what: string,
  options: DataOption & { readonly out: string },
): Promise<void> {
  if (!EXPORTS.includes(what))
    throw new UserError(
      'unknown-export',
      `There is nothing to export called “${what}”. There is: ${EXPORTS.join(', ')}.`,
    )
  await withApp(options, async ({ store }) => {
    const rows = await feedbackRows(store)
    await mkdir(options.out, { recursive: true })
    for (const [name, lines] of Object.entries(rows)) {
      const text = lines.map((line: object) => `${JSON.stringify(line)}\n`).join('')
      await writeFile(join(options.out, `${name}.jsonl`), text)
    }
    console.log(
      `Of the answers spoken of, ${rows.gold.length} were right and ${rows.unsettled.length} are to be looked at: see ${options.out}.`,
    )
  })
}

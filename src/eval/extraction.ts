import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { extractPage } from '../feeds/pages/extract-page.ts'
import { decodeText } from '../ingest/decode-text.ts'
import { UserError } from '../model/errors.ts'
import type { EvalJob } from './job.ts'

/** A page of the extraction files; its gold body is not read. */
const Row = z.object({ id: z.string().regex(/^[\w-]+$/), url: z.string() })

/** The text of articles as it is taken from their pages: one prediction line a page. */
const job: EvalJob = {
  async *run(rows, { html }) {
    if (html === undefined)
      throw new UserError('no-html', 'Name the directory of the pages: --html DIR, with <id>.html.gz in it.')
    for (const row of rows) {
      const { id, url } = Row.parse(row)
      const page = decodeText(gunzipSync(await readPage(join(html, `${id}.html.gz`))))
      yield { id, articleBody: extractPage(page, { url }).article.text }
    }
  },
}
export default job

async function readPage(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new UserError('no-such-file', `There is no page ${file}.`, { cause })
  }
}

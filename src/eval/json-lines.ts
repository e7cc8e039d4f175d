import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { UserError } from '../model/errors.ts'

/**
 * Reads a JSON Lines file, gzip-compressed when its name ends in `.gz`.
 *
 * @throws UserError `bad-row` that names the file and the line which is not JSON
 */
export async function readJsonLines(file: string): Promise<unknown[]> {
  const rows: unknown[] = []
  const decompress = file.endsWith('.gz') ? [createGunzip()] : []
  await pipeline([
    createReadStream(file),
    ...decompress,
    async (chunks: AsyncIterable<Uint8Array>) => {
      let number = 0
      for await (const line of linesOf(chunks)) {
        number++
        if (line.trim() === '') continue
        try {
          rows.push(JSON.parse(line))
        } catch (cause) {
          throw new UserError('bad-row', `Expected JSON on line ${number} of ${file}`, { cause })
        }
      }
    },
  ])
  return rows
}

/** Ends lines at `\n` alone: `node:readline` ends them at U+2028 too, which JSON allows inside a string. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  yield rest + decoder.decode()
}

/** Writes one JSON object a line. */
export async function writeJsonLines(file: string, rows: AsyncIterable<object>): Promise<void> {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
}

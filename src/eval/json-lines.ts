import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/**
 * Reads a JSON Lines file, gzip-compressed when its name ends in `.gz`.
 *
 * @throws Error that names the file and the line which is not JSON
 */
export async function readJsonLines(file: string): Promise<unknown[]> {
  const raw = createReadStream(file)
  const lines = createInterface({
    input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw,
    crlfDelay: Infinity,
  })
  const rows: unknown[] = []
  let number = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    try {
      rows.push(JSON.parse(line))
    } catch (cause) {
      throw new Error(`Expected JSON on line ${number} of ${file}`, { cause })
    }
  }
  return rows
}

/** Writes one JSON object a line. */
export async function writeJsonLines(file: string, rows: AsyncIterable<object>): Promise<void> {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
}

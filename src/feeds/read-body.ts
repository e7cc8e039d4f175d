import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
  gunzipSync,
} from 'node:zlib'
import { FetchError } from './fetch-error.ts'

export interface ReadBodyOptions {
  /** For messages. */
  readonly host: string
  /** `Content-Encoding` as the server gives it. */
  readonly encoding: string | undefined
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/**
 * Reads a body to its end, unpacked. What is counted is what comes out, piece by piece: of a bomb no more is unpacked than
 * the limit and one piece. The stream is let go of in every case.
 *
 * @throws FetchError `too-large`, `garbled`; and what the connection throws
 */
export async function readBody(body: Readable, options: ReadBodyOptions): Promise<Uint8Array> {
  const { maxBytes, signal } = options
  const chunks: Uint8Array[] = []
  let size = 0
  // With a signal, an end that never comes is broken off.
  await pipeline(
    [
      body,
      ...unpackers(options),
      async (source: AsyncIterable<Uint8Array>) => {
        for await (const chunk of source) {
          size += chunk.length
          if (size > maxBytes) throw tooLarge(options)
          chunks.push(chunk)
        }
      },
    ],
    { signal },
  )
  const bytes = Buffer.concat(chunks)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipWhole(bytes, options) : bytes
}

// Nobody packs more than once; a long list is an attack.
const MAX_ENCODINGS = 2

/** Last packed is first unpacked. */
function unpackers({ encoding = '', host }: ReadBodyOptions): NodeJS.ReadWriteStream[] {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '' && name !== 'identity')
  if (names.length > MAX_ENCODINGS) throw garbled(host, `packed ${names.length} times over`)
  return names.toReversed().map(name => {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return createGunzip()
      case 'br':
        return createBrotliDecompress()
      case 'zstd':
        return createZstdDecompress()
      case 'deflate':
        return createInflate()
      default:
        throw garbled(host, `packed as “${name.slice(0, 30)}”, which was not asked for`)
    }
  })
}

/** A file that is itself packed, as sitemaps are: `news.xml.gz`. */
function gunzipWhole(bytes: Uint8Array, options: ReadBodyOptions): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: options.maxBytes })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(options)
    throw garbled(options.host, 'packed wrongly')
  }
}

/** An answer longer than anything worth reading. */
export function tooLarge({ host, maxBytes }: Pick<ReadBodyOptions, 'host' | 'maxBytes'>): FetchError {
  return new FetchError(
    'too-large',
    `What ${host} sends is too large: more than ${Math.round(maxBytes / 1_000_000)} MB. It was not read.`,
  )
}

function garbled(host: string, how: string): FetchError {
  return new FetchError('garbled', `What ${host} sends cannot be read: it is ${how}.`)
}

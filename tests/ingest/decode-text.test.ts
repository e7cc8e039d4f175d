import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/ingest/decode-text.ts'

const words = 'José said “no”\r\nand left.'
const latin = Buffer.from('<META Charset="iso-8859-1"><p>Jos\u00E9', 'latin1')

const read: readonly (readonly [what: string, bytes: Uint8Array, expected: string])[] = [
  ['UTF-8', Buffer.from(words), 'José said “no”\nand left.'],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${words}`), 'José said “no”\nand left.'],
  ['UTF-16, little end first', Buffer.from(`\uFEFF${words}`, 'utf16le'), 'José said “no”\nand left.'],
  ['UTF-16, big end first', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16(), 'José said “no”\nand left.'],
  ['what a page declares', latin, '<META Charset="iso-8859-1"><p>José'],
]

describe('decoded:', () => {
  for (const [what, bytes, expected] of read) test(what, () => expect(decodeText(bytes)).toBe(expected))
})

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const refused: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
  ['nothing', Buffer.of(), 'empty'],
  ['white space', Buffer.from('\uFEFF \r\n\t'), 'empty'],
  ['a picture', png, 'binary'],
  ['a zero byte', Buffer.from('Jos\0e'), 'binary'],
  ['a PDF', Buffer.from('%PDF-1.7 text'), 'binary'],
  ['control characters', Buffer.from('\x01\x02\x03 and words'), 'binary'],
  ['Latin-1', Buffer.from('Jos\u00E9 said', 'latin1'), 'wrong-encoding'],
  [
    'a page that declares what it is not',
    Buffer.from('<meta charset="utf-8"><p>Jos\u00E9', 'latin1'),
    'wrong-encoding',
  ],
  [
    'a page that declares what there is not',
    Buffer.from('<meta charset="x-mars"><p>Jos\u00E9', 'latin1'),
    'wrong-encoding',
  ],
]

describe('refused:', () => {
  for (const [what, bytes, code] of refused)
    test(what, () => expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code })))
})

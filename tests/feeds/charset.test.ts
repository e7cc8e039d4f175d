import { describe, expect, test } from 'vitest'
import { decodeBody } from '../../src/feeds/charset.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const utf8 = (text: string) => Buffer.from(text)
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

const cases: readonly (readonly [what: string, bytes: Uint8Array, type: string | undefined, text: string])[] =
  [
    ['UTF-8 that nobody declares', utf8('Iriarte “señor”'), undefined, 'Iriarte “señor”'],
    ['a byte order mark', utf8('\uFEFFseñor'), 'text/xml; charset=iso-8859-1', 'señor'],
    ['UTF-16 with a mark', utf16('\uFEFFseñor'), undefined, 'señor'],
    [
      'UTF-16 without',
      utf16('<?xml version="1.0" encoding="utf-16"?><a/>'),
      undefined,
      '<?xml version="1.0" encoding="utf-16"?><a/>',
    ],
    ['the header', latin('señor'), 'text/xml; charset="ISO-8859-1"', 'señor'],
    [
      'the XML declaration',
      latin('<?xml version="1.0" encoding="iso-8859-1"?><a>señor</a>'),
      'text/xml',
      '<?xml version="1.0" encoding="iso-8859-1"?><a>señor</a>',
    ],
    [
      'a meta element',
      latin('<meta charset=windows-1252><p>señor \x93yes\x94'),
      'text/html',
      '<meta charset=windows-1252><p>señor “yes”',
    ],
    [
      'an old meta element',
      latin('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>señor'),
      undefined,
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>señor',
    ],
    ['Latin-1 called UTF-8', latin('señor, señora'), 'text/xml; charset=utf-8', 'señor, señora'],
    ['UTF-8 called Latin-1', utf8('señor'), 'text/xml; charset=iso-8859-1', 'señor'],
    [
      'UTF-8 cut off in a letter',
      utf8('“señor” 😀').subarray(0, -1),
      'text/xml; charset=utf-8',
      '“señor” \ufffd',
    ],
    ['Japanese', Buffer.from('82b182f182c982bf82cd', 'hex'), 'text/html; charset=shift_jis', 'こんにちは'],
    ['an encoding nobody knows', latin('señor'), 'text/html; charset=x-martian', 'señor'],
    [
      'UTF-16 declared in single bytes',
      utf8('<?xml version="1.0" encoding="UTF-16"?><a>señor</a>'),
      undefined,
      '<?xml version="1.0" encoding="UTF-16"?><a>señor</a>',
    ],
    ['nothing', new Uint8Array(), 'text/html', ''],
  ]

describe('text is read by', () => {
  for (const [what, bytes, type, text] of cases)
    test(what, () => expect(decodeBody(bytes, type), what).toBe(text))
})

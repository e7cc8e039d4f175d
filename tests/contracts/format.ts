import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Format } from '../../src/ingest/formats/format.ts'

/** What every format promises. @param folder fixtures: one folder each, input beside expected */
export function formatContract(format: Format, folder: string): void {
  describe(format.name, () => {
    for (const fixture of readdirSync(folder))
      test(`reads ${fixture}`, async () => {
        const content = readFileSync(join(folder, fixture, `input${format.extensions[0]}`), 'utf8')
        const expected = JSON.parse(readFileSync(join(folder, fixture, 'expected.json'), 'utf8'))
        expect(format.sniff(content)).toBe(true)
        expect(JSON.parse(JSON.stringify(await format.parse(content)))).toEqual(expected)
      })

    test('names its file endings with the dot and in lower case', () => {
      for (const extension of format.extensions) expect(extension).toMatch(/^\.[a-z]+$/)
    })

    test('reads or refuses what is nested ten thousand deep', async () => {
      for (const opening of ['<b>', '> ', '[', '- ', '{"url":', '*'])
        expect(await format.parse(`${opening.repeat(10_000)}x`), opening).toHaveLength(1)
    })

    test('throws on nothing', async () => {
      const piece = fc.oneof(
        fc.constantFrom(
          '---\n',
          '# ',
          '<p>',
          '</p>',
          '<!--',
          '{"url":',
          '}',
          '\n',
          '\n\n',
          'Source: ',
          'May 4, 2023',
          ': ',
          '&#0;',
        ),
        fc.string({ unit: 'binary' }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(piece), async pieces => {
          for (const parsed of await format.parse(pieces.join(''))) {
            if ('article' in parsed) expect(typeof parsed.article.text).toBe('string')
            else expect(parsed.problem).not.toBe('')
          }
        }),
      )
    })
  })
}

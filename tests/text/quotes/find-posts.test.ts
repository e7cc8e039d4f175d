import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractPage } from '../../../src/feeds/pages/extract-page.ts'
import { attribute } from '../../../src/text/quotes/attribute.ts'

function postsIn(text: string) {
  const publishedOn = Temporal.PlainDate.from('2022-11-09')
  return attribute({ text, publishedOn }).attributions.flatMap(
    ({ medium, speaker, content, source, saidOn, kind }) =>
      medium === 'tweet'
        ? {
            kind,
            speaker,
            words: content.map(({ start, end }) => text.slice(start, end)).join(' … '),
            source: source && text.slice(source.start, source.end),
            ...(saidOn && { saidOn: saidOn.toString() }),
          }
        : [],
  )
}

const known = 'Mayor Dana Whitfield spoke to the council on Tuesday, before it voted.'

describe('a post is its author’s words:', () => {
  const cases: readonly (readonly [text: string, words: string, rest: object])[] = [
    [
      `${known}\nThe bridge closes in March. We will get through this.\n— Dana Whitfield (@danawhitfield) November 9, 2022`,
      'The bridge closes in March. We will get through this.',
      { saidOn: '2022-11-09' },
    ],
    [
      `${known}\nI told them “no” and the governor said that she agreed. https://t.example.com/a1 pic.example.com/b2\n—Dana Whitfield (@dana@social.example.com) Nov. 8, 2022`,
      'I told them “no” and the governor said that she agreed.',
      { saidOn: '2022-11-08' },
    ],
    [`${known}\nNo more delays.\n-- Dana Whitfield (@dana.example.com)`, 'No more delays.', {}],
  ]
  for (const [text, words, rest] of cases)
    test(words, () => {
      expect(postsIn(text), text).toEqual([
        { kind: 'direct', speaker: 'Dana Whitfield', words, source: 'Dana Whitfield', ...rest },
      ])
    })
})

test('of an author whom nothing is known of, the signature is the source', () => {
  expect(postsIn(`${known}\nNo more delays.\n— harbor watch (@harborwatch) November 9, 2022`)).toEqual([
    {
      kind: 'direct',
      speaker: undefined,
      words: 'No more delays.',
      source: 'harbor watch',
      saidOn: '2022-11-09',
    },
  ])
})

test('a line that only begins with a dash, or names a handle in passing, signs nothing', () => {
  for (const line of [
    '— The council meets on Friday (at noon).',
    'Dana Whitfield (@danawhitfield) is on the ballot.',
    `— Dana Whitfield (@danawhitfield) ${'said a great deal more about it '.repeat(4)}`,
  ])
    expect(postsIn(`${known}\nNo more delays.\n${line}`), line).toEqual([])
})

test('a post embedded in a page, and a block quotation, reach their authors', () => {
  const read = (fixture: string) => {
    const page = join(import.meta.dirname, '../../feeds/pages/fixtures', fixture, 'input.html')
    const { text } = extractPage(readFileSync(page, 'utf8')).article
    return attribute({ text }).attributions.map(({ speaker, medium, content }) => ({
      speaker,
      medium,
      words: text.slice(content[0]!.start, content[0]!.end),
    }))
  }
  expect(read('embedded-post')).toContainEqual({
    speaker: 'Dana Whitfield',
    medium: 'tweet',
    words: 'The bridge closes in March. We will get through this together, Lowell.',
  })
  expect(read('block-quote')).toContainEqual({
    speaker: 'Elsa Quist',
    medium: 'letter',
    words: expect.stringMatching(/^The bridge has carried Lowell for ninety years/),
  })
})

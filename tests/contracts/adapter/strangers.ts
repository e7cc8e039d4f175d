import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../../src/bot/plain-text.ts'
import type { Citation, Excerpt, Reply } from '../../../src/model/reply.ts'
import { type ContractParts, squeezed } from './harness.ts'

/** What some platform would take for a mark, a mention, a link or an end of something. */
const MARKS = [
  ...['@everyone', '@here', '<@123456789012345678>', '<@&12>', '<#12>', '<!channel>', '<@U0BOT>', '<t:1:R>'],
  ...['**', '__', '~~', '||', '`', '```js\n', '*', '_', '~', '# ', '-# ', '> ', '>>> ', '- ', '1. ', '\n'],
  ...['\\', '[a](https://x.example.com)', '<https://x.example.com|words>', 'https://x.example.com/?a=(b)'],
  ...[
    'discord.gg/abc',
    ':smile:',
    '<:x:1>',
    '&lt;',
    '&amp;',
    '&',
    '\u202e',
    '\u0000',
    '\u001b[31m',
    '\ud800',
  ],
  ...['😀', 'é', 'word', ' ', '.'],
]

/** Whatever an article, a name or a person brings, it is shown letter by letter, and calls nobody. */
export function strangersContract({ stage }: ContractParts): void {
  test('their text is shown letter by letter, and calls nobody', { timeout: 60_000 }, async () => {
    const { adapter, probe } = stage()
    const check = async (text: string) => {
      probe(async () => replyWith(text))
      const { words } = await adapter.send('/probe').answer
      const expected = squeezed(plainText(text))
      const shown = squeezed(words)
      // Title, headline, quotation, speaker, field, text and notice.
      expect(shown.split(expected).length - 1, `“${text}” in “${words}”`).toBeGreaterThanOrEqual(7)
      expect(adapter.problems(), text).toEqual([])
    }
    for (const mark of MARKS) await check(`Word ${mark}word${mark} word`)
    await fc.assert(fc.asyncProperty(TEXT, check), { numRuns: 25 })
  })
}

const PIECE = fc.oneof(fc.constantFrom(...MARKS), fc.string({ unit: 'binary', maxLength: 12 }))
const TEXT = fc
  .array(PIECE, { minLength: 1, maxLength: 8 })
  .map(pieces => pieces.join('').slice(0, 60))
  .filter(words => squeezed(plainText(words)) !== '')
// The first takes seconds on a busy machine. While nothing else is done, connections that are kept alive would end.
fc.sample(TEXT, 1)

function replyWith(text: string): Reply {
  const excerpt: Excerpt = { articleId: 'a', revision: 1, span: { start: 0, end: text.length }, text }
  const citation: Citation = {
    articleId: 'a',
    headline: 'The bridge',
    publisher: 'ledger.example.com',
    publishedOn: Temporal.PlainDate.from('2019-11-08'),
    url: 'https://ledger.example.com/2019/11/bridge',
  }
  return {
    title: text,
    blocks: [
      {
        kind: 'quotation',
        quoteKind: 'direct',
        content: [excerpt],
        speaker: text,
        medium: 'said',
        context: excerpt,
        citation,
        confidence: 1,
      },
      { kind: 'story', headline: text, sentences: [], citations: [citation] },
      { kind: 'fields', fields: [{ name: 'Name', value: text }] },
      { kind: 'text', text },
      { kind: 'notice', level: 'info', text },
    ],
  }
}

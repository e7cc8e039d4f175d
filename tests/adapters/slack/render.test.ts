import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buttonIds } from '../../../src/adapters/slack/buttons.ts'
import { renderReply } from '../../../src/adapters/slack/render.ts'
import { marked, markedText, moment } from '../../../src/bot/marked.ts'
import type { Action, Block, Citation, CitedSentence, Excerpt, Reply } from '../../../src/model/reply.ts'
import { blockKitProblems, pings, wordsOf } from './fake/block-kit.ts'

const DAY = Temporal.PlainDate.from('2019-11-08')
const citation: Citation = {
  articleId: 'a1',
  headline: 'Marsh opens her campaign',
  publisher: 'The Kestrel Post',
  publishedOn: DAY,
  url: 'https://news.example.com/marsh#:~:text=We%20will',
}
const excerpt = (text: string): Excerpt => ({
  articleId: 'a1',
  revision: 1,
  span: { start: 0, end: text.length },
  text,
})
const sentence = (text: string): CitedSentence => ({
  excerpt: excerpt(text),
  emphasis: [{ start: 0, end: 1 }],
})

/** One of each kind, made of the same words. */
const blocksOf = (text: string, cited: Citation = { ...citation, headline: text }): Block[] => [
  {
    kind: 'quotation',
    quoteKind: 'direct',
    content: [excerpt(text)],
    speaker: text,
    medium: 'tweet',
    saidOn: DAY,
    context: excerpt(`She said ${text}`),
    citation: cited,
    confidence: 1,
    alsoIn: [cited],
    differsFrom: [text],
  },
  {
    kind: 'difference',
    parts: [
      { kind: 'same', recorded: excerpt(text) },
      { kind: 'changed', typed: text, recorded: excerpt(text) },
      { kind: 'added', typed: text },
      { kind: 'missing', recorded: excerpt(text) },
      { kind: 'omitted', recorded: excerpt(text) },
    ],
  },
  { kind: 'sentences', sentences: [sentence(text)], citation: cited },
  { kind: 'story', headline: text, sentences: [excerpt(text)], citations: [cited] },
  { kind: 'timeline', events: [{ day: DAY, sentence: sentence(text), citation: cited }] },
  { kind: 'comparison', subject: text, sides: [{ sentence: sentence(text), citation: cited }] },
  {
    kind: 'written',
    model: text,
    sentences: [{ text, cites: [1] }],
    evidence: [{ number: 1, sentence: sentence(text), citation: cited }],
  },
  { kind: 'text', text },
  { kind: 'notice', level: 'warning', text },
  { kind: 'fields', fields: [{ name: text, value: text }] },
  { kind: 'citations', citations: [cited] },
  { kind: 'file', name: 'export.json', text },
  { kind: 'image', name: 'quotation.png', base64: 'iVBORw0KGgo=', alt: text },
]

const action = (label: string, value = 'x'): Action => ({
  label,
  command: 'quote',
  options: { person: value },
})

test('a channel is shown by name; a person only to one reader alone, for else it pings; what is no id of Slack stays words', () => {
  const mention = (kind: 'channel' | 'user', id: string) => ({ label: 'In', kind, id })
  const mentions = [
    mention('channel', 'C0123ABCD'),
    mention('user', 'U0123ABCD'),
    mention('channel', '<!channel>'),
    mention('user', 'local'),
  ]
  const reply: Reply = {
    blocks: [
      { kind: 'fields', fields: [{ name: 'Digest 1', mentions, value: 'Long' }] },
      { kind: 'fields', fields: [{ name: 'Digest 2', mentions, value: 'Long', actions: [action('Go')] }] },
    ],
  }
  const elementsFor = (name: string, member: object) => ({
    elements: [
      { elements: [{ text: name }] },
      { elements: [{ text: 'In ' }, { type: 'channel', channel_id: 'C0123ABCD' }] },
      { elements: [{ text: 'In ' }, member] },
      { elements: [{ text: 'In ' }, { type: 'text', text: '<!channel>' }] },
      { elements: [{ text: 'In ' }, { type: 'text', text: 'local' }] },
      { elements: [{ text: 'Long' }] },
    ],
  })
  for (const [isPrivate, member] of [
    [true, { type: 'user', user_id: 'U0123ABCD' }],
    [false, { type: 'text', text: 'a member (U0123ABCD)' }],
  ] as const) {
    const [message] = expectTaken(reply, { isPrivate })
    expect(message!.blocks).toMatchObject([
      elementsFor('Digest 1', member),
      elementsFor('Digest 2', member),
      { type: 'actions' },
    ])
  }
})

function expectTaken(reply: Reply, { isPrivate = false } = {}) {
  const messages = renderReply(reply, { ids: buttonIds(), isPrivate })
  for (const message of messages) {
    expect(blockKitProblems('message_blocks', message.blocks)).toEqual([])
    expect(pings(message.blocks, { isPrivate })).toEqual([])
    expect(message.text.length).toBeLessThanOrEqual(40_000)
    expect(message.text).not.toMatch(/<(?:!(?!date)|@|#(?![CG]\w+>))/)
  }
  return messages
}

describe('what stands in a message', () => {
  test('a quotation: the words set off, then who, when, in what and where', () => {
    const [message] = expectTaken({
      title: 'Helen Marsh',
      blocks: blocksOf('We will mend the bridge.').slice(0, 1),
    })
    expect(message!.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Helen Marsh' } })
    expect(message!.blocks[1]).toMatchObject({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '“We will mend the bridge.”' }] },
        {
          elements: [
            { text: 'We will mend the bridge., in a tweet, Friday, 8 November 2019', style: { bold: true } },
          ],
        },
        { elements: [{ text: 'In context: ' }, { text: 'She said We will mend the bridge.' }] },
        {
          elements: [
            {
              type: 'link',
              url: citation.url,
              text: 'The Kestrel Post, 8 November 2019: We will mend the bridge.',
            },
          ],
        },
        { elements: [{ text: 'Also in one other: The Kestrel Post' }] },
        { elements: [{ text: 'Printed in other words by We will mend the bridge.: both are shown' }] },
      ],
    })
  })

  test('the top-level text has all the words and the address, for whoever hears it', () => {
    const [message] = expectTaken({ title: 'Helen Marsh', blocks: blocksOf('We will.').slice(2, 3) })
    expect(message!.text).toBe(
      'Helen Marsh\n\n> We will.\nThe Kestrel Post, 8 November 2019: We will. https://news.example.com/marsh#:~:text=We%20will',
    )
    expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false })
  })

  test('the words that answer are bold', () => {
    const [message] = expectTaken({ blocks: blocksOf('We will.').slice(2, 3) })
    expect(message!.blocks[0]).toMatchObject({
      elements: [{ elements: [{ text: 'W', style: { bold: true } }, { text: 'e will.' }] }, {}],
    })
  })

  test('what could be markup, a mention or an entity stands as it came', () => {
    const words = '*_~`<!channel> <@U1> &amp; @here :smile: <https://example.com|x>'
    const [message] = expectTaken({ blocks: [{ kind: 'text', text: words }] })
    expect(wordsOf(message!.blocks)).toEqual([words])
    expect(message!.text).toBe(
      '*_~`&lt;!channel&gt; &lt;@U1&gt; &amp;amp; @here :smile: &lt;https://example.com|x&gt;',
    )
  })

  test('a moment is shown by the reader’s own clock, a channel by its name; the words say both', () => {
    const at = Temporal.Instant.from('2019-11-25T14:00:00Z')
    const words = marked`next: ${moment(at, 'Mon 25 Nov 08:00 CST')} & so on`
    const mentions = [{ label: 'In', kind: 'channel', id: 'C42' }] as const
    const [message] = expectTaken({
      blocks: [markedText(words), { kind: 'fields', fields: [{ name: '3', mentions, value: 'Here' }] }],
    })
    expect(message!.blocks).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'text', text: 'next: ' },
              {
                type: 'date',
                timestamp: 1_574_690_400,
                format: '{date_short_pretty} at {time}',
                fallback: 'Mon 25 Nov 08:00 CST',
              },
              { type: 'text', text: ' & so on' },
            ],
          },
        ],
      },
      { elements: [{}, { elements: [{ text: 'In ' }, { type: 'channel', channel_id: 'C42' }] }, {}] },
    ])
    expect(message!.text).toBe(
      'next: <!date^1574690400^{date_short_pretty} at {time}|Mon 25 Nov 08:00 CST> &amp; so on\n\n3\nIn <#C42>\nHere',
    )
  })

  test('a link that is none stands without its address', () => {
    const bad = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'no address',
      `https://example.com/${'x'.repeat(3_000)}`,
    ]
    for (const url of bad) {
      const [message] = expectTaken({ blocks: [{ kind: 'citations', citations: [{ ...citation, url }] }] })
      expect(JSON.stringify(message)).not.toContain('"link"')
    }
  })
})

describe('limits', () => {
  test.each([150, 151])('a title of %i characters is there whole', length => {
    const title = 'x'.repeat(length)
    const [message] = expectTaken({ title, blocks: blocksOf('We will.') })
    expect(wordsOf(message!.blocks)[0]).toBe(title)
    expect(message!.blocks[0]!.type).toBe(length > 150 ? 'rich_text' : 'header')
  })

  test.each([2_999, 3_000, 3_001, 9_999, 30_000])('%i characters in one block are all there', length => {
    const text = 'word '.repeat(length / 5).padEnd(length, 'z')
    const shown = expectTaken({ blocks: [{ kind: 'text', text }] }).flatMap(({ blocks }) => wordsOf(blocks))
    expect(shown.filter(words => !words.startsWith('Part ')).join('')).toBe(text)
  })

  const kinds = blocksOf('x')
    .map(({ kind }) => kind)
    .filter(kind => kind !== 'file')
  const lengths = [2_999, 3_000, 3_001, 13_001]
  test.each(kinds.flatMap(kind => lengths.map(length => [kind, length] as const)))(
    'a %s of %i characters is there whole',
    (kind, length) => {
      const text = 'word '.repeat(length / 5).padEnd(length, 'z')
      const messages = expectTaken({ blocks: blocksOf(text).filter(block => block.kind === kind) })
      const shown = messages
        .flatMap(({ blocks }) => wordsOf(blocks))
        .filter(words => !words.startsWith('Part '))
      expect(shown.join('')).toContain(text)
    },
  )

  test.each([48, 49, 96, 97, 120])('%i blocks are all there, in as few messages as hold them', count => {
    // Too long for two of them to share a block.
    const texts = Array.from({ length: count }, (_, index) => `${index} `.padEnd(60, 'x'))
    const blocks = texts.map(text => ({ kind: 'text', text }) as const)
    const messages = expectTaken({ blocks, actions: [action('More')] })
    const shown = messages.flatMap(message =>
      wordsOf(message.blocks.filter(({ type }) => type === 'rich_text')),
    )
    expect(shown.filter(words => !words.startsWith('Part '))).toEqual(texts)
    expect(messages).toHaveLength(Math.ceil(count / 48))
    const withButtons = messages.map(message => message.blocks.some(({ type }) => type === 'actions'))
    expect(withButtons).toEqual(messages.map((_, index) => index === messages.length - 1))
  })

  test('a moment at the end of a full block stands whole in the next one', () => {
    const at = Temporal.Instant.from('2019-11-25T14:00:00Z')
    const [message] = expectTaken({
      blocks: [markedText(marked`${'x'.repeat(2_990)}${moment(at, 'Mon 25 Nov 08:00 CST')}`)],
    })
    expect(message!.blocks).toMatchObject([{}, { elements: [{ elements: [{ type: 'date' }] }] }])
  })

  test.each([75, 76])('a button of %i characters', length => {
    const [message] = expectTaken({ blocks: blocksOf('We will.'), actions: [action('b'.repeat(length))] })
    const label = length > 75 ? `${'b'.repeat(74)}…` : 'b'.repeat(length)
    expect(message!.blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ text: { text: label } }] })
  })

  test.each([25, 26, 60])('%i buttons', count => {
    const actions = Array.from({ length: count }, (_, index) => action(`Person ${index}`))
    const [message] = expectTaken({ blocks: blocksOf('We will.'), actions })
    const rows = message!.blocks.filter(block => block.type === 'actions')
    expect(rows).toHaveLength(Math.ceil(count / 25))
    expect(rows.flatMap(({ elements }) => elements)).toHaveLength(count)
  })
})

test('whatever text comes, Slack takes the message, and the characters are there', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
    fc.constantFrom('<!everyone>', '<@U1|x>', '&amp;', '*b*', '> q', '```', '\u202e', '\ud800', '  '),
    fc.string({ minLength: 1, maxLength: 10 }).map(piece => piece.repeat(900)),
  )
  fc.assert(
    fc.property(text, text, (words, title) => {
      expectTaken({ title, blocks: blocksOf(words), actions: [action(words, title)] })
    }),
    { numRuns: 150 },
  )
})

import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { renderReply, type TerminalOptions, widthOf } from '../../../src/adapters/terminal/render.ts'
import type {
  Block,
  Citation,
  Excerpt,
  QuotationBlock,
  Reply,
  SentencesBlock,
} from '../../../src/model/reply.ts'
import { sampleCommands } from '../../bot/sample-commands.ts'

const plain: TerminalOptions = { width: 80, style: (_, text) => text, commands: sampleCommands }
/** Shows what has which look: `<bold:words>`. */
const marked: TerminalOptions = { ...plain, style: (look, text) => `<${look}:${text}>` }

const citation = {
  articleId: 'a1',
  headline: 'Marsh opens her campaign',
  publisher: 'The Kestrel Post',
  publishedOn: Temporal.PlainDate.from('2019-11-08'),
  url: 'https://news.example.com/marsh#:~:text=We%20will',
} satisfies Citation

test('lines are as wide as the terminal, but stay readable; 80 columns where there is none', () => {
  const widths = ([60, 100, 240, 0] as const).map(columns => widthOf({ columns }))
  expect([...widths, widthOf({})]).toEqual([60, 100, 100, 80, 80])
})

const show = (...blocks: Block[]) => renderReply({ blocks }, plain)
const excerpt = (text: string, start = 0): Excerpt => ({
  articleId: 'a1',
  revision: 1,
  span: { start, end: start + text.length },
  text,
})
const sentences = (...excerpts: Excerpt[]): SentencesBlock => ({
  kind: 'sentences',
  sentences: excerpts.map(each => ({ excerpt: each, emphasis: [], url: citation.url })),
  citation,
})
const quotation: QuotationBlock = {
  kind: 'quotation',
  quoteKind: 'direct',
  content: [excerpt('We will win,'), excerpt('We must.', 40)],
  speaker: 'Helen Marsh',
  medium: 'speech',
  saidOn: Temporal.PlainDate.from('2019-11-07'),
  context: excerpt('“We will win,” she said. “We must.”'),
  citation,
  confidence: 0.9,
}
const CITED =
  '  The Kestrel Post, 8 November 2019: Marsh opens her campaign\n  https://news.example.com/marsh#:~:text=We%20will'

describe('each kind of block', () => {
  test('a quotation: words, who, context, where', () => {
    expect(show(quotation)).toBe(
      [
        '  “We will win,” … “We must.”',
        '  Helen Marsh, in a speech, Thursday, 7 November 2019',
        '  In context: “We will win,” she said. “We must.”',
        CITED,
      ].join('\n'),
    )
  })

  test('the sentence around a quotation is left out where it is nothing but the words', () => {
    const alone = excerpt('We will win.')
    const block = { ...quotation, content: [alone], context: excerpt('“We will win.”') }
    expect(show(block)).not.toContain('In context')
  })

  test('who else prints the words, and who prints others', () => {
    const others = ['The Harbor Ledger', 'The Harbor Ledger', 'Teal Radio'].map(publisher => ({
      ...citation,
      publisher,
    }))
    const block = { ...quotation, alsoIn: others, differsFrom: ['East Post', 'West Post'] }
    expect(show(block)).toContain('  Also in 3 others: The Harbor Ledger, Teal Radio\n')
    expect(show(block)).toContain('  Printed in other words by East Post, West Post: both are shown')
    expect(show({ ...quotation, alsoIn: others.slice(0, 1) })).toContain(
      '  Also in one other: The Harbor Ledger',
    )
  })

  test('differences, readable without colour', () => {
    const block: Block = {
      kind: 'difference',
      parts: [
        { kind: 'same', recorded: excerpt('We will') },
        { kind: 'missing', recorded: excerpt('not') },
        { kind: 'changed', typed: 'mend', recorded: excerpt('repair') },
        { kind: 'added', typed: 'ever\u001b' },
        { kind: 'omitted', recorded: excerpt('the old bridge') },
      ],
    }
    expect(show(block)).toBe(
      '  We will {+not+} [-mend-] {+repair+} [-ever-] (the old bridge)\n  ([-only typed-] {+only on record+})',
    )
    const said = excerpt('We will')
    expect(show({ kind: 'difference', parts: [{ kind: 'same', recorded: said }] })).toBe('  We will')
    expect(renderReply({ blocks: [block] }, marked)).toContain('<red:[-mend-]> <cyan:{+repair+}>')
  })

  test('sentences of one article, parted, with the source below the last', () => {
    const block = sentences(excerpt('Marsh leads.'), excerpt('Iriarte trails.', 20))
    expect(show(block)).toBe(`  Marsh leads.\n\n  Iriarte trails.\n\n${CITED}`)
  })

  test('emphasis inside a sentence, as far as it lies in it', () => {
    const emphasis = [
      { start: 106, end: 111 },
      { start: 104, end: 108 }, // overlaps the first: left out
      { start: 112, end: 117 },
      { start: 117, end: 140 }, // runs over the end: left out
    ]
    const block: Block = {
      ...sentences(),
      sentences: [{ excerpt: excerpt('Helen Marsh leads.', 100), emphasis, url: citation.url }],
    }
    expect(renderReply({ blocks: [block] }, marked)).toContain('Helen <bold:Marsh> <bold:leads>.')
  })

  test('a story: headline, sentences, sources without the headline again', () => {
    const story: Block = {
      kind: 'story',
      headline: 'The race opens',
      sentences: [excerpt('Marsh leads.'), excerpt('Iriarte trails.')],
      citations: [citation],
    }
    const source = CITED.replace(`: ${citation.headline}`, '')
    expect(show(story)).toBe(`  The race opens\n  Marsh leads.\n  Iriarte trails.\n${source}`)
  })

  test('a timeline: day, sentence and source of each event', () => {
    const [sentence] = sentences(excerpt('Marsh leads.')).sentences
    const events = ['2019-11-07', '2019-11-08'].map(date => ({
      day: Temporal.PlainDate.from(date),
      sentence: sentence!,
      citation,
    }))
    expect(show({ kind: 'timeline', events })).toBe(
      `  7 November 2019\n  Marsh leads.\n${CITED}\n\n  8 November 2019\n  Marsh leads.\n${CITED}`,
    )
  })

  test('a comparison: what differs, then each side with its publisher', () => {
    const sides = sentences(excerpt('Nine voted.'), excerpt('Ten voted.', 20)).sentences.map(sentence => ({
      sentence,
      citation,
    }))
    const source = CITED.replace(`: ${citation.headline}`, '')
    expect(show({ kind: 'comparison', subject: 'How many voted', sides })).toBe(
      `  How many voted\n  Nine voted.\n${source}\n  Ten voted.\n${source}`,
    )
  })

  test('the bot’s own words', () => expect(show({ kind: 'text', text: 'On record:' })).toBe('On record:'))

  test('a notice, in the look of its level', () => {
    const looks = (['info', 'warning', 'error'] as const).map(level =>
      renderReply({ blocks: [{ kind: 'notice', level, text: 'Nothing.' }] }, marked),
    )
    expect(looks).toEqual(['<italic:Nothing.>', '<yellow:Nothing.>', '<red:Nothing.>'])
  })

  test('fields: a name, and its value below it', () => {
    const fields = [
      { name: '/quote', value: 'What did someone say?' },
      { name: '/ask', value: 'What do the articles say?' },
    ]
    expect(show({ kind: 'fields', fields })).toBe(
      '  /quote\n      What did someone say?\n  /ask\n      What do the articles say?',
    )
  })

  test('fields: whom and what channel they mention, before the value', () => {
    const mentions = [{ label: 'In', kind: 'channel', id: 'news' }] as const
    expect(show({ kind: 'fields', fields: [{ name: 'Digest 1', mentions, value: 'Long.' }] })).toBe(
      '  Digest 1\n      In news. Long.',
    )
  })

  test('citations, one below the other', () => {
    expect(show({ kind: 'citations', citations: [citation, citation] })).toBe(`${CITED}\n${CITED}`)
  })
})

test('title, blocks and buttons are parted by empty lines; a button is the line that does the same', () => {
  const reply: Reply = {
    title: 'Helen Marsh',
    blocks: [{ kind: 'text', text: 'One.' }],
    actions: [
      { label: 'Next', command: 'poll', options: { person: 'Helen Marsh', limit: 3 } },
      { label: 'All', command: 'race list', options: {} },
    ],
  }
  expect(renderReply(reply, plain)).toBe(
    'Helen Marsh\n\nOne.\n\n  Next: /poll Helen Marsh limit:3\n  All: /race list',
  )
})

describe('no line is wider than asked, but for links', () => {
  const texts = [
    'The council voted nine to four on Tuesday night to close the old bridge over the Teal River for a year.',
    '選挙管理委員会は火曜日の夜、橋を一年間閉鎖することを九対四で決定した。'.repeat(2),
    'Ein Donaudampfschifffahrtsgesellschaftskapitänspatentinhaberverband tagte.',
    '🗳️🗳️🗳️ votes 👩‍👩‍👧‍👦👩‍👩‍👧‍👦 and 🇺🇸🇺🇸🇺🇸 flags in a row of 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉',
    'نتائج الانتخابات ستعلن يوم الثلاثاء في المساء بعد إغلاق صناديق الاقتراع',
    'e\u0301'.repeat(90),
  ]
  for (const width of [20, 40, 80]) {
    for (const text of texts) {
      test(`${width} columns: ${text.slice(0, 30)}`, () => {
        const lines = renderReply(everyBlock(text), { ...plain, width }).split('\n')
        for (const line of lines.filter(each => !each.includes('https://'))) {
          expect(stringWidth(line), line).toBeLessThanOrEqual(width)
        }
        expect(withoutSpace(lines.join(''))).toContain(withoutSpace(text))
      })
    }
  }

  test('whatever the text and the width', () => {
    const words = fc.array(
      fc.constantFrom('vote', '選挙', '🗳️', 'Teal River', 'é', '\u001b[1m', '—', 'antidisestablishment'),
    )
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (list, width) => {
        for (const line of renderReply(everyBlock(list.join(' ')), { ...plain, width }).split('\n')) {
          if (!line.includes('https://')) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
        }
      }),
      { numRuns: 25 },
    )
  })
})

test('a link is left whole, so that it can be copied', () => {
  const url = `https://news.example.com/${'long-'.repeat(30)}`
  const shown = renderReply(
    { blocks: [{ kind: 'citations', citations: [{ ...citation, url }] }] },
    { ...plain, width: 20 },
  )
  expect(shown.split('\n')).toContain(`  ${url}`)
})

test('a hostile article cannot steer the terminal', () => {
  const hostile = '\u001b]0;mine\u0007\u001b[2J\u009b31m\u202eevil\u2066\r\u0008'
  const shown = renderReply(everyBlock(hostile), plain)
  expect(shown).toContain('evil')
  expect(shown).not.toMatch(/(?!\n)\p{Cc}|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
})

/** A reply in which the text stands wherever a stranger's text can stand. */
function everyBlock(text: string): Reply {
  const cited = { ...citation, headline: text, publisher: text, url: `https://news.example.com/${text}` }
  const words = excerpt(text)
  return {
    title: text,
    blocks: [
      { ...quotation, content: [words], speaker: text, context: words, citation: cited },
      {
        kind: 'sentences',
        sentences: [{ excerpt: words, emphasis: [{ start: 0, end: text.length }], url: cited.url }],
        citation: cited,
      },
      { kind: 'story', headline: text, sentences: [words], citations: [cited] },
      { kind: 'text', text },
      { kind: 'notice', level: 'info', text },
      { kind: 'fields', fields: [{ name: text, value: text }] },
      { kind: 'citations', citations: [cited] },
    ],
    actions: [{ label: text, command: 'poll', options: { person: text } }],
  }
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DiscordMessage, renderPage, renderReply } from '../../../src/adapters/discord/render.ts'
import { requestOf } from '../../../src/adapters/discord/send.ts'
import { pressIds } from '../../../src/bot/press.ts'
import type { Block, Reply } from '../../../src/model/reply.ts'
import { sampleCommands } from '../../bot/sample-commands.ts'
import { type Json, nodesOf, problemsWith } from './fake/check-body.ts'
import { blocksAround, replyOf } from './sample-replies.ts'

const invocation = { command: 'quote', options: { person: 'Helen Marsh' } }
const commands = sampleCommands.map(command =>
  command.name === 'status' ? { ...command, shareable: true as const } : command,
)

const render = (reply: Reply) => renderReply(reply, { ids: pressIds(100), commands })
const page = (reply: Reply, number = 1, asked = invocation) =>
  renderPage(reply, { ids: pressIds(100), commands, invocation: asked, page: number })

/** Discord takes it as a message, and as an answer. */
function expectTaken(message: DiscordMessage): void {
  const { body } = requestOf(message)
  const problems = problemsWith('post', '/channels/1/messages', body)
  expect(problems, JSON.stringify(body).slice(0, 2_000)).toEqual([])
}

const nodes = (message: DiscordMessage) => nodesOf(message.components as unknown as Json[])
const textsOf = (messages: readonly DiscordMessage[]) =>
  messages.flatMap(message =>
    nodes(message).flatMap(node => (node.content === undefined ? [] : [String(node.content)])),
  )
const labels = (message: DiscordMessage) =>
  nodes(message).flatMap(node => (node.label === undefined ? [] : [node.label]))

describe('every kind of block', () => {
  for (const block of blocksAround('Helen Marsh opens the bridge.')) {
    test(`${block.kind} is what Discord takes`, () => {
      const messages = render({ blocks: [block] })
      expect(messages).toHaveLength(1)
      messages.forEach(expectTaken)
    })
    for (const length of [2_900, 3_000, 3_001, 3_999, 4_000, 4_001, 9_000, 30_000]) {
      test(`${block.kind} of ${length} characters is split, and nothing is lost`, () => {
        const word = 'abcdefgh '
        const [long] = blocksAround(word.repeat(Math.ceil(length / word.length)).slice(0, length)).filter(
          each => each.kind === block.kind && JSON.stringify(each).length > 0,
        )
        const messages = render(replyOf([long!], 2))
        messages.forEach(expectTaken)
        const words = textsOf(messages).join(' ').split('abcdefgh').length - 1
        if (longPart(long!) > 0) expect(words).toBeGreaterThanOrEqual(Math.floor(length / word.length))
      })
    }
  }
})

test('a channel and a person are shown by name; what is no id of Discord stays words', () => {
  const mentions = [
    { label: 'In', kind: 'channel', id: '123456789012345678' },
    { label: 'By', kind: 'user', id: '223456789012345678' },
    { label: 'By', kind: 'user', id: '@everyone' },
  ] as const
  const [message] = render({
    blocks: [{ kind: 'fields', fields: [{ name: 'Digest 1', mentions, value: 'Long' }] }],
  })
  expectTaken(message!)
  const text = textsOf([message!]).join()
  expect(text).toContain('In <#123456789012345678> · By <@223456789012345678> · By ')
  expect(text).not.toMatch(/(?<!\\)@everyone/)
})

/** Names of sources are shortened, with a sign; what is said never is. */
const longPart = (block: Block) => (['citations', 'file', 'image'].includes(block.kind) ? 0 : 1)

test('pictures of one name are told apart, so that none is shown twice', () => {
  const picture = (base64: string) =>
    ({ kind: 'image', name: 'quotation.png', base64, alt: 'Words' }) as const
  const [message] = render({ blocks: [picture('AAAA'), picture('BBBB'), picture('CCCC')] })
  expectTaken(message!)
  const names = message!.files.map(({ name }) => name)
  expect(names).toEqual(['quotation.png', 'quotation-2.png', 'quotation-3.png'])
  const shown = JSON.stringify(message!.components).match(/attachment:\/\/[\w.-]+/g)
  expect(shown).toEqual(names.map(name => `attachment://${name}`))
})

describe('limits', () => {
  test('as many blocks as there are, in as many messages as they need', () => {
    for (const count of [12, 13, 14, 40, 100]) {
      const blocks = Array.from({ length: count }, (_, index) => blocksAround(`Number ${index}.`)[0]!)
      const messages = render(replyOf(blocks, 5))
      messages.forEach(expectTaken)
      for (let index = 0; index < count; index++)
        expect(textsOf(messages).join()).toContain(`Number ${index}.`)
    }
  })

  for (const count of [0, 1, 5, 6, 25, 26, 60]) {
    test(`${count} actions are all there, as buttons or lists`, () => {
      const [message] = render(replyOf([{ kind: 'text', text: 'Choose.' }], count))
      expectTaken(message!)
      const choices = nodes(message!).flatMap(
        node => node.options ?? (node.custom_id === undefined ? [] : [node]),
      )
      expect(choices.filter(({ label }: Json) => label === 'Press')).toHaveLength(count)
    })
  }

  for (const length of [79, 80, 81, 100, 101, 500]) {
    test(`a label of ${length} characters fits its button and its list`, () => {
      for (const count of [2, 7])
        expectTaken(render(replyOf([{ kind: 'text', text: 'a' }], count, 'x'.repeat(length)))[0]!)
    })
  }

  for (const length of [400, 511, 512, 513, 900, 5_000]) {
    test(`an address of ${length} characters opens or is left out`, () => {
      const url = `https://e.example.com/${'a'.repeat(length - 22)}`
      for (const block of blocksAround('Words.', url)) expectTaken(render({ blocks: [block] })[0]!)
    })
  }

  test('an address too long for its words loses those, and keeps the page', () => {
    const url = `https://e.example.com/a#:~:text=${'word%20'.repeat(90)}`
    const [quotation] = blocksAround('Words.', url)
    const button = nodes(render({ blocks: [quotation!] })[0]!).find(node => node.style === 5)
    expect(button).toMatchObject({ url: 'https://e.example.com/a' })
  })

  for (const url of ['javascript:alert(1)', 'not an address', 'ftp://e.example.com', 'http://[']) {
    test(`${url} is no link`, () => {
      for (const block of blocksAround('Words.', url)) {
        const [message] = render({ blocks: [block] })
        expectTaken(message!)
        expect(JSON.stringify(message)).not.toContain(url.slice(0, 10))
      }
    })
  }

  test('a reply of nothing at all still is a message', () => {
    for (const reply of [
      { blocks: [] },
      { title: ' ', blocks: [{ kind: 'text' as const, text: '\u200e \n' }] },
    ])
      render(reply).forEach(expectTaken)
  })

  test('a large file goes in several', () => {
    const [message] = render({ blocks: [{ kind: 'file', name: 'export.json', text: 'x'.repeat(7_000_000) }] })
    expectTaken(message!)
    expect(message!.files.map(({ name }) => name)).toEqual([
      'export-1.json',
      'export-2.json',
      'export-3.json',
    ])
  })
})

describe('pages', () => {
  const long: Reply = { blocks: Array.from({ length: 30 }, (_, index) => blocksAround(`Part ${index}.`)[0]!) }

  test('one at a time, with ways to the others', () => {
    const first = page(long)
    expectTaken(first)
    const [, count] = /Page 1 of (\d+)/.exec(labels(first).join())!
    expect(labels(first)).toContain('▶')
    expect(labels(first)).not.toContain('◀')
    const all = Array.from({ length: Number(count) }, (_, index) => page(long, index + 1))
    all.forEach(expectTaken)
    for (let index = 0; index < 30; index++) expect(textsOf(all).join()).toContain(`Part ${index}.`)
    expect(labels(all.at(-1)!)).not.toContain('▶')
    expect(page(long, 99)).toEqual(all.at(-1))
  })

  test('a short one has none', () =>
    expect(labels(page(replyOf([{ kind: 'text', text: 'Short.' }])))).toEqual([]))

  test('what is private may be shared where its command says so', () => {
    const reply: Reply = { visibility: 'private', blocks: [{ kind: 'text', text: 'Mine.' }] }
    expect(labels(page(reply, 1, { command: 'status', options: {} as never }))).toEqual(['Share to channel'])
    expect(labels(page(reply))).toEqual([])
    const refused: Reply = { ...reply, status: 'refused' }
    expect(labels(page(refused, 1, { command: 'status', options: {} as never }))).toEqual([])
  })
})

test('whatever text comes, Discord takes it and nobody is called', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      ...[
        '@everyone',
        '@here',
        '<@123456789012345678>',
        '<@&123456789012345678>',
        '<#12>',
        '<t:1:R>',
        '</quote:1>',
      ],
      ...[
        '**',
        '__',
        '~~',
        '||',
        '`',
        '```js\n',
        '# ',
        '-# ',
        '> ',
        '>>> ',
        '- ',
        '1. ',
        '\n',
        '\\',
        '[a](https://x.example.com)',
      ],
      ...[
        'https://x.example.com/?a=(b)',
        'discord.gg/abc',
        '<:x:1>',
        '\u202e',
        '\u0000',
        '\ud800',
        '😀',
        'word '.repeat(300),
      ],
    ),
  )
  const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(
      text,
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.nat(30),
      (words, url, buttons) => {
        const reply: Reply = { ...replyOf(blocksAround(words, url), buttons, words), title: words }
        const messages = [...render(reply), page(reply)]
        messages.forEach(expectTaken)
        for (const shown of textsOf(messages)) {
          const bare = shown
            .replace(/\]\(http[^)]*\)/g, ']')
            .replace(/\\[\s\S]/g, '')
            .replace(/<t:-?\d+:D>/g, '')
          expect(bare, shown).not.toMatch(/@|<[#/:@]|\|\||`/)
        }
      },
    ),
    { numRuns: 150 },
  )
})

import { expect, test } from 'vitest'
import { parseLine } from '../../../src/bot/parse-line.ts'
import type { Block, Reply } from '../../../src/model/reply.ts'
import { asker } from '../../bot/asker.ts'
import { type ContractParts, squeezed, testWhere } from './harness.ts'

const LINES = [
  '/quote helen marsh limit:1',
  '/quote nobody of that name',
  '/quote tomás iriarte limit:2',
  '/people card helen marsh',
  '/people list',
  '/summary latest length:line',
  '/quotes latest',
  '/latest limit:2',
  '/verify words that nobody in the articles said',
  '/ask what did helen marsh say about the bridge?',
  '/help quote',
  '/about',
]

/** The same core gives the same words, wherever it is asked. */
export function answersContract({ harness, stage }: ContractParts): void {
  test.each(LINES)('%s says what the core says', async line => {
    const { bot, adapter } = stage()
    const reply = await bot.run(parseLine(line, bot.commands), asker)
    const { words, buttons } = await adapter.send(line).answer
    const shown = squeezed([words, ...buttons].join(' '))
    for (const text of textsOf(reply))
      for (const word of text.split(/\s+/u)) expect(shown, `“${text}” of ${line}`).toContain(squeezed(word))
  })

  test('what was asked wrongly is said, with what would work', async () => {
    const { words } = await stage().adapter.send('/quote helen marsh since:soon').answer
    expect(words).toContain('since must be a date')
  })

  test('a command that fails is apologised for with an id, logged under it, and ends nothing', async () => {
    const { adapter, probe, bugs } = stage()
    const bug = new TypeError('x is not a function')
    probe(async () => {
      throw bug
    })
    const { words } = await adapter.send('/probe').answer
    const [, id = ''] = /logged under ([0-9a-f]{8})/.exec(words.replace(/\s+/gu, ' ')) ?? []
    expect(bugs.get(id), words).toBe(bug)
    expect(words).not.toContain('not a function')
    expect((await adapter.send('/people card helen marsh').answer).words).toContain('Helen Marsh')
  })

  test('what is for administrators is refused to others, and done for them', async () => {
    const { adapter } = stage()
    const line = '/people merge nobody here into:nobody there'
    const refusal = 'for those who administrate this space'
    expect((await adapter.send(line, 'admin').answer).words).not.toContain(refusal)
    if (harness.cannot.privacy === undefined)
      expect((await adapter.send(line).answer).words).toContain(refusal)
  })

  testWhere(harness, 'privacy', 'what is for the asker alone is shown to nobody else', async () => {
    const { adapter, probe } = stage()
    expect(await adapter.send('/people list').answer).toMatchObject({ isPrivate: true })
    expect(await adapter.send('/quote helen marsh since:soon').answer).toMatchObject({ isPrivate: true })
    expect(await adapter.send('/quote helen marsh').answer).toMatchObject({ isPrivate: false })
    probe(async () => ({ visibility: 'private', blocks: [{ kind: 'text', text: 'A secret.' }] }))
    expect(await adapter.send('/probe').answer).toMatchObject({ isPrivate: true })
    probe(async () => {
      throw new Error('a bug')
    })
    expect(await adapter.send('/probe').answer).toMatchObject({ isPrivate: true })
  })
}

/** What a reply has to show: all of it but dates, which each platform writes in its own way. */
function textsOf({ title, blocks, actions = [] }: Reply): string[] {
  return [title ?? '', ...blocks.flatMap(textsIn), ...actions.map(({ label }) => label)]
}

function textsIn(block: Block): string[] {
  switch (block.kind) {
    case 'quotation':
      return [...block.content.map(({ text }) => text), block.speaker ?? '', block.citation.publisher]
    case 'sentences':
      return [...block.sentences.map(({ excerpt }) => excerpt.text), block.citation.publisher]
    case 'story':
      return [block.headline, block.note ?? '', ...block.citations.map(({ publisher }) => publisher)]
    case 'difference':
      return block.parts.map(part => ('recorded' in part ? part.recorded.text : part.typed))
    case 'timeline':
      return block.events.map(({ sentence }) => sentence.excerpt.text)
    case 'comparison':
      return [block.subject, ...block.sides.map(({ sentence }) => sentence.excerpt.text)]
    case 'written':
      return block.sentences.map(({ text }) => text)
    case 'fields':
      return block.fields.flatMap(({ name, value }) => [name, value])
    case 'citations':
      return block.citations.map(({ publisher }) => publisher)
    case 'text':
    case 'notice':
      return [block.text]
    case 'link':
      return [block.words]
    case 'image':
      return [block.alt]
    case 'file':
      return []
  }
}

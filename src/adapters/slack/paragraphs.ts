import {
  attributionLine,
  citationLine,
  contextWords,
  day,
  otherPrints,
  publisherLine,
  quotedWords,
  sentencePieces,
  writtenBy,
  writtenWords,
} from '../../bot/wording.ts'
import type {
  Block,
  Citation,
  CitedSentence,
  DifferencePart,
  Field,
  Mark,
  NoticeBlock,
} from '../../model/reply.ts'
import type { Paragraph, Run } from './rich-text.ts'

/** Turns the bot's own words into those that are right where they are shown. */
export type Spelt = (ownWords: string) => string

/** What a block says, line by line. */
export function blockParagraphs(block: Block, spelt: Spelt): Paragraph[] {
  switch (block.kind) {
    case 'quotation': {
      const context = contextWords(block)
      return [
        quote({ text: quotedWords(block) }),
        line({ text: attributionLine(block), look: 'bold' }),
        ...(context === undefined ? [] : [line({ text: 'In context: ', look: 'italic' }, { text: context })]),
        source(block.citation, citationLine(block.citation)),
        ...otherPrints(block).map(text => line({ text, look: 'italic' })),
      ]
    }
    case 'difference':
      return [
        quote(...block.parts.flatMap(differenceRuns)),
        ...(block.parts.every(({ kind }) => kind === 'same' || kind === 'omitted')
          ? []
          : [line({ text: 'Struck through: only typed. Bold: only on record.', look: 'italic' })]),
      ]
    case 'sentences':
      return [
        ...block.sentences.map(sentence => quote(...emphasised(sentence))),
        source(block.citation, citationLine(block.citation)),
      ]
    case 'story':
      return [
        line({ text: block.headline, look: 'bold' }),
        ...(block.note === undefined ? [] : [line({ text: block.note, look: 'italic' })]),
        ...block.sentences.map(({ text }) => line({ text })),
        ...block.citations.map(citation => source(citation, publisherLine(citation))),
      ]
    case 'timeline':
      return block.events.flatMap(event => [
        line({ text: day(event.day), look: 'bold' }),
        line(...emphasised(event.sentence)),
        source(event.citation, citationLine(event.citation)),
      ])
    case 'comparison':
      return [
        line({ text: block.subject, look: 'bold' }),
        ...block.sides.flatMap(side => [
          quote(...emphasised(side.sentence)),
          source(side.citation, publisherLine(side.citation)),
        ]),
      ]
    case 'written':
      return [
        line({ text: writtenWords(block) }),
        line({ text: writtenBy(block), look: 'italic' }),
        ...block.evidence.flatMap(({ number, sentence, citation }) => [
          quote({ text: `[${number}] ` }, ...emphasised(sentence)),
          source(citation, publisherLine(citation)),
        ]),
      ]
    case 'text':
      return [line(...ownRuns(block.text, spelt, block.marks))]
    case 'notice':
      return [line({ text: NOTICE_SIGN[block.level] }, { text: spelt(block.text), look: 'italic' })]
    case 'fields':
      return block.fields.flatMap(field => fieldParagraphs(field, spelt))
    case 'citations':
      return block.citations.map(citation => source(citation, citationLine(citation)))
    case 'link':
      return [line({ text: block.words, url: block.url })]
    case 'image':
      return [line({ text: `🖼 ${block.alt}`, look: 'italic' })]
    case 'file':
      return [
        line(
          { text: `📎 ${block.name}`, look: 'bold' },
          { text: ': in your direct messages with Hustings.' },
        ),
      ]
  }
}

/** A name and its value below. */
export function fieldParagraphs(
  { name, value, mentions = [], nameMarks, valueMarks }: Field,
  spelt: Spelt,
): Paragraph[] {
  const bold = ownRuns(name, spelt, nameMarks).map(run => ({ ...run, look: 'bold' }) as const)
  return [
    line(...bold),
    ...mentions.map(({ label, kind, id }) => line({ text: `${label} ` }, { text: id, mention: kind })),
    line(...ownRuns(value, spelt, valueMarks)),
  ]
}

/** The bot's own words, with the moments in them as Slack shows them. */
function ownRuns(text: string, spelt: Spelt, marks: readonly Mark[] = []): Run[] {
  const runs: Run[] = []
  let reached = 0
  for (const { span, at } of marks) {
    const epochSeconds = Math.floor(at.epochMilliseconds / 1_000)
    runs.push(
      { text: spelt(text.slice(reached, span.start)) },
      { text: text.slice(span.start, span.end), epochSeconds },
    )
    reached = span.end
  }
  return [...runs, { text: spelt(text.slice(reached)) }]
}

// A sign and not a colour, so that the level is heard too.
const NOTICE_SIGN: Record<NoticeBlock['level'], string> = { info: '', warning: '⚠️ ', error: '❌ ' }

function line(...runs: Run[]): Paragraph {
  return { kind: 'section', runs }
}

function quote(...runs: Run[]): Paragraph {
  return { kind: 'quote', runs }
}

function source({ url }: Citation, words: string): Paragraph {
  return line({ text: words, ...(url === undefined ? {} : { url }) })
}

function differenceRuns(part: DifferencePart): Run[] {
  switch (part.kind) {
    case 'same':
      return [{ text: `${part.recorded.text} ` }]
    case 'omitted':
      return [{ text: `(${part.recorded.text}) `, look: 'italic' }]
    case 'missing':
      return [{ text: part.recorded.text, look: 'bold' }, { text: ' ' }]
    case 'added':
      return [{ text: part.typed, look: 'strike' }, { text: ' ' }]
    case 'changed':
      return [
        { text: part.typed, look: 'strike' },
        { text: ' ' },
        { text: part.recorded.text, look: 'bold' },
        { text: ' ' },
      ]
  }
}

function emphasised(sentence: CitedSentence): Run[] {
  return sentencePieces(sentence).map(({ look, text }) => ({
    text,
    ...(look === 'plain' ? {} : { look: PIECE_LOOK[look] }),
  }))
}

const PIECE_LOOK = { emphasis: 'bold', clarified: 'italic' } as const

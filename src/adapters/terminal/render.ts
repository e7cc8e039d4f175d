import { wrapAnsi } from 'fast-wrap-ansi'
import type { Command } from '../../bot/command.ts'
import { plainText } from '../../bot/plain-text.ts'
import {
  attributionLine,
  citationLine,
  contextWords,
  day,
  otherPrints,
  publisherLine,
  quotedWords,
  sentencePieces,
  typedLine,
  writtenBy,
  writtenWords,
} from '../../bot/wording.ts'
import type {
  Block,
  Citation,
  CitedSentence,
  DifferencePart,
  Field,
  NoticeBlock,
  Reply,
} from '../../model/reply.ts'

export type Look = 'bold' | 'dim' | 'italic' | 'cyan' | 'yellow' | 'red'

export interface TerminalOptions {
  /** Columns to wrap at; wide characters count two. */
  readonly width: number
  /** Adds colour or weight; returns the text as it is where the terminal has none. */
  readonly style: (look: Look, text: string) => string
  /** To write buttons as the lines that do the same. */
  readonly commands: readonly Command[]
}

/** Columns to write in: readable lines on a wide terminal, 80 where there is none or it does not know (it says 0). */
export function widthOf({ columns }: { readonly columns?: number }): number {
  return Math.min(columns || 80, 100)
}

/** A reply as lines for a terminal, without a line end at the end. */
export function renderReply(reply: Reply, options: TerminalOptions): string {
  const title =
    reply.title === undefined ? [] : [wrap(options.style('bold', plainText(reply.title)), '', options)]
  const blocks = reply.blocks.map(block => renderBlock(block, options))
  const actions = (reply.actions ?? []).map(action =>
    wrap(
      options.style('dim', `${plainText(action.label)}: ${plainText(typedLine(action, options.commands))}`),
      '  ',
      options,
    ),
  )
  const parts = [...title, ...blocks, ...(actions.length > 0 ? [actions.join('\n')] : [])]
  return parts.join('\n\n')
}

function renderBlock(block: Block, options: TerminalOptions): string {
  const { style } = options
  switch (block.kind) {
    case 'quotation': {
      const context = contextWords(block)
      return [
        wrap(plainText(quotedWords(block)), '  ', options),
        wrap(style('bold', plainText(attributionLine(block))), '  ', options),
        ...(context === undefined
          ? []
          : [wrap(style('dim', `In context: ${plainText(context)}`), '  ', options)]),
        citation(block.citation, options),
        ...otherPrints(block).map(line => wrap(style('dim', plainText(line)), '  ', options)),
      ].join('\n')
    }
    case 'difference':
      return [
        wrap(block.parts.map(part => difference(part, options)).join(' '), '  ', options),
        ...(block.parts.every(isRecorded)
          ? []
          : [wrap(style('dim', '([-only typed-] {+only on record+})'), '  ', options)]),
      ].join('\n')
    case 'sentences':
      return [
        ...block.sentences.map(sentence => `${wrap(emphasised(sentence, options), '  ', options)}\n`),
        citation(block.citation, options),
      ].join('\n')
    case 'story':
      return [
        wrap(style('bold', plainText(block.headline)), '  ', options),
        ...(block.note === undefined ? [] : [wrap(style('italic', plainText(block.note)), '  ', options)]),
        ...block.sentences.map(sentence => wrap(plainText(sentence.text), '  ', options)),
        ...block.citations.map(each => citation(each, options, publisherLine(each))),
      ].join('\n')
    case 'timeline':
      return block.events
        .map(event =>
          [
            wrap(style('cyan', day(event.day)), '  ', options),
            wrap(emphasised(event.sentence, options), '  ', options),
            citation(event.citation, options),
          ].join('\n'),
        )
        .join('\n\n')
    case 'comparison':
      return [
        wrap(style('bold', plainText(block.subject)), '  ', options),
        ...block.sides.map(side =>
          [
            wrap(emphasised(side.sentence, options), '  ', options),
            citation(side.citation, options, publisherLine(side.citation)),
          ].join('\n'),
        ),
      ].join('\n')
    case 'written':
      return [
        wrap(plainText(writtenWords(block)), '  ', options),
        wrap(style('dim', plainText(writtenBy(block))), '  ', options),
        ...block.evidence.map(({ number, sentence, citation: cited }) =>
          [
            wrap(`[${number}] ${emphasised(sentence, options)}`, '  ', options),
            citation(cited, options, publisherLine(cited)),
          ].join('\n'),
        ),
      ].join('\n')
    case 'text':
      return wrap(plainText(block.text), '', options)
    case 'notice':
      return wrap(style(NOTICE_LOOK[block.level], plainText(block.text)), '', options)
    case 'fields':
      return block.fields
        .map(
          field =>
            `${wrap(style('cyan', plainText(field.name)), '  ', options)}\n${wrap(plainText(withMentions(field)), '      ', options)}`,
        )
        .join('\n')
    case 'citations':
      return block.citations.map(each => citation(each, options)).join('\n')
    case 'link':
      // Left whole, so that it can be opened and copied.
      return `${wrap(plainText(block.words), '', options)}\n  ${plainText(block.url)}`
    case 'image':
      return wrap(style('dim', `Picture ${plainText(block.name)}: ${plainText(block.alt)}`), '  ', options)
    case 'file':
      // As it is, so that it can be piped into a file.
      return `${style('dim', plainText(block.name))}\n${plainText(block.text)}`
  }
}

function withMentions({ mentions = [], value }: Field): string {
  return [...mentions.map(({ label, id }) => `${label} ${id}.`), value].join(' ')
}

const NOTICE_LOOK: Record<NoticeBlock['level'], Look> = { info: 'italic', warning: 'yellow', error: 'red' }

function isRecorded({ kind }: DifferencePart): boolean {
  return kind === 'same' || kind === 'omitted'
}

/** As wdiff writes it, so that it reads without colour. */
function difference(part: DifferencePart, { style }: TerminalOptions): string {
  switch (part.kind) {
    case 'same':
      return plainText(part.recorded.text)
    case 'omitted':
      return style('dim', `(${plainText(part.recorded.text)})`)
    case 'missing':
      return style('cyan', `{+${plainText(part.recorded.text)}+}`)
    case 'added':
      return style('red', `[-${plainText(part.typed)}-]`)
    case 'changed':
      return `${style('red', `[-${plainText(part.typed)}-]`)} ${style('cyan', `{+${plainText(part.recorded.text)}+}`)}`
  }
}

function emphasised(sentence: CitedSentence, { style }: TerminalOptions): string {
  return sentencePieces(sentence)
    .map(({ look, text }) => (look === 'plain' ? plainText(text) : style(PIECE_LOOK[look], plainText(text))))
    .join('')
}

const PIECE_LOOK = { emphasis: 'bold', clarified: 'dim' } as const

function citation(cited: Citation, options: TerminalOptions, words = citationLine(cited)): string {
  const line = wrap(options.style('dim', plainText(words)), '  ', options)
  // A link is left whole, so that it can be opened and copied.
  return cited.url === undefined ? line : `${line}\n  ${options.style('dim', plainText(cited.url))}`
}

function wrap(text: string, indent: string, { width }: TerminalOptions): string {
  const columns = Math.max(20, width) - indent.length
  return wrapAnsi(text, columns, { hard: true })
    .split('\n')
    .map(line => `${indent}${line}`.trimEnd())
    .join('\n')
}

import { UserError } from '../model/errors.ts'
import type { Command } from './command.ts'
import { nearest } from './nearest.ts'
import { type RawOptions, unknownOption } from './read-options.ts'
import { repeated } from './wording.ts'

/** A command with raw options: what a typed line, a platform's interaction and a button all come down to. */
export interface Invocation {
  readonly command: string
  readonly options: RawOptions
}

/**
 * Reads a typed line. `/quote jeff sessions about:recusal since:2019-11` names a command: words without a name fill its
 * first option, and a value runs on to the next `name:` the command knows, so it needs no quotation marks. A group's name
 * alone (`/feeds`) is its list. A line without a slash is a question.
 *
 * @throws UserError `line-too-long`, `empty-line`, `unknown-command`, `unknown-option`
 */
export function parseLine(line: string, commands: readonly Command[]): Invocation {
  if (line.length > MAX_LINE) throw tooLong(line.length)
  const typed = line.normalize('NFC').replace(CONTROLS, ' ').trim()
  if (typed === '' || typed === '/') {
    throw new UserError('empty-line', 'Nothing was typed. Ask a question, or type /help to see the commands.')
  }
  const bare = commands.find(command => command.name === typed.toLowerCase())
  if (bare !== undefined) return { command: bare.name, options: {} }
  if (!typed.startsWith('/')) return { command: 'ask', options: { question: typed } }

  const { command, rest } = findCommand(typed.slice(1).trimStart(), commands)
  return { command: command.name, options: splitOptions(command, rest) }
}

/** The longest line that is read at all: Discord's own limit for an option, and a long question besides. */
const MAX_LINE = 6_000

function tooLong(length: number): UserError {
  return new UserError(
    'line-too-long',
    `That is ${length.toLocaleString('en')} characters; up to ${MAX_LINE.toLocaleString('en')} can be read. Ask in a sentence or two.`,
  )
}

// Includes the marks that turn text right to left or hide it: they never belong to a name or a question.
const CONTROLS = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu

function findCommand(typed: string, commands: readonly Command[]): { command: Command; rest: string } {
  const [first = '', second = ''] = typed.toLowerCase().split(/\s+/, 2)
  const command =
    commands.find(each => each.name === `${first} ${second}`) ?? commands.find(each => each.name === first)
  if (command !== undefined) {
    const length = command.name.split(' ').length
    return { command, rest: typed.replace(new RegExp(`^(?:\\S+\\s*){${length}}`), '').trim() }
  }
  const list = second === '' && commands.find(each => each.name === `${first} list`)
  if (list) return { command: list, rest: '' }
  const isGroup = commands.some(each => each.name.startsWith(`${first} `))
  throw unknownCommand(isGroup ? `${first} ${second}`.trim() : first, commands)
}

/** The error for a command that there is not: with those of the group it names, or else the nearest one there is. */
export function unknownCommand(name: string, commands: readonly Command[]): UserError {
  const names = commands.map(each => each.name)
  const group = name.split(' ')[0]!
  const members = names.filter(each => each.startsWith(`${group} `))
  const guess = nearest(name, [...names, ...names.map(each => each.split(' ')[0]!)])
  const hint =
    members.length > 0
      ? ` With /${group} begin: ${members.map(each => `/${each}`).join(', ')}.`
      : guess === undefined
        ? ''
        : ` Did you mean /${guess}?`
  return new UserError(
    'unknown-command',
    `There is no command /${repeated(name)}.${hint} Type /help to see them all.`,
  )
}

function splitOptions(command: Command, rest: string): RawOptions {
  const names = Object.keys(command.options)
  const [first] = names
  const options: Record<string, string> = {}
  // "about:recusal since:2019-11" -> ["", "about", "recusal ", "since", "2019-11"]
  const known =
    names.length === 0 ? [rest] : rest.split(new RegExp(`(?:^|(?<=\\s))(${names.join('|')}):`, 'iu'))
  const leading = (known[0] ?? '').trim()
  if (leading !== '') {
    if (first === undefined) throw new UserError('unknown-option', `/${command.name} takes no options.`)
    options[first] = unquoted(leading)
  }
  for (let index = 1; index < known.length; index += 2) {
    options[known[index]!.toLowerCase()] = unquoted((known[index + 1] ?? '').trim())
  }
  refuseUnknown(command, options)
  return options
}

/** A word such as `abuot:recusal` is a mistyped option, unless it stands in free text or is a link. */
function refuseUnknown(command: Command, options: RawOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const spec = command.options[name]
    if (spec?.type === 'text' && spec.free) continue
    const stray = /(?:^|\s)(\p{L}[\p{L}-]*):(?!\/\/)\S/u.exec(String(value))?.[1]
    if (stray !== undefined) throw unknownOption(command, stray)
  }
}

function unquoted(value: string): string {
  return /^"([^"]*)"$/.exec(value)?.[1] ?? value
}

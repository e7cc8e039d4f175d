import type { Asker, Command, OptionSpec } from './command.ts'
import type { Bot } from './dispatch.ts'

/** What a half-typed line may become. */
export interface LineSuggestion {
  /** What is added, as people read it: `/quote`, `Jeff Sessions`, `since:`. */
  readonly label: string
  /** What that means. */
  readonly note?: string
  /** The whole line with it. */
  readonly line: string
}

/** As many as platforms show. */
const SUGGESTIONS = 25

/**
 * What a line with its slash may go on with, as the platforms complete it: commands; then, of the option that is being
 * typed, the values; then the options that were not used yet. None for a question.
 */
export async function suggestLine(
  line: string,
  asker: Asker,
  bot: Pick<Bot, 'commands' | 'suggest'>,
): Promise<LineSuggestion[]> {
  if (!line.startsWith('/')) return []
  const command = bot.commands
    .filter(({ name }) => line.toLowerCase().startsWith(`/${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (command === undefined) return beginningWith(line, bot.commands)
  const typing = typedOption(line, command)
  if (typing === undefined) return []
  const values = await suggestValues(typing, { command, asker, bot })
  return [...values, ...unusedOptions(line, command, typing)].slice(0, SUGGESTIONS)
}

function beginningWith(line: string, commands: readonly Command[]): LineSuggestion[] {
  const begun = line.toLowerCase().replace(/\s+/g, ' ')
  return commands
    .filter(({ name }) => `/${name}`.startsWith(begun))
    .map(({ name, description, options }) => ({
      label: `/${name}`,
      note: description,
      line: Object.keys(options).length === 0 ? `/${name}` : `/${name} `,
    }))
}

interface Typing {
  readonly name: string
  readonly spec: OptionSpec
  readonly typed: string
  /** The line up to the value. */
  readonly before: string
}

/** The option that the end of the line is a value of: the last one that is named, or else the first there is. */
function typedOption(line: string, { name: command, options }: Command): Typing | undefined {
  const names = Object.keys(options)
  const [first] = names
  if (first === undefined) return undefined
  const start = command.length + 2
  const named = [...line.matchAll(new RegExp(`(?<=\\s)(${names.join('|')}):\\s*`, 'giu'))].at(-1)
  const name = named === undefined ? first : named[1]!.toLowerCase()
  const at =
    named === undefined ? start + /^\s*/.exec(line.slice(start))![0].length : named.index + named[0].length
  return { name, spec: options[name]!, typed: line.slice(at), before: line.slice(0, at) }
}

async function suggestValues(
  { name, spec, typed, before }: Typing,
  {
    command,
    asker,
    bot,
  }: { readonly command: Command; readonly asker: Asker; readonly bot: Pick<Bot, 'suggest'> },
): Promise<LineSuggestion[]> {
  const begun = typed.trim().toLowerCase()
  const choices = spec.type === 'boolean' ? ['yes', 'no'] : spec.type === 'text' ? spec.choices : undefined
  const values =
    choices === undefined
      ? await bot.suggest({ command: command.name, option: name, typed }, asker)
      : choices.filter(each => each.startsWith(begun)).map(each => ({ label: each, value: each }))
  return values
    .filter(({ value, label }) => value.toLowerCase() !== begun && label.trim() !== '')
    .map(({ label, value }) => ({ label, line: `${before}${value} ` }))
}

/** Where a value has just been ended by a space, or none was begun. */
function unusedOptions(line: string, { name: command, options }: Command, typing: Typing): LineSuggestion[] {
  if (typing.typed !== '' && !typing.typed.endsWith(' ')) return []
  const [first] = Object.keys(options)
  // The first needs no name before its value.
  const leading = line.slice(command.length + 2).trimStart()
  const isUsed = (name: string) =>
    name === typing.name ||
    new RegExp(`\\s${name}:`, 'iu').test(line) ||
    (name === first && leading !== '' && !/^[a-z]+:/iu.test(leading))
  return Object.entries(options)
    .filter(([name]) => !isUsed(name))
    .map(([name, { description }]) => ({ label: `${name}:`, note: description, line: `${line}${name}:` }))
}

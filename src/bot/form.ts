import type { Command, OptionSpec } from './command.ts'
import type { Invocation } from './parse-line.ts'
import type { RawOptions } from './read-options.ts'

/** What a platform asks for before a command can run. */
export interface Form {
  /** What is known already: the command with the options it has. */
  readonly invocation: Invocation
  readonly title: string
  /** At least one. */
  readonly fields: readonly FormField[]
}

export interface FormField {
  readonly name: string
  readonly spec: OptionSpec
  /** Room for several lines. */
  readonly isLong: boolean
  /** The words to choose from, where there are only these. */
  readonly choices?: readonly string[]
}

/** The form for the required options that an invocation lacks; undefined where it lacks none. */
export function findForm(invocation: Invocation, commands: readonly Command[]): Form | undefined {
  const command = commands.find(each => each.name === invocation.command)
  if (command === undefined) return undefined
  const fields = Object.entries(command.options)
    .filter(([name, spec]) => spec.required && isMissing(invocation.options, name))
    .map(([name, spec]) => field(name, spec))
  return fields.length === 0 ? undefined : { invocation, title: command.description, fields }
}

/** A form's command with what was filled in. What was left empty stays out, so that `dispatch` says what it needs. */
export function filledIn({ command, options }: Invocation, filled: RawOptions): Invocation {
  const given = Object.entries(filled).filter(([name]) => !isMissing(filled, name))
  return { command, options: { ...options, ...Object.fromEntries(given) } }
}

function isMissing(options: RawOptions, name: string): boolean {
  return String(options[name] ?? '').trim() === ''
}

function field(name: string, spec: OptionSpec): FormField {
  const choices = spec.type === 'boolean' ? ['yes', 'no'] : spec.type === 'text' ? spec.choices : undefined
  const isLong = spec.type === 'text' && spec.free === true
  return { name, spec, isLong, ...(choices === undefined ? {} : { choices }) }
}

import { UserError } from '../model/errors.ts'
import { parseDays } from '../text/dates.ts'
import type { Command, OptionSpec, OptionSpecs, OptionValues } from './command.ts'
import { nearest } from './nearest.ts'
import { repeated } from './wording.ts'

/** What a person typed, or what a platform or a button sends. */
export type RawOptions = Readonly<Record<string, string | number | boolean>>

type OptionValue = OptionValues<OptionSpecs>[string]

/**
 * Turns raw option values into what the command's handler takes.
 *
 * @param today the asker's, for "yesterday"
 * @throws UserError `unknown-option`, `missing-option`, `bad-option`: each names the option and what would work
 */
export function readOptions(
  command: Command,
  raw: RawOptions,
  today: Temporal.PlainDate,
): OptionValues<OptionSpecs> {
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(command.options, name)) throw unknownOption(command, name)
  }
  const values: Record<string, OptionValue> = {}
  for (const [name, spec] of Object.entries(command.options)) {
    const value = String(raw[name] ?? '').trim()
    if (value !== '') values[name] = readValue(value, { name, spec, today })
    else if (spec.required) throw missingOption(command, name, spec)
  }
  return values
}

/** The error for an option that the command does not have, with the nearest one it has. */
export function unknownOption(command: Command, name: string): UserError {
  const names = Object.keys(command.options)
  const guess = nearest(name, names)
  const known = names.length === 0 ? 'It takes no options.' : `It takes ${names.join(', ')}.`
  return new UserError(
    'unknown-option',
    `/${command.name} has no option “${repeated(name)}”.${guess === undefined ? '' : ` Did you mean “${guess}”?`} ${known}`,
  )
}

function missingOption(command: Command, name: string, spec: OptionSpec): UserError {
  return new UserError(
    'missing-option',
    `/${command.name} needs ${name} (${spec.description.toLowerCase()}). For example: ${command.example}`,
  )
}

function readValue(
  value: string,
  {
    name,
    spec,
    today,
  }: { readonly name: string; readonly spec: OptionSpec; readonly today: Temporal.PlainDate },
): OptionValue {
  switch (spec.type) {
    case 'text': {
      if (spec.choices === undefined) return value
      const choice = spec.choices.find(each => each === value.toLowerCase())
      if (choice !== undefined) return choice
      throw badOption(name, value, `one of ${spec.choices.join(', ')}`)
    }
    case 'integer': {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = spec
      const number = Number(value)
      if (/^[-+]?\d+$/.test(value) && number >= min && number <= max) return number
      const bounded = spec.min !== undefined && spec.max !== undefined
      throw badOption(name, value, bounded ? `a whole number from ${min} to ${max}` : 'a whole number')
    }
    case 'boolean': {
      const word = value.toLowerCase()
      if (YES.includes(word)) return true
      if (NO.includes(word)) return false
      throw badOption(name, value, 'yes or no')
    }
    case 'days': {
      const days = parseDays(value, today)
      if (days !== undefined) return days
      throw badOption(name, value, 'a date such as 2019-11-07, Nov 2019 or 2019')
    }
  }
}

const YES = ['yes', 'true', 'on', 'y', '1']
const NO = ['no', 'false', 'off', 'n', '0']

function badOption(name: string, value: string, expected: string): UserError {
  return new UserError('bad-option', `${name} must be ${expected}, but is “${repeated(value)}”.`)
}

import { describe, expect, test } from 'vitest'
import { type RawOptions, readOptions } from '../../src/bot/read-options.ts'
import { UserError } from '../../src/model/errors.ts'
import { sampleCommand } from './sample-commands.ts'

const poll = sampleCommand('poll')
const FRIDAY = Temporal.PlainDate.from('2019-11-08')
const days = (first: string, last = first) => ({
  first: Temporal.PlainDate.from(first),
  last: Temporal.PlainDate.from(last),
})

describe('values that are taken', () => {
  const cases: readonly (readonly [raw: RawOptions, expected: object])[] = [
    [{ person: 'Helen Marsh' }, { person: 'Helen Marsh' }],
    [{ person: '  Helen Marsh ' }, { person: 'Helen Marsh' }],
    [{ person: 'm', about: '' }, { person: 'm' }], // empty counts as left out
    [{ person: 'm', about: '  ' }, { person: 'm' }],
    [
      { person: 'm', kind: 'STATE' },
      { person: 'm', kind: 'state' },
    ],
    [
      { person: 'm', limit: '3' },
      { person: 'm', limit: 3 },
    ],
    [
      { person: 'm', limit: 3 },
      { person: 'm', limit: 3 },
    ], // as a platform sends it
    [
      { person: 'm', limit: ' +10 ' },
      { person: 'm', limit: 10 },
    ],
    [
      { person: 'm', offset: '-20' },
      { person: 'm', offset: -20 },
    ],
    [
      { person: 'm', open: 'Yes' },
      { person: 'm', open: true },
    ],
    [
      { person: 'm', open: false },
      { person: 'm', open: false },
    ], // as a platform sends it
    [{ person: 2020 }, { person: '2020' }],
    [
      { person: 'm', since: '2019-11-07' },
      { person: 'm', since: days('2019-11-07') },
    ],
    [
      { person: 'm', since: 'Nov 2019' },
      { person: 'm', since: days('2019-11-01', '2019-11-30') },
    ],
    [
      { person: 'm', since: '2019' },
      { person: 'm', since: days('2019-01-01', '2019-12-31') },
    ],
    [
      { person: 'm', since: 'yesterday' },
      { person: 'm', since: days('2019-11-07') },
    ],
  ]
  for (const [raw, expected] of cases) {
    test(JSON.stringify(raw), () => expect(readOptions(poll, raw, FRIDAY)).toEqual(expected))
  }
})

describe('values that are refused, and with what advice', () => {
  const cases: readonly (readonly [raw: RawOptions, code: string, ...advice: string[]])[] = [
    [{}, 'missing-option', '/poll needs person', 'who stands', '/poll helen marsh since:2019'],
    [{ person: '' }, 'missing-option', '/poll needs person'],
    [{ person: ' \t ' }, 'missing-option', '/poll needs person'],
    [{ person: 'm', abuot: 'x' }, 'unknown-option', '“abuot”', 'Did you mean “about”?'],
    [{ person: 'm', __proto__x: 1 }, 'unknown-option', 'It takes person, about'],
    [{ person: 'm', constructor: 1 }, 'unknown-option', '“constructor”'],
    [{ person: 'm', kind: 'local' }, 'bad-option', 'kind must be one of national, state', '“local”'],
    [{ person: 'm', limit: '0' }, 'bad-option', 'limit must be a whole number from 1 to 10', '“0”'],
    [{ person: 'm', limit: '11' }, 'bad-option', 'from 1 to 10'],
    [{ person: 'm', limit: '2.5' }, 'bad-option', 'whole number'],
    [{ person: 'm', limit: 2.5 }, 'bad-option', 'whole number'],
    [{ person: 'm', limit: 'three' }, 'bad-option', '“three”'],
    [{ person: 'm', limit: '1e1' }, 'bad-option', '“1e1”'],
    [{ person: 'm', limit: '０３' }, 'bad-option', 'whole number'],
    [{ person: 'm', limit: Number.NaN }, 'bad-option', 'whole number'],
    [{ person: 'm', limit: true }, 'bad-option', '“true”'],
    [{ person: 'm', offset: '9'.repeat(400) }, 'bad-option', 'offset must be a whole number, but is “9999'],
    [{ person: 'm', open: 'perhaps' }, 'bad-option', 'open must be yes or no', '“perhaps”'],
    [{ person: 'm', since: 'soon' }, 'bad-option', 'since must be a date such as 2019-11-07', '“soon”'],
    [{ person: 'm', since: '2019-02-30' }, 'bad-option', '“2019-02-30”'],
    [{ person: 'm', since: '2019-13' }, 'bad-option', '“2019-13”'],
  ]
  for (const [raw, code, ...advice] of cases) {
    test(JSON.stringify(raw).slice(0, 80), () => {
      const error = refusalOf(raw)
      expect(error.code).toBe(code)
      for (const part of advice) expect(error.message).toContain(part)
      expect(error.message.length).toBeLessThan(250)
    })
  }
})

test('a command without options says so', () => {
  expect(() => readOptions(sampleCommand('status'), { limit: 1 }, FRIDAY)).toThrow(
    '/status has no option “limit”. It takes no options.',
  )
})

function refusalOf(raw: RawOptions): UserError {
  try {
    readOptions(poll, raw, FRIDAY)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error(`Expected ${JSON.stringify(raw)} to be refused`)
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canShare, type Press, pressIds, readPressId } from '../../src/bot/press.ts'
import { sampleCommands } from './sample-commands.ts'

const press = fc.record<Press>({
  does: fc.constantFrom('run', 'update', 'share', 'page', 'form'),
  command: fc.constantFrom('quote', 'people card', 'digest preview'),
  options: fc.dictionary(
    fc.constantFrom('person', 'page', 'since', 'text', 'open'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant('a&b=%26#:😀'.repeat(9))),
  ),
})

test('an id says what its button does, or names what was kept for it', () => {
  fc.assert(
    fc.property(press, fc.integer({ min: 1, max: 999 }), (one, page) => {
      const ids = pressIds(100)
      const asked: Press = one.does === 'page' ? { ...one, page } : one
      const id = ids.idOf(asked)
      expect(id.length).toBeLessThanOrEqual(100)
      const { key, ...read } = { key: undefined, ...readPressId(id) }
      const found = key === undefined ? read : { ...read, ...ids.kept.get(key) }
      const spelt = Object.fromEntries(
        Object.entries(one.options).map(([name, value]) => [name, String(value).toWellFormed()]),
      )
      expect({ ...found, options: wellFormed(found) }).toEqual({ ...asked, options: spelt })
    }),
  )
})

const wellFormed = (found: object) =>
  Object.fromEntries(
    Object.entries('options' in found ? (found.options as object) : {}).map(([name, value]) => [
      name,
      String(value).toWellFormed(),
    ]),
  )

test('the same press twice on one message has two ids', () => {
  const ids = pressIds(100)
  const one: Press = { does: 'run', command: 'help', options: {} }
  expect(ids.idOf(one)).not.toBe(ids.idOf(one))
  expect(ids.kept.size).toBe(0)
})

test('what is too long is kept under the same key each time', () => {
  const long: Press = { does: 'update', command: 'verify', options: { text: 'We will win. '.repeat(20) } }
  const [first, second] = [pressIds(100), pressIds(100)]
  expect(first.idOf(long)).toBe(second.idOf(long))
  expect([...first.kept.values()]).toEqual([{ command: 'verify', options: long.options }])
})

for (const id of ['', '0', 'R:quote', '0X:quote', '0R', '0R:', 'somebody-else', '0R!quote']) {
  test(`${JSON.stringify(id)} is none of ours`, () => expect(readPressId(id)).toBeUndefined())
}

test('only what says so may be shown to all', () => {
  const shareable = sampleCommands.map(command =>
    command.name === 'status' ? { ...command, shareable: true as const } : command,
  )
  expect(canShare({ command: 'status', options: {} }, shareable)).toBe(true)
  expect(canShare({ command: 'poll', options: {} }, shareable)).toBe(false)
  expect(canShare({ command: 'none', options: {} }, shareable)).toBe(false)
})

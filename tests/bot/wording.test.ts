import { expect, test } from 'vitest'
import { parseLine } from '../../src/bot/parse-line.ts'
import { typedLine } from '../../src/bot/wording.ts'
import type { Action } from '../../src/model/reply.ts'
import { sampleCommands } from './sample-commands.ts'

const cases: readonly { action: Omit<Action, 'label'>; line: string }[] = [
  {
    action: { command: 'poll', options: { person: 'Helen Marsh', limit: 3 } },
    line: '/poll Helen Marsh limit:3',
  },
  {
    action: { command: 'poll', options: { limit: 3, person: 'Helen Marsh' } }, // in whatever order
    line: '/poll Helen Marsh limit:3',
  },
  { action: { command: 'race add', options: { name: 'senate' } }, line: '/race add senate' },
  { action: { command: 'status', options: {} }, line: '/status' },
  {
    action: { command: 'poll', options: { about: 'water', kind: 'state' } },
    line: '/poll about:water kind:state',
  },
]
for (const { action, line } of cases) {
  test(`a button that does ${JSON.stringify(action)} is typed as ${line}`, () => {
    expect(typedLine({ label: 'Go', ...action }, sampleCommands)).toBe(line)
    const options = Object.fromEntries(
      Object.entries(action.options).map(([name, value]) => [name, String(value)]),
    )
    expect(parseLine(line, sampleCommands)).toEqual({ command: action.command, options })
  })
}

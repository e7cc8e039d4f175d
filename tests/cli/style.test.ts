import { PassThrough } from 'node:stream'
import { WriteStream } from 'node:tty'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { styleFor } from '../../src/cli/style.ts'

afterEach(() => vi.unstubAllEnvs())

/** Standard output as a terminal with colours, or as a pipe. */
function stream(isTTY: boolean): NodeJS.WriteStream {
  // A terminal's own reading of NO_COLOR and TERM.
  const { getColorDepth } = WriteStream.prototype
  return Object.assign(new PassThrough(), { isTTY, getColorDepth }) as unknown as NodeJS.WriteStream
}

describe('colour', () => {
  const cases: readonly { name: string; isTTY: boolean; set: Record<string, string>; shown: string }[] = [
    { name: 'on a terminal', isTTY: true, set: {}, shown: '\u001b[1mMarsh\u001b[22m' },
    { name: 'not with NO_COLOR', isTTY: true, set: { NO_COLOR: '1' }, shown: 'Marsh' },
    { name: 'not into a pipe', isTTY: false, set: {}, shown: 'Marsh' },
    {
      name: 'into a pipe when forced',
      isTTY: false,
      set: { FORCE_COLOR: '1' },
      shown: '\u001b[1mMarsh\u001b[22m',
    },
  ]
  for (const { name, isTTY, set, shown } of cases) {
    test(name, () => {
      for (const variable of ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS', 'CI'])
        vi.stubEnv(variable, undefined)
      vi.stubEnv('TERM', 'xterm-256color')
      for (const [variable, value] of Object.entries(set)) vi.stubEnv(variable, value)
      expect(styleFor(stream(isTTY))('bold', 'Marsh')).toBe(shown)
    })
  }
})

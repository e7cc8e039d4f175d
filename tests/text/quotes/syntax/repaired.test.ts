import { expect, test } from 'vitest'
import { repaired } from '../../../../src/text/quotes/syntax/repaired.ts'

const cases: readonly (readonly [written: string, meant: string])[] = [
  ['FranÃ§ois', 'François'],
  ['PeÃ±a', 'Peña'],
  ['FranÃ\u0083Â§ois', 'François'],
  ['FranÃÂ§ois', 'François'],
  ['FranA\u0303\u0083A\u0302§ois', 'François'],
  ['François', 'François'],
  ['JOÃO', 'JOÃO'],
  ['Soto', 'Soto'],
]
for (const [written, meant] of cases) test(written, () => expect(repaired(written)).toBe(meant))

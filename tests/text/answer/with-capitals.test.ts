import { expect, test } from 'vitest'
import { withCapitals } from '../../../src/text/answer/with-capitals.ts'

const cases = [
  ['has marsh endorsed anyone in alabama?', ['marsh'], 'has Marsh endorsed anyone in Alabama?'],
  ['what does tomás iriarte oppose?', ['tomás iriarte'], 'what does Tomás Iriarte oppose?'],
  ['is marsh’s plan for new york?', ['marsh'], 'is Marsh’s plan for New York?'],
  ['did marshall win?', ['marsh'], 'did marshall win?'],
  ['Has marsh endorsed anyone?', ['marsh'], 'Has Marsh endorsed anyone?'],
  ['has Marsh met iriarte?', ['Marsh', 'iriarte'], 'has Marsh met iriarte?'],
  ['when did democrats last win?', [], 'when did Democrats last win?'],
  ['why?', [], 'why?'],
] as const
for (const [question, names, printed] of cases)
  test(question, () => expect(withCapitals(question, names)).toBe(printed))

import { describe, expect, test } from 'vitest'
import { findStances } from '../../../src/text/answer/stance.ts'

const stances = (text: string, about?: string) =>
  findStances({ headline: 'Webb named clerk', text }, { name: 'Ann Soto', about }).map(({ start, end }) =>
    text.slice(start, end),
  )

describe('what an article tells of what Ann Soto said', () => {
  const cases = [
    ['Minority Leader Ann Soto criticized the choice of Webb, saying he had run no office.', 'webb'],
    ['Soto opposed the levy.', 'the levy'],
    ['Soto blamed the union.', undefined],
    ['Soto warned of a clerk without practice.', 'webb'],
  ] as const
  for (const [text, about] of cases) test(text, () => expect(stances(text, about)).toEqual([text]))
})

describe('what is no saying of hers', () => {
  const cases = [
    ['Webb criticized Soto.', undefined],
    ['Soto met Webb.', 'webb'],
    ['Soto has not said whether she backs Webb.', 'webb'],
    ['Soto opposed the levy.', 'the bridge'],
    ['Owen Soto opposed the levy.', 'the levy'],
  ] as const
  for (const [text, about] of cases) test(text, () => expect(stances(text, about)).toEqual([]))
})

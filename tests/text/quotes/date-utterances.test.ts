import { describe, expect, test } from 'vitest'
import type { Attribution } from '../../../src/model/quote.ts'
import { dateUtterances } from '../../../src/text/quotes/date-utterances.ts'
import { joinPieces, type Piece } from '../../../src/text/quotes/join-pieces.ts'

const thursday = Temporal.PlainDate.from('2019-11-07')
const said: Attribution = {
  kind: 'direct',
  content: [{ start: 0, end: 5 }],
  source: { start: 8, end: 12 },
  speaker: 'Carla Webb',
  medium: 'said',
  confidence: 0.9,
}

describe('dateUtterances', () => {
  const dated = { ...said, saidOn: thursday }
  const cases: readonly { what: string; other: Attribution; day: string | undefined }[] = [
    { what: 'the same speaker', other: said, day: '2019-11-07' },
    { what: 'somebody else', other: { ...said, speaker: 'Alan Pruitt' }, day: undefined },
    { what: 'a tweet', other: { ...said, medium: 'tweet' }, day: undefined },
    {
      what: 'words with a day of their own',
      other: { ...said, saidOn: thursday.subtract({ days: 1 }) },
      day: '2019-11-06',
    },
  ]
  for (const { what, other, day } of cases)
    test(what, () => expect(dateUtterances([dated, other])[1]!.saidOn?.toString()).toBe(day))
})

describe('joinPieces', () => {
  const piece = (attribution: Partial<Attribution>, rest: Partial<Piece> = {}): Piece => ({
    attribution: { ...said, ...attribution },
    paragraph: 0,
    continues: false,
    bare: false,
    ...rest,
  })
  const cases: readonly { what: string; pieces: readonly Piece[]; joined: number }[] = [
    { what: 'one source in a paragraph', pieces: [piece({}), piece({})], joined: 1 },
    { what: 'two sources', pieces: [piece({}), piece({ source: { start: 40, end: 44 } })], joined: 2 },
    { what: 'another paragraph', pieces: [piece({}), piece({}, { paragraph: 1 })], joined: 2 },
    { what: 'marks reopened', pieces: [piece({}), piece({}, { paragraph: 1, continues: true })], joined: 1 },
    { what: 'a fragment', pieces: [piece({}), piece({ kind: 'mixed' })], joined: 2 },
    {
      what: 'an indirect report between',
      pieces: [piece({}), piece({ kind: 'indirect' }), piece({})],
      joined: 2,
    },
  ]
  for (const { what, pieces, joined } of cases)
    test(what, () => expect(joinPieces(pieces)).toHaveLength(joined))

  for (const [medium, inherited] of [
    ['statement', 'statement'],
    ['video', 'video'],
    ['letter', 'said'], // who wrote one, and then said something, did not write that
    ['tweet', 'said'],
  ] as const) {
    test(`a bare “Webb said” behind a ${medium} is ${inherited}`, () => {
      const pieces = [
        piece({ medium }),
        piece({ source: { start: 90, end: 94 } }, { paragraph: 1, bare: true }),
      ]
      expect(joinPieces(pieces).at(-1)?.medium).toBe(inherited)
    })
  }
})

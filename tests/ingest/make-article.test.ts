import { describe, expect, test } from 'vitest'
import type { ParsedArticle } from '../../src/ingest/formats/format.ts'
import { makeArticle } from '../../src/ingest/make-article.ts'
import { UserError } from '../../src/model/errors.ts'

const now = Temporal.Instant.from('2020-03-07T11:00:00Z')

const parsed: ParsedArticle = {
  url: 'https://www.ledger.example.com/2020/hale/?utm_source=mail',
  headline: ' Hale leaves\tthe race ',
  byline: 'By Ann B. Roe',
  published: 'March 6, 2020',
  modified: '2020-03-07T08:00:00Z',
  text: 'MONTGOMERY, Ala. (AP) — Tom Hale left the race.\r\n\r\n  He did not say why. ',
}

const make = (changes: Partial<ParsedArticle> = {}) =>
  makeArticle({ ...parsed, ...changes }, { now, fileName: 'hale.txt' })

test('an article is cleaned, dated and named', () => {
  expect(make()).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    canonicalUrl: 'https://www.ledger.example.com/2020/hale',
    publisher: 'ledger.example.com',
    headline: 'Hale leaves the race',
    byline: 'Ann B. Roe',
    dateline: 'MONTGOMERY, Ala.',
    publishedAt: Temporal.Instant.from('2020-03-06T12:00:00Z'),
    publishedOn: Temporal.PlainDate.from('2020-03-06'),
    modifiedAt: Temporal.Instant.from('2020-03-07T08:00:00Z'),
    language: 'en',
    text: 'Tom Hale left the race.\nHe did not say why.',
  })
})

test('a date in the dateline will do', () => {
  const text = 'LONDON, March 5, 2020 (Reuters) - The pound fell.'
  expect(String(make({ published: undefined, text }).publishedOn)).toBe('2020-03-05')
})

test('an input that names no source is cited by its file', () => {
  const { canonicalUrl, publisher } = make({ url: undefined })
  expect({ canonicalUrl, publisher }).toEqual({ canonicalUrl: 'file:///hale.txt', publisher: 'hale.txt' })
  expect(make({ url: undefined, publisher: 'The Ledger' }).publisher).toBe('The Ledger')
})

describe('the id', () => {
  const same: readonly (readonly [what: string, a: Partial<ParsedArticle>, b: Partial<ParsedArticle>])[] = [
    [
      'whatever the text, headline and date',
      {},
      { text: 'Else.', headline: 'Else', published: '2020-01-01' },
    ],
    ['by http and without www.', {}, { url: 'http://ledger.example.com/2020/hale#end' }],
    [
      'with a front page only: of publisher, headline and day',
      { url: 'https://ledger.example.com/#' },
      { url: 'https://www.ledger.example.com', text: 'Else.' },
    ],
  ]
  for (const [what, a, b] of same) test(`is the same ${what}`, () => expect(make(a).id).toBe(make(b).id))

  const frontPage = { url: 'https://ledger.example.com/' }
  const different: readonly (readonly [
    what: string,
    a: Partial<ParsedArticle>,
    b: Partial<ParsedArticle>,
  ])[] = [
    ['address', {}, { url: 'https://www.ledger.example.com/2020/hale-2' }],
    ['parameter', {}, { url: 'https://www.ledger.example.com/2020/hale?page=2' }],
    ['headline on a front page', frontPage, { ...frontPage, headline: 'Else' }],
    ['day on a front page', frontPage, { ...frontPage, published: '2020-03-05' }],
    ['publisher on a front page', frontPage, { ...frontPage, publisher: 'The Ledger' }],
  ]
  for (const [what, a, b] of different)
    test(`tells apart another ${what}`, () => expect(make(a).id).not.toBe(make(b).id))
})

const refused: readonly (readonly [code: string, changes: Partial<ParsedArticle>, says: RegExp])[] = [
  ['no-headline', { headline: ' \u0000 ' }, /first line/],
  ['no-headline', { headline: undefined }, /first line/],
  ['no-date', { published: undefined }, /There is no date.*November 8, 2019/],
  ['no-date', { published: 'Friday' }, /“Friday” is not a day/],
  ['date-ahead', { published: '2020-03-09' }, /2020-03-09, which lies ahead/],
  ['no-text', { text: ' \n ' }, /no text/],
  ['too-long', { text: 'Won. '.repeat(200_001) }, /1000004 characters.*JSON Lines/],
  ['bad-url', { url: 'ledger.example.com' }, /“ledger.example.com”.*https:/],
]

describe('refused with what would work:', () => {
  for (const [code, changes, says] of refused)
    test(`${code} ${JSON.stringify(changes).slice(0, 60)}`, () => {
      const error = (() => {
        try {
          return make(changes)
        } catch (thrown) {
          return thrown
        }
      })()
      expect(error).toBeInstanceOf(UserError)
      expect((error as UserError).code).toBe(code)
      expect((error as UserError).message).toMatch(says)
    })
})

test('what is tomorrow here and today farther east is not ahead', () => {
  expect(String(make({ published: '2020-03-08' }).publishedOn)).toBe('2020-03-08')
})

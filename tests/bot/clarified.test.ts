import { expect, test } from 'vitest'
import { clarifiedSentences } from '../../src/bot/clarified.ts'
import { ageLine, sentencePieces } from '../../src/bot/wording.ts'
import type { Article } from '../../src/model/article.ts'
import { sentences } from '../../src/text/sentences.ts'

const day = Temporal.PlainDate.from

function articleOf(text: string): Article {
  return {
    id: 'pier',
    revision: 1,
    canonicalUrl: 'https://example.com/pier',
    publisher: 'example.com',
    headline: 'Marsh opens pier',
    publishedAt: Temporal.Instant.from('2019-11-08T12:00:00Z'),
    publishedOn: day('2019-11-08'),
    language: 'en',
    text,
  }
}

/** As a reader sees it. */
function shown(text: string): string[] {
  const article = articleOf(text)
  const cited = clarifiedSentences(
    article,
    sentences(text).map(span => ({ span, emphasis: [{ start: span.start, end: span.start + 3 }] })),
  )
  return cited.map(sentence =>
    sentencePieces(sentence)
      .map(({ look, text }) => (look === 'emphasis' ? `*${text}*` : text))
      .join(''),
  )
}

const cases = [
  {
    text: 'Owen Marsh opened the pier Thursday. He thanked the crew last week. It rained.',
    lines: [
      '*Owe*n Marsh opened the pier Thursday [7 November 2019].',
      // Emphasis goes on behind the brackets.
      '*He* [Marsh]* *thanked the crew last week [week of 28 October 2019].',
      '*It *rained.',
    ],
  },
  { text: 'Last year, Owen Marsh left.', lines: ['*Las*t year [2018], Owen Marsh left.'] },
]
for (const { text, lines } of cases) test(text, () => expect(shown(text)).toEqual(lines))

test('without the brackets a sentence is word for word the article’s', () => {
  const text = 'Owen Marsh spoke Monday. He left.'
  for (const sentence of clarifiedSentences(
    articleOf(text),
    sentences(text).map(span => ({ span, emphasis: [] })),
  )) {
    const own = sentencePieces(sentence).filter(({ look }) => look !== 'clarified')
    expect(own.map(piece => piece.text).join('')).toBe(sentence.excerpt.text)
  }
})

const ages = [
  ['2019-11-08', '2019-12-07', undefined],
  ['2019-11-08', '2019-12-08', 'The newest of this is 1 month old.'],
  ['2019-11-08', '2020-05-01', 'The newest of this is 5 months old.'],
  ['2019-11-08', '2026-11-26', 'The newest of this is 7 years old.'],
  ['2019-11-08', '2019-11-01', undefined],
] as const
for (const [newest, today, line] of ages) {
  test(`news of ${newest} on ${today}`, () => expect(ageLine(day(newest), day(today))).toBe(line))
}

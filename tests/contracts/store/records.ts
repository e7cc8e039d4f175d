import type { Article } from '../../../src/model/article.ts'
import type { Person } from '../../../src/model/person.ts'
import type { Span } from '../../../src/model/span.ts'
import type { ArticleRecord, Store } from '../../../src/stores/store.ts'

export type OpenStore = () => Promise<Store>

/** Runs the test on a store of its own, and closes it whatever happens. */
export async function withStore(open: OpenStore, run: (store: Store) => Promise<void>): Promise<void> {
  const store = await open()
  try {
    await run(store)
  } finally {
    await store.close()
  }
}

export const adaQuill: Person = {
  id: 'ada-quill',
  name: 'Ada Quill',
  familyName: 'Quill',
  otherNames: ['Ada M. Quill', 'Mayor Quill'],
  roles: [
    { office: 'mayor of Example City', start: Temporal.PlainDate.from('2019-01-07') },
    {
      office: 'candidate for U.S. Senate',
      state: 'AL',
      district: '7',
      party: 'Independent',
      start: Temporal.PlainDate.from('2011-01-03'),
      end: Temporal.PlainDate.from('2017-01-03'),
      former: true,
    },
  ],
  gender: 'female',
  wikidataId: 'Q1000000001',
}

/** No more than a person must have. */
export const joseNunez: Person = {
  id: 'jose-nunez',
  name: 'José Núñez',
  familyName: 'Núñez',
  otherNames: [],
  roles: [],
}

const TEXT = [
  'Mayor Ada Quill said on Tuesday that the new bridge “will open,” rain or not, “in May.”',
  'José Núñez, a shopkeeper, called the plan “a costly mistake” 😀 and left the hall.',
].join('\n')

export const spanOf = (text: string, words: string): Span => {
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`Expected ${JSON.stringify(text)} to have ${JSON.stringify(words)}`)
  return { start, end: start + words.length }
}

/** An article of two paragraphs, each a passage with a quote; Quill is named twice, Núñez once. */
export function articleRecord(changes: Partial<ArticleRecord['article']> = {}): ArticleRecord {
  return {
    article: {
      id: 'bridge',
      canonicalUrl: 'https://example.com/news/bridge',
      publisher: 'Example Herald',
      headline: 'Mayor promises a bridge by May',
      publishedAt: Temporal.Instant.from('2024-03-05T15:30:00Z'),
      publishedOn: Temporal.PlainDate.from('2024-03-05'),
      language: 'en',
      text: TEXT,
      ...changes,
    },
    passages: TEXT.split('\n').map(paragraph => spanOf(TEXT, paragraph)),
    people: [adaQuill, joseNunez],
    mentions: [
      { personId: 'ada-quill', count: 2 },
      { personId: 'jose-nunez', count: 1 },
    ],
    quotes: [
      {
        kind: 'direct',
        content: [spanOf(TEXT, 'will open,'), spanOf(TEXT, 'in May.')],
        cue: spanOf(TEXT, 'said'),
        source: spanOf(TEXT, 'Mayor Ada Quill'),
        speaker: 'Ada Quill',
        speakerId: 'ada-quill',
        medium: 'said',
        saidOn: Temporal.PlainDate.from('2024-03-05'),
        confidence: 0.9375,
      },
      {
        kind: 'mixed',
        content: [spanOf(TEXT, 'a costly mistake')],
        clause: spanOf(TEXT, 'the plan “a costly mistake”'),
        medium: 'statement',
        confidence: 0.5,
      },
    ],
  }
}

/** An article of one paragraph and nothing else known of it. */
export function plainRecord(id: string, text: string, changes: Partial<Article> = {}): ArticleRecord {
  return {
    ...articleRecord({ id, canonicalUrl: `https://example.com/news/${id}`, headline: id, text, ...changes }),
    passages: [{ start: 0, end: text.length }],
    people: [],
    mentions: [],
    quotes: [],
  }
}

/** An article of which each line is a passage. */
export function linesRecord(id: string, lines: readonly string[]): ArticleRecord {
  const text = lines.join('\n')
  const passages = Array.from(text.matchAll(/.+/g), ({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }))
  return { ...plainRecord(id, text), passages }
}

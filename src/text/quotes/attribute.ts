import type { Gender } from '../../model/person.ts'
import type { Attribution } from '../../model/quote.ts'
import type { Span } from '../../model/span.ts'
import { paragraphs } from '../sentences.ts'
import { findMarks } from './find-marks.ts'

/** An article's words and what helps to read them. */
export interface AttributeInput {
  readonly text: string
  readonly headline?: string
  /** What "Thursday" is counted from. */
  readonly publishedOn?: Temporal.PlainDate
}

/** Somebody named in the article. */
export interface ArticlePerson {
  /** The fullest form: `Jeff Sessions`. */
  readonly name: string
  readonly familyName: string
  readonly otherNames: readonly string[]
  readonly gender?: Gender
  /** As written: `former Auburn football coach`, `Sen.`. */
  readonly titles: readonly string[]
  readonly mentions: readonly Span[]
}

/** Who said what in an article, and who is named there. */
export interface Attributed {
  readonly attributions: readonly Attribution[]
  readonly people: readonly ArticlePerson[]
}

/** Finds the quotations of an article and gives each to its speaker. */
export function attribute(input: AttributeInput): Attributed {
  const names = Array.from(input.text.matchAll(/\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)+/gu))
  const attributions = findMarks(input.text, paragraphs(input.text)).map(
    ({ content, outer }): Attribution => {
      const distance = (index: number) => (index > outer.end ? index - outer.end : outer.start - index)
      const outside = names.filter(({ index }) => index < outer.start || index >= outer.end)
      const near = outside.sort((a, b) => distance(a.index) - distance(b.index))[0]
      return {
        kind: 'direct',
        content: [content],
        ...(near && {
          speaker: near[0],
          source: { start: near.index, end: near.index + near[0].length },
        }),
        medium: 'said',
        confidence: 0.3,
      }
    },
  )
  return { attributions, people: [] }
}

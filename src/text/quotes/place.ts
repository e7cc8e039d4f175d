import type { NameKind } from '../people/name-kind.ts'
import type { Item, Mention } from './syntax/mention.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** What kind of thing a name stands for in its article, and how prominent that is there. */
export type KnownName = (
  name: Mention,
) => { readonly kind: NameKind; readonly mentions: number; readonly sure: boolean } | undefined

/** Where a stretch stands, as far as its source is looked for. */
export interface Place {
  /** The phrases and words around the stretch, of its paragraph. */
  readonly items: readonly Item[]
  /** Index of the stretch's `Q` item. */
  readonly at: number
  /** The end of the paragraph before. */
  readonly itemsBefore: readonly Item[]
  /** The names inside the stretches of the paragraph. */
  readonly quoted: readonly Mention[]
  /** The source of the stretch before, when it stands in this paragraph or the one before. */
  readonly previousSource: Mention | undefined
  /** What a name stands for in this article. */
  readonly known: KnownName
  /** How many items stand before `items` and before `itemsBefore`: both are windows, so that work per stretch is bounded. */
  readonly skipped: number
  readonly skippedBefore: number
}

/** The place of the stretch that is item `at` of a paragraph. */
export function placeOf(
  paragraph: ReadParagraph,
  at: number,
  {
    before,
    previousSource,
    known,
  }: {
    before: ReadParagraph | undefined
    previousSource: Mention | undefined
    known: KnownName
  },
): Place {
  const { items, quoted } = paragraph
  const skipped = Math.max(0, at - ITEMS_BEFORE)
  const skippedBefore = Math.max(0, (before?.items.length ?? 0) - ITEMS_OF_BEFORE)
  const since = (before ?? paragraph).span.start
  return {
    items: items.length <= ITEMS_AFTER ? items : items.slice(skipped, at + ITEMS_AFTER),
    at: items.length <= ITEMS_AFTER ? at : at - skipped,
    itemsBefore: before?.items.slice(skippedBefore) ?? [],
    quoted,
    known,
    previousSource:
      previousSource !== undefined && previousSource.start >= since ? previousSource : undefined,
    skipped: items.length <= ITEMS_AFTER ? 0 : skipped,
    skippedBefore,
  }
}

// More than any paragraph of a news article has.
const ITEMS_BEFORE = 200
const ITEMS_AFTER = 100
// About two sentences: who spoke there may go on speaking.
const ITEMS_OF_BEFORE = 50

import type { Span } from '../../model/span.ts'
import { type FoundSource, findSource } from './find-source.ts'
import { type KnownName, type Place, placeOf } from './place.ts'
import { findSignature } from './signature.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** The source of a stretch. */
export interface PlacedSource extends FoundSource {
  /** The paragraph in which the source stands; `at` counts its items. */
  readonly paragraph: ReadParagraph
  readonly stretch: Span
}

/** The source of every stretch of the article, by where the stretch starts. Each knows the one before. */
export function findSources(read: readonly ReadParagraph[], known: KnownName): Map<number, PlacedSource> {
  const sources = new Map<number, PlacedSource>()
  let previous: PlacedSource | undefined
  for (const [index, paragraph] of read.entries()) {
    const before = read[index - 1]
    const continued = new Set(
      paragraph.stretches.filter(each => each.continues).map(({ outer }) => outer.start),
    )
    for (const [at, item] of paragraph.items.entries()) {
      if (item.tag !== 'Q') continue
      const stretch = { start: item.start, end: item.end }
      const place = placeOf(paragraph, at, { before, previousSource: previous?.mention, known })
      const found = findSignature(place) ?? findSource(place)
      // A stretch that goes on with the unclosed one of the paragraph before has its source, unless its own is plain: then
      // a closing mark was forgotten.
      if (continued.has(item.start) && previous !== undefined && !isPlain(found))
        previous = { ...previous, stretch }
      else previous = found && placed(found, place, { paragraph, before, stretch })
      if (previous !== undefined) sources.set(item.start, previous)
    }
  }
  return sources
}

function isPlain(found: FoundSource | undefined): boolean {
  return found !== undefined && found.back === 0 && found.mention.kind === 'name' && found.probability > 0.8
}

function placed(
  found: FoundSource,
  { skipped, skippedBefore }: Place,
  {
    paragraph,
    before,
    stretch,
  }: { paragraph: ReadParagraph; before: ReadParagraph | undefined; stretch: Span },
): PlacedSource {
  return found.back === 1 && before !== undefined
    ? { ...found, at: found.at + skippedBefore, paragraph: before, stretch }
    : { ...found, at: found.at + skipped, paragraph, stretch }
}

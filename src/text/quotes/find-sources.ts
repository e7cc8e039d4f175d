import type { Span } from '../../model/span.ts'
import { type FoundSource, findSource } from './find-source.ts'
import { findSignature } from './signature.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** The source of a stretch. */
export interface PlacedSource extends FoundSource {
  /** The paragraph in which the source stands. */
  readonly paragraph: ReadParagraph
  readonly stretch: Span
}

/** The source of every stretch of the article, by where the stretch starts. Each knows the one before. */
export function findSources(read: readonly ReadParagraph[]): Map<number, PlacedSource> {
  const sources = new Map<number, PlacedSource>()
  let previous: PlacedSource | undefined
  for (const [index, paragraph] of read.entries()) {
    const before = read[index - 1]
    const since = (before ?? paragraph).span.start
    for (const [at, item] of paragraph.items.entries()) {
      if (item.tag !== 'Q') continue
      const near = previous !== undefined && previous.mention.start >= since ? previous.mention : undefined
      const place = { paragraph, before, at, previousSource: near }
      const continued = continues(paragraph, item) ? previous : undefined
      const found: (FoundSource & Partial<PlacedSource>) | undefined =
        findSignature(place) ?? continued ?? findSource(place)
      if (found === undefined) continue
      const stretch = { start: item.start, end: item.end }
      previous = { paragraph: found.back === 1 && before ? before : paragraph, ...found, stretch }
      sources.set(item.start, previous)
    }
  }
  return sources
}

/** A stretch that goes on with the unclosed one of the paragraph before has its source. */
function continues({ stretches }: ReadParagraph, item: Span): boolean {
  return stretches.find(({ outer }) => outer.start === item.start)?.continues === true
}

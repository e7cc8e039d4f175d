import type { Span } from '../../../model/span.ts'
import { sentencesOf } from '../../sentences.ts'
import type { MarkedStretch } from '../find-marks.ts'
import type { Item, Mention } from './mention.ts'
import { phrasesOf } from './phrases.ts'
import { type CaseLexicon, caseLexicon, tagParagraph } from './tag.ts'
import type { Token } from './token.ts'
import { verbForm } from './verbs.ts'

/** A paragraph as a row of phrases and words. */
export interface ReadParagraph {
  readonly span: Span
  readonly items: readonly Item[]
  /** The index of the item that starts at an offset. */
  readonly itemAt: ReadonlyMap<number, number>
  /** The words of each sentence. */
  readonly sentences: readonly (readonly Token[])[]
  /** The stretches of the paragraph: one `Q` item each, in this order, unless it is part of a name. */
  readonly stretches: readonly MarkedStretch[]
  /** The names inside the stretches. */
  readonly quoted: readonly Mention[]
}

/** Reads every paragraph into phrases. Sentences are numbered through the article; a stretch never ends one inside. */
export function readItems(
  text: string,
  paragraphs: readonly Span[],
  stretches: readonly MarkedStretch[],
): ReadParagraph[] {
  const lexicon = caseLexicon(text, paragraphs)
  let sentence = 0
  let next = 0
  return paragraphs.map(span => {
    const first = next
    while (next < stretches.length && stretches[next]!.outer.start < span.end) next++
    const own = stretches.slice(first, next)
    const outers = own.map(({ outer }) => outer)
    const tokens = tagParagraph(text, span, { stretches: outers, lexicon })
    const items: Item[] = []
    const sentences: Token[][] = []
    let from = 0
    for (const end of sentenceEnds(text, span, outers)) {
      let to = from
      while (to < tokens.length && tokens[to]!.start < end) to++
      if (to > from) {
        sentences.push(tokens.slice(from, to))
        for (const item of phrasesOf(text, sentences.at(-1)!, sentence++)) items.push(item)
      }
      from = to
    }
    const quoted = own.flatMap(({ content }) => namesIn(text, content, lexicon))
    const itemAt = new Map(items.map(({ start }, at) => [start, at]))
    return { span, items, itemAt, sentences, stretches: own, quoted }
  })
}

function namesIn(text: string, span: Span, lexicon: CaseLexicon): Mention[] {
  const tokens = tagParagraph(text, span, { stretches: [], lexicon })
  return phrasesOf(text, tokens, -1).flatMap(({ mention }) => (mention?.kind === 'name' ? mention : []))
}

/** “Why now?” | Ann Soto asked. The question ends, the sentence does not. */
function speaksNext(text: string, end: number, stretch: Span | undefined): boolean {
  if (stretch === undefined || stretch.end < end - 2) return false
  if (!/[?!…]['’]?\S{0,2}$/u.test(text.slice(stretch.end - 4, stretch.end))) return false
  const [, verb = ''] = SPEAKER_NEXT.exec(text.slice(end, end + 80)) ?? []
  const form = verbForm(verb)
  return form !== undefined && form.kind !== 'other' && form.shape !== 'base'
}

const SPEAKER_NEXT = /^\s*(?:\p{Lu}[\p{L}.'’-]*\s){1,4}(\p{Ll}+)/u

/** Where the sentences end that stand around the stretches, not inside them. */
function sentenceEnds(text: string, paragraph: Span, outers: readonly Span[]): number[] {
  let at = 0
  const ends: number[] = []
  for (const { end } of sentencesOf(text, paragraph)) {
    while (at < outers.length && outers[at]!.end <= end) at++
    const outer = outers[at]
    if (speaksNext(text, end, outers[at - 1])) continue
    if (outer === undefined || end <= outer.start) ends.push(end)
  }
  if (ends.at(-1) !== paragraph.end) ends.push(paragraph.end)
  return ends
}

import type { Attribution } from '../../model/quote.ts'
import type { Span } from '../../model/span.ts'
import { findDates } from '../dates.ts'
import type { Cast } from './read-cast.ts'

/**
 * Finds the posts that a page embeds, by the line that networks sign them with: `— Dana Whitfield (@danawhitfield)
 * November 9, 2022`. The paragraph above it is the author's own words, without any marks. Of a post of several
 * paragraphs that is the last: where it begins, nothing tells.
 *
 * @param paragraphs spans of `text` in reading order
 */
export function findPosts(text: string, paragraphs: readonly Span[], cast: Cast): Attribution[] {
  return paragraphs.flatMap((line, index): Attribution[] => {
    const signed = SIGNATURE.exec(text.slice(line.start, line.end))
    const above = paragraphs[index - 1]
    if (signed?.groups === undefined || above === undefined) return []
    const content = withoutLinks(text, above)
    if (content === undefined) return []
    const start = line.start + signed.groups.dash!.length
    const source = { start, end: start + signed.groups.name!.length }
    const [entity] = cast.namedIn(source)
    const saidOn = findDates(signed.groups.rest!).find(({ precision }) => precision === 'day')?.date
    return [
      {
        kind: 'direct',
        content: [content],
        source,
        ...(entity !== undefined && { speaker: cast.entities[entity]!.name }),
        medium: 'tweet',
        ...(saidOn && { saidOn }),
        confidence: SURE,
      },
    ]
  })
}

/** X and Twitter, Mastodon (`@ann@example.social`), Bluesky (`@ann.example.com`). */
const SIGNATURE =
  /^(?<dash>[—–-]{1,2}\s*)(?<name>\S[^()\n]{0,80}?)\s*\(@[\p{L}\p{N}_.-]{1,60}(?:@[\p{L}\p{N}_.-]{1,80})?\)(?<rest>.{0,60})$/u

const SURE = 0.95

/** What networks put behind the words: links to pictures and pages. Undefined where there is nothing else. */
function withoutLinks(text: string, { start, end }: Span): Span | undefined {
  const words = text
    .slice(start, end)
    .replace(/(?:\s*(?:https?:\/\/\S+|pic\.\S+\/\S+|\S+\.\w{2,4}\/\S+))+\s*$/, '')
  return words.trim() === '' ? undefined : { start, end: start + words.length }
}

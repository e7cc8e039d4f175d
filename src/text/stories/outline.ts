import type { Story, StoryArticle } from '../../model/story.ts'
import { terms } from '../terms.ts'

/** What a story is in short, as far as its headlines and publishers tell. */
export interface StoryOutline {
  /** Whose headline says best what happened. */
  readonly best: StoryArticle
  /** Who had it, each once, the first to have it first. */
  readonly publishers: readonly string[]
  /** Reports of their own: one for copies of one text, which is the first published. */
  readonly reports: readonly StoryArticle[]
  readonly newest: StoryArticle
}

/** Counts and names what a story has: copies of one text once. */
export function outlineStory({ articles }: Story): StoryOutline {
  const reports = [...Map.groupBy(articles, ({ textMark }) => textMark).values()].map(
    ([original]) => original!,
  )
  return {
    best: bestHeadline(reports),
    publishers: [...new Set(articles.map(({ publisher }) => publisher))],
    reports,
    newest: articles.at(-1)!,
  }
}

/** The headline that shares most with the others, said plainly; of equals the first published. */
function bestHeadline(reports: readonly StoryArticle[]): StoryArticle {
  const read = reports.map(({ headline }) => new Set(terms(headline)))
  const scored = reports.map((report, at) => {
    const own = read[at]!
    const shared = [...own].map(term => read.filter((other, index) => index !== at && other.has(term)).length)
    const centrality =
      shared.reduce((sum, count) => sum + count, 0) /
      (Math.max(1, reports.length - 1) * Math.max(MIN_TERMS, own.size))
    return { report, score: centrality - (isPlain(report.headline) ? 0 : 1) }
  })
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).report
}

// One word that all have makes no good headline.
const MIN_TERMS = 5

/**
 * Neither a question nor a label such as "Opinion:" or "Live updates", nor one that says that there is something to know and
 * not what ("What we know of the fire"), and neither a word nor a paragraph.
 */
function isPlain(headline: string): boolean {
  return (
    headline.length >= 20 &&
    headline.length <= 120 &&
    !headline.includes('?') &&
    !LABELLED.test(headline) &&
    // The World Health Organization is nobody unknown.
    (!PROMISES.test(headline) || headline.startsWith('WHO '))
  )
}

const LABELLED =
  /^(?:opinion|analysis|editorial|commentary|column|letters?|watch|video|photos?|live|fact.?check|podcast|review|breaking|explainer|timeline|updates?)\b/iu

// "Here's what we know", "Five takeaways from", "Fire near Tolland: what to know", "How the vote was won".
const PROMISES =
  /^(?:here(?:['’]s| is| are)|what|how|why|who|when|where|everything|inside|meet|explained|(?:key |\p{N}+ |(?:two|three|four|five|six|seven|eight|nine|ten) )?(?:takeaways|things|questions|facts|ways|reasons))\b|\b(?:what (?:we|you|to) (?:need to )?know|what we(?:['’]ve| have) learned|what (?:it|this) means|explained$|as it happened|live updates)\b/iu

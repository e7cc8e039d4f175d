import { predict } from '../../text/boosted-trees.ts'
import { BLOCK_TREES } from './block-trees.ts'
import { type KnownOfArticle, measureBlocks } from './measure-blocks.ts'
import type { PageBlock } from './read-blocks.ts'

/**
 * The blocks of a page that are the article: its paragraphs, headings, lists, block quotes and embedded posts, in order,
 * without headline, captions, links to other articles, boxes and footers. Boosted trees judge each block by its shape,
 * its place and the words of its surroundings' names; what they were taught by is told in `bench/train-pages.ts`.
 */
export function findBody(blocks: readonly PageBlock[], known: KnownOfArticle): PageBlock[] {
  if (blocks.length === 0) return []
  const scores = measureBlocks(blocks, known).map(row => predict(BLOCK_TREES, row))
  return chooseBlocks(blocks, scores)
}

/** The blocks that score well enough, each text once. */
export function chooseBlocks(blocks: readonly PageBlock[], scores: readonly number[]): PageBlock[] {
  const sure = blocks.filter((_, index) => scores[index]! > THRESHOLD)
  let threshold = THRESHOLD
  if (lengthOf(sure) < SHORT) {
    // An article of one paragraph is like nothing else on its page: what is most like one is taken.
    const best = Math.max(...scores.filter((_, index) => blocks[index]!.text.length >= 80))
    threshold = Math.max(LOWEST, Math.min(THRESHOLD, best - 1.5))
  }
  const isChosen = (index: number): boolean =>
    scores[index]! > threshold ||
    // A heading goes with what it is over, where nothing speaks strongly against it.
    (scores[index]! > threshold - HEADING_GRACE &&
      /^h[2-4]$/.test(blocks[index]!.element.name) &&
      (scores[index + 1] ?? LOWEST) > threshold &&
      blocks[index]!.element.parent === blocks[index + 1]!.element.parent)
  const seen = new Set<string>()
  return blocks.filter(({ text }, index) => {
    if (!isChosen(index) || isLabel(text) || isButton(blocks[index]!) || isPointer(blocks[index]!))
      return false
    // A page may hold its article twice, for two widths of screen.
    if (text.length > 60 && seen.has(text)) return false
    seen.add(text)
    return true
  })
}

/** Whether a line only labels what is around it: "Advertisement". */
export function isLabel(text: string): boolean {
  return LABEL.test(text)
}

/** An entry of a list that is one short link: a network to share on, a topic. */
function isButton({ text, element, linkLength }: PageBlock): boolean {
  return element.name === 'li' && linkLength >= text.length - 1 && text.length < 25
}

/** A line that is a link to another article and says so: "READ MORE: Why the ferry stopped". */
function isPointer({ text, linkLength }: PageBlock): boolean {
  return linkLength >= 0.6 * text.length && POINTER.test(text)
}

const POINTER =
  /^\W{0,3}(?:(?:read|see|watch|listen|more|also|related|recommended|don.t miss)\b[^.:|]{0,25}[:|]|(?:read (?:more|next|also)|see also|related)\b)/i

// Chosen in cross-validation, where 0 to 0.5 are alike.
const THRESHOLD = 0.3
const LOWEST = -3
const HEADING_GRACE = 4
const SHORT = 200

const LABEL =
  /^(?:advertisement|advertising|sponsored(?: content)?|(?:story|article) continues below.{0,30}|continue reading(?: below)?|share this (?:article|story)|facebook|twitter|whatsapp|linkedin|reddit|e-?mail|print)$/i

function lengthOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

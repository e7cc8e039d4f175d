import { readLines } from '../read-lines.ts'
import type { Format } from './format.ts'

/** A headline, a date, paragraphs, and the source in the last line; hard-wrapped or one paragraph a line. */
export const plainText: Format = {
  name: 'plain text',
  extensions: ['.txt', '.text'],
  sniff: () => true,
  async parse(content) {
    return [{ article: readLines(paragraphsOf(content)) }]
  },
}

// Where no line is longer than a typewriter's, blank lines part paragraphs and single line ends are only wrapped.
const WRAP_WIDTH = 100

function paragraphsOf(content: string): string[] {
  const blocks = content.split(/\n[^\S\n]*\n/).map(block =>
    block
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  )
  const isWrapped = blocks.length > 2 && blocks.every(lines => lines.every(line => line.length <= WRAP_WIDTH))
  return isWrapped ? blocks.flatMap(joinWrapped) : blocks.flat()
}

/** Joins the lines of a block; a line much shorter than the longest was ended by hand: a headline, a byline, `Source:`. */
function joinWrapped(lines: readonly string[]): string[] {
  const longest = Math.max(...lines.map(line => line.length))
  const joined: string[] = []
  let open = false
  for (const line of lines) {
    if (open) joined.push(`${joined.pop()} ${line}`)
    else joined.push(line)
    open = longest > 50 && line.length > longest - 25
  }
  return joined
}

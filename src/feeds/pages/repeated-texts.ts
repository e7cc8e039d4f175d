import type { PageBlock } from './read-blocks.ts'

/** How often each text stands on the page, and whether one stands inside of a longer one, as what is pulled out does. */
export function countTexts(blocks: readonly PageBlock[]) {
  const counts = new Map<string, number>()
  for (const { text } of blocks) {
    const folded = text.toLowerCase()
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  const runs = new Map<string, number>()
  for (const { text } of blocks)
    if (text.length > 60) for (const run of runsOf(text)) runs.set(run, (runs.get(run) ?? 0) + 1)
  return {
    get: (folded: string) => counts.get(folded),
    within: (folded: string) => {
      const own = runsOf(folded)
      const isTwice = (run: string | undefined) => run !== undefined && (runs.get(run) ?? 0) > 1
      return own.length > 1 && isTwice(own[0]) && isTwice(own.at(-1))
    },
  }
}

/** Every five words that follow each other. */
function runsOf(text: string): string[] {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return all.slice(4).map((word, at) => `${all.slice(at, at + 4).join(' ')} ${word}`)
}

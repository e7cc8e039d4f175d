import type { inventedNews } from './invented-news.ts'

/** How fast and how long people ask. */
export const PER_SECOND = 50
const SECONDS = 10

/** What somebody asks for: four quotations, then a question. */
export type Ask = { readonly person: string } | { readonly question: string }

/** What is asked in which turn, of people of these names. */
export function asksAbout(
  names: readonly string[],
  news: ReturnType<typeof inventedNews>,
): (turn: number) => Ask {
  return turn => {
    const name = names[(turn * 13) % names.length]!
    return turn % 5 === 4
      ? { question: `what did ${name} say of ${news.wordsOf(3).join(' ')}?` }
      : { person: name }
  }
}

/** Turns at an even pace, whether what was asked before is answered or not; those of the first second are to warm up. */
export async function* turnsAtPace(): AsyncGenerator<{ readonly turn: number; readonly isTimed: boolean }> {
  const start = performance.now()
  for (let turn = 0; turn < PER_SECOND * (SECONDS + 1); turn++) {
    const wait = start + (turn * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    yield { turn, isTimed: turn >= PER_SECOND }
  }
}

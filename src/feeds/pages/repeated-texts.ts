/** A text in small letters, and its words. */
export interface FoldedText {
  readonly text: string
  readonly words: readonly string[]
}

export function foldText(text: string): FoldedText {
  const folded = text.toLowerCase()
  return { text: folded, words: folded.match(/[\p{L}\p{N}]+/gu) ?? [] }
}

/** How often each text stands on the page, and whether one stands inside of a longer one, as what is pulled out does. */
export function countTexts(texts: readonly FoldedText[]) {
  const counts = new Map<string, number>()
  const numberOf = new Map<string, number>()
  const runs = new Map<number, number>()
  for (const { text, words } of texts) {
    counts.set(text, (counts.get(text) ?? 0) + 1)
    if (text.length <= 60) continue
    const numbers = words.map(word => {
      const number = numberOf.get(word) ?? numberOf.size
      numberOf.set(word, number)
      return number
    })
    for (let at = 0; at + RUN <= numbers.length; at++) {
      const run = runAt(numbers, at)
      runs.set(run, (runs.get(run) ?? 0) + 1)
    }
  }
  const isTwice = (words: readonly string[]) => {
    const numbers = words.map(word => numberOf.get(word) ?? -1)
    return !numbers.includes(-1) && (runs.get(runAt(numbers, 0)) ?? 0) > 1
  }
  return {
    get: ({ text }: FoldedText) => counts.get(text),
    within: ({ words }: FoldedText) =>
      words.length > RUN && isTwice(words.slice(0, RUN)) && isTwice(words.slice(-RUN)),
  }
}

/** So many words that follow each other. */
const RUN = 5

/** A number for a run of words: strings would be made for every word of the page. One run in a billion shares another's. */
function runAt(numbers: readonly number[], at: number): number {
  let run = 0
  for (let word = at; word < at + RUN; word++) run = Math.imul(run ^ numbers[word]!, 0x9e3779b1) + 0x7f4a7c15
  // Thirty bits: numbers that need no memory of their own.
  return (run ^ (run >>> 15)) & 0x3fffffff
}

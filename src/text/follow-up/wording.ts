/** A question without the word that asks: "who is running" is "is running", "why has Trump" is "has Trump". */
export function stem(question: string): string {
  return question.replace(
    /^(?:why|when|where|how|who|whom|what|how (?:much|many)|since when)(?: else)? (?=\p{L})/iu,
    '',
  )
}

/** Without the marks at its end. */
export function unmarked(question: string): string {
  return question.replace(/[\s?!.…]+$/u, '')
}

/** Whether words stand in a question as whole words. */
export function has(question: string, words: string): boolean {
  return whole(words).test(question)
}

/** Where words first stand in a question; infinity where they do not. */
export function firstAt(question: string, words: string): number {
  const at = whole(words).exec(question)?.index
  return at ?? Number.POSITIVE_INFINITY
}

/** Finds words as whole words, in capitals or not. */
export function whole(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(words)}(?![\\p{L}\\p{N}])`, 'iu')
}

/** Whether two names are alike but for capitals and accents. */
export function same(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0
}

/**
 * A question as it is typed in a hurry, with the apostrophes that it lacks and in whole words: "whos running" is "who's
 * running", "whats gonna happen" is "what's going to happen". Nothing else of it is touched.
 */
export function spelledOut(question: string): string {
  return HASTY.reduce((text, [hasty, whole]) => text.replace(hasty, whole), question)
}

const HASTY: readonly (readonly [RegExp, string])[] = [
  [/\b(who|what|where|when|how|why)s\b(?=\s)/giu, '$1’s'],
  [/\b(did|does|do|is|was|are|were|has|have|had|would|could|should)nt\b/giu, '$1n’t'],
  [/\bgonna\b/giu, 'going to'],
  [/\bwanna\b/giu, 'want to'],
]

/** A question in one line, without a greeting before it and marks behind: what patterns of whole questions are held against. */
export function plainQuestion(question: string): string {
  return question
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s?!.…]+$/u, '')
    .replace(OPENING, '')
}

const OPENING =
  /^(?:(?:hi|hey|hello|yo|ok|okay|so|well|and|please|pls|can you tell me|could you tell me|tell me|do you know)[,:]? )+/iu

/**
 * The questions of one that asks several: "When is the primary and who is running?" asks two. One that only leads up to what
 * it asks stays whole.
 *
 * @returns at least one, each as typed, at most three
 */
export function splitQuestions(question: string): readonly string[] {
  if (question.length > MAX_READ) return [question]
  const parts = question
    .split(SEAM)
    .map(part => part.trim())
    .filter(part => part !== '')
  const isSeveral = parts.length > 1 && parts.length <= MOST && parts.every(part => ASKS.test(part))
  return isSeveral ? parts : [question]
}

const MAX_READ = 300
const MOST = 3

const WORDS =
  "(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do|has|have|will|would|can|could)(?:['’]s|['’]re)?"

// "Who won? And when …", "when is it and who is running": what is joined asks by itself, in three words or more.
const SEAM = new RegExp(
  `(?<=\\?)\\s+|,? (?:and|also|plus)(?: also)? (?=${WORDS} [\\p{L}\\p{N}’'-]+ [\\p{L}\\p{N}])`,
  'iu',
)
const ASKS = new RegExp(`^(?:(?:and|but|also|so) )?${WORDS} [\\p{L}\\p{N}’'-]+ ?[\\p{L}\\p{N}]`, 'iu')

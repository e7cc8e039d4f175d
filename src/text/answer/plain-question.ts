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
  [/\s*\b(?:lol|lmao|btw|tbh|smh)\b/giu, ''],
  [/(?<=\bthe (?:new |acting |interim |next |state )?)ag\b/giu, 'attorney general'],
  [/\b(?:wen|whn|wehn)\b/giu, 'when'],
  [/\b(?:wat|wht|waht|wut)\b/giu, 'what'],
  [/\b(?:woh|hwo)(?= (?:is|was|did|has|will|won|are)\b)/giu, 'who'],
  [/\b(?:wich|whcih|whihc)\b/giu, 'which'],
  [/\b(?:wheres|wher)\b(?= )/giu, 'where'],
  [/\bwanna\b/giu, 'want to'],
]

/**
 * A question in the words that news has for what is asked in everyday ones: "how much is tuition going up" is "rising", "did
 * anyone get arrested" is "arrested", "who was mayor before Finch" is her predecessor. It finds the same, and shows nothing else.
 */
export function inNewsWords(question: string): string {
  return question.length > MAX_READ
    ? question
    : EVERYDAY.reduce((text, [everyday, inNews]) => text.replace(everyday, inNews), question)
}

const MAX_READ = 300

const EVERYDAY: readonly (readonly [RegExp, string])[] = [
  [/\b(?:go|goes|going|gone|went) up\b/giu, 'rising'],
  [/\b(?:go|goes|going|gone|went) down\b/giu, 'falling'],
  [/\b(?:get|gets|getting|got|gotten) (?=\p{L}{2,}ed\b)/giu, ''],
  [/\b(?:came|come|coming|showed up|show up|turned up) to (?=the\b)/giu, 'attended '],
  [/\b(?:step|steps|stepped|stepping) down\b/giu, 'resigned'],
  [/\b(?:drop|drops|dropped|dropping) out\b/giu, 'withdrew'],
  [/\bppl\b/giu, 'people'],
  [
    /(?<=\bhow much (?:does|did|do|is|was) [^?,;]{2,40} )(?:make|making|get paid|getting paid)\b/giu,
    'earned',
  ],
  [/\b(?:run|running|runs) (?:again|for re-?election)\b/giu, 'seeking another term'],
  [
    /\b(?:get|gets|getting|got|gotten|was|were|is|been) (?:canned|axed|sacked|the boot|the axe|booted)\b/giu,
    'fired',
  ],
  [/\b(?:canned|sacked|axed)\b/giu, 'fired'],
  [/\bnix(?:es|ed|ing)?\b/giu, 'veto'],
  [/\bahead(?! of)\b/giu, 'leading'],
  [
    /^\W*who was (?:the )?(?<office>[\p{L} ]{3,40}) before (?<whom>[^?]{2,60})/giu,
    'who was the predecessor of $<whom> as $<office>',
  ],
]

/**
 * Of a long story in one sentence, the question at its end: "I have been away and would like to know why the board fired Voss" asks
 * why the board fired Voss. Anything else stays as it is.
 */
export function askedAtTheEnd(typed: string): string {
  if (typed.length < LONG_STORY || typed.length > LONGEST_STORY || /[.?!]\s+\S/u.test(typed)) return typed
  const starts = [...typed.matchAll(ASKING)]
  const last = starts.at(-1)
  const clause = last && typed.slice(last.index + last[0].length - last.groups!.word!.length)
  return clause !== undefined && clause.length >= SHORT_CLAUSE ? clause : typed
}

/** In letters. */
const LONG_STORY = 160
const LONGEST_STORY = 1500
const SHORT_CLAUSE = 15

/** Where a question begins inside a sentence. */
const ASKING =
  /(?:[,;:—–] ?|\b(?:and|so|namely|know|knows|wonder|wondering|ask|asking|tell me|say|explain|understand|is|was) )(?<word>(?:who|whom|what|when|where|why|how|which)(?:['’]s)?)(?= )/giu

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

/** A pattern of a whole plain question, in whatever case. */
export function wholeQuestion(source: string): RegExp {
  return new RegExp(`^${source}$`, 'iu')
}

import type { Span } from '../../model/span.ts'
import type { Asked } from './beside-the-point.ts'
import { doerOf } from './deed.ts'
import { matcherOf } from './match-terms.ts'
import { NEGATION } from './question.ts'

export type Verdict = 'yes' | 'no'

/**
 * What a sentence itself answers to a yes/no question: "Lindqvist has endorsed Vance." says yes to "has Lindqvist endorsed
 * Vance?", "Bell has not endorsed Vance." no to the same of Bell. It must tell that very deed of whom is asked about, with
 * all words of the question, plainly.
 *
 * @returns undefined where that is open: of what is to come, is only said, asked or thought, or stands in quotation marks
 */
export function verdictOf(
  { question, deed }: Asked,
  { text, span }: { readonly text: string; readonly span: Span },
): Verdict | undefined {
  const { kind, terms, isNegated } = question
  if (kind !== 'yes-no' || isNegated || deed?.who === undefined || deed.isAhead) return undefined
  const sentence = text.slice(span.start, span.end)
  if (OPEN.test(sentence)) return undefined
  const { strengths } = matcherOf(terms)(sentence)
  if (strengths.some(strength => strength < 1) || doerOf(deed, text, span) !== 'asked') return undefined
  const denials = sentence.match(new RegExp(NEGATION, 'giu'))?.length ?? 0
  if (denials === 0) return 'yes'
  return denials === 1 && DENIED.test(sentence) ? 'no' : undefined
}

// "Soto said that she resigned", "asked if she resigned", "Soto may have resigned".
const OPEN =
  /["“”]|\b(?:if|whether|may|might|could|would|should|will|said|says?|saying|told|asked|denied|denies|claim(?:s|ed)?|according|reportedly|allegedly|accused|expected|plan(?:s|ned)?|considering|unless|until|falsely|almost|nearly)\b/iu

/** Right before the verb: "has not endorsed", "did not resign", "never voted". */
const DENIED =
  /\b(?:(?:has|have|had|did|does|do|is|was|were|are)(?: not|n['’]t)|never) (?:\p{L}+ly )?\p{L}+/iu

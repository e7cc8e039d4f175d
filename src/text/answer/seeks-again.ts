import type { AskedForm } from './asked-form.ts'
import { MARK, markedName } from './named.ts'
import { plainQuestion } from './plain-question.ts'

/**
 * Reads whether somebody is asked to want another term: "is Corwin running again", "will Brubaker seek re-election". It is
 * answered by who retires, too.
 */
export function readSeeksAgain(question: string): AskedForm | undefined {
  const { who } = ASKED.exec(plainQuestion(question))?.groups ?? {}
  if (who === undefined) return undefined
  return {
    isStrict: false,
    find: read => read.filter(({ said }) => TELLS.test(markedName(said, who))),
  }
}

const ASKED =
  /^(?:is|will|does|did|are|was) (?<who>[^?,;:]{2,40}?) (?:going to |planning to |planning on |want to )?(?:run|running|runs|seek|seeking) (?:again|for (?:re-?election|another term|an? \p{L}+ term)|re-?election|another term|an? \p{L}+ term)(?: .{2,40})?$/iu

const TELLS = new RegExp(
  `${MARK}[^;]{0,120}\\b(?:(?:not|never|declined to|won['’]t) (?:be )?(?:seek|run)\\p{L}*|retir(?:e|es|ed|ing)\\b|seek(?:s|ing)? (?:re-?election|an? \\p{L}+ term|another term)|run(?:s|ning)? (?:again|for (?:re-?election|another term|an? \\p{L}+ term))|last term|(?:final|another|second|third|fourth) term)`,
  'iu',
)

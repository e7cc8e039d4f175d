import { isPersonNoun } from '../people/introduction.ts'
import { words } from '../words.ts'
import type { AskedForm, ReadSentence } from './asked-form.ts'
import { MARK, markedName, namesAnother } from './named.ts'
import { plainQuestion, wholeQuestion } from './plain-question.ts'

/** Who came after somebody, or before. */
interface Succession {
  readonly side: 'after' | 'before'
  /** As asked: "Tom Hatch", "the police chief". */
  readonly whom: string
  /** Asked of what has been: who wants to follow is no answer. */
  readonly isDone: boolean
}

/**
 * Reads who is asked to have come after or before somebody: "who replaced Hatch", "who is Hatch’s successor", "who did Weller
 * succeed", "who was mayor before Finch".
 */
export function readSuccession(question: string): AskedForm | undefined {
  const asked = plainQuestion(question)
  for (const [side, pattern] of QUESTIONS) {
    const { whom } = pattern.exec(asked)?.groups ?? {}
    if (whom === undefined || /^(?:him|her|them|it|he|she|they)$/iu.test(whom)) continue
    const isDone = !/\b(?:will|would|could|might|may|should|can|going to|gonna)\b/iu.test(asked)
    const succession = { side, whom, isDone }
    return { isStrict: true, find: read => findSuccession(succession, read) }
  }
  return undefined
}

// Every repetition is bounded or followed by a fixed word, and a question has 200 characters: no pattern runs away.
const WHOM =
  "(?<whom>(?!(?:the )?(?:seat|job|post|law|bill|plan)\\b)[^?,;:'’“”]{2,50}?)(?: (?:as|in|on|at|for) .{2,60})?"
const FORMER = '(?:immediate |direct |eventual |likely )?'
const SEAT =
  '(?:(?:the |that |this |his |her |their )?(?:[\\p{L}-]+ ){0,3}(?:seat|job|post|office|position|role|place))'

const QUESTIONS: readonly (readonly [Succession['side'], RegExp])[] = [
  [
    'after',
    wholeQuestion(
      `who(?:['’]s|['’]ll| is| was| has| had| will| would| could| might| should)? (?:be |been |going to |set to |chosen to |picked to |named to |elected to |appointed to |expected to |likely to )*(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|t(?:ake|akes|ook|aking|aken) over (?:from|for)|c(?:ame|omes?) after|stepp?(?:ed|ing|s)? in for|fill(?:s|ed|ing)? in for) ${WHOM}`,
    ),
  ],
  [
    'after',
    wholeQuestion(
      `who(?:['’]s| is| was| will be| became) (?:the |an? )?${FORMER}(?:successor|replacement) (?:of|to|for) ${WHOM}`,
    ),
  ],
  [
    'after',
    wholeQuestion(
      `who(?:['’]s| is| was| will be| became) (?<whom>[^?,;:“”]{2,50}?)['’]s? ${FORMER}(?:successor|replacement)(?: .{2,40})?`,
    ),
  ],
  [
    'after',
    wholeQuestion(
      `who(?: has| will)? (?:got|gets|get|took|takes?|taken|fill(?:s|ed)?|won|has|holds) (?<whom>[^?,;:“”]{2,50}?)['’]s? (?:old |former |vacant )?(?:seat|job|post|office|position|role|place)`,
    ),
  ],
  [
    'after',
    wholeQuestion(
      `who (?:is|was|will|has)(?: be| been)? (?<whom>[^?,;:“”]{2,50}?) (?:being |be |been )?(?:replaced|succeeded) (?:by|with)`,
    ),
  ],
  ['after', wholeQuestion(`(?:by whom|by who) (?:was|is) (?<whom>[^?,;:“”]{2,50}?) (?:replaced|succeeded)`)],
  [
    'before',
    wholeQuestion(
      `who(?:m)? (?:did|does|will|is|has|would) (?<whom>[^?,;:“”]{2,50}?) (?:replac(?:e|es|ed|ing)|succeed(?:ed|ing)?|t(?:ake|aking|aken) over (?:from|for)|follow|come after)(?: (?:as|in|on|at) .{2,60})?`,
    ),
  ],
  ['before', wholeQuestion(`who(?:['’]s| is| was| were) (?:the )?${FORMER}predecessor (?:of|to) ${WHOM}`)],
  [
    'before',
    wholeQuestion(
      `who(?:['’]s| is| was) (?<whom>[^?,;:“”]{2,50}?)['’]s? ${FORMER}predecessor(?: (?:as|in|on|at) .{2,60})?`,
    ),
  ],
  ['before', wholeQuestion(`who (?:held|had|did|occupied|filled) ${SEAT} before ${WHOM}`)],
  ['before', wholeQuestion(`who (?:was|were|came|ran|led|served)(?: [^?,;:“”]{2,50}?)? before ${WHOM}`)],
  [
    'before',
    wholeQuestion(
      `whose (?:seat|job|post|office|position|role|place) (?:did|does|will|is|has) (?<whom>[^?,;:“”]{2,50}?) (?:take|taking|fill|filling|taken|filled|get)(?: over)?`,
    ),
  ],
]

function findSuccession({ side, whom, isDone }: Succession, read: readonly ReadSentence[]): ReadSentence[] {
  const marked = read.map(sentence => ({
    sentence,
    said: markedName(sentence.said, whom),
    before: markedName(sentence.before, whom),
  }))
  const tests = side === 'after' ? CAME_AFTER : CAME_BEFORE
  const found = marked.flatMap(({ sentence, said, before }) => {
    if (isDone && HOPED.test(said) && !CHOSEN.test(said)) return []
    const rank = tests.findIndex(test => test(said, before))
    return rank === -1 || !namesAnother(said) ? [] : [{ sentence, rank }]
  })
  if (found.length > 0 || side === 'before')
    return found.toSorted((a, b) => a.rank - b.rank).map(({ sentence }) => sentence)
  const inOffice = marked.filter(({ sentence: { whole }, said }) => {
    const own = marked.filter(({ sentence }) => sentence.whole.articleId === whole.articleId)
    const office = own.flatMap(each => officeIn(each.said) ?? [])[0]
    return office !== undefined && !said.includes(MARK) && namesAnother(said) && isNewIn(office, said)
  })
  const nobodyYet = marked.filter(
    ({ said, before }) => NOBODY_YET.test(said) && `${before}${said}`.includes(MARK),
  )
  return [...inOffice, ...nobodyYet].map(({ sentence }) => sentence)
}

type Test = (said: string, before: string) => boolean

// What stands between a verb and the name behind it: "succeeding the late chairman, | Tom Hatch".
const LEADING = "(?:(?!by\\b|to\\b)[\\p{L}.'’-]+,? ){0,6}"
const ASIDE = '(?:, [^;]{1,100}?,)?'
const SEATED = '(?:seat|term|post|job|office|vacancy|position|role|spot)'
const LEFT = '(?:retirement|resignation|death|departure|firing|ouster|dismissal|removal|exit)'

const BEAT = 'defeat(?:s|ed|ing)?|beat(?:s|ing)?|oust(?:s|ed|ing)|unseat(?:s|ed|ing)'
const BID = '(?:his|her|their) (?:[\\p{L}-]+ ){0,2}(?:bid|seat|race|campaign|re-?election|job)'

const CAME_AFTER: readonly Test[] = [
  pattern(
    `(?<!\\b(?:was|is|were|be|been|being) )\\b(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|t(?:ake|akes|aking|aken|ook) over (?:from|for)|stepp?(?:s|ed|ing)? in for|fill(?:s|ed|ing)? in for) ${LEADING}${MARK}`,
  ),
  pattern(
    `${MARK}${ASIDE} (?:was|is|will be|has been|had been|is being|would be) (?:\\p{L}+ly )?(?:replaced|succeeded) by`,
  ),
  pattern(`${MARK}['’]s? (?:[\\p{L}-]+ )?(?:successor|replacement)\\b`),
  pattern(`\\b(?:successor|replacement) (?:to|of|for|as) ${LEADING}${MARK}`),
  pattern(
    `\\b${SEATED}\\b[^.;]{0,40}\\b(?:vacated|left (?:open|vacant|empty)|opened|formerly held|previously held|once held) (?:\\p{L}+ )?by ${LEADING}${MARK}`,
  ),
  pattern(
    `\\b(?:fill(?:s|ed|ing)?|complet(?:e|es|ed|ing)|serv(?:e|es|ed|ing) out|finish(?:es|ed|ing)?) (?:out )?(?:the (?:remainder|rest) of )?${LEADING}${MARK}['’]s? (?:[\\p{L}-]+ )?${SEATED}`,
  ),
  pattern(
    `\\b(?:${BEAT}) (?:the )?(?:longtime |then-)?(?:incumbent|Mayor|Sheriff|Gov\\.|Sen\\.|Rep\\.),? ${LEADING}${MARK}`,
  ),
  pattern(`${MARK}${ASIDE} lost ${BID}[^.;]{0,60}? to \\p{Lu}`),
]

// "Amberly appointed Okoro, replacing Drake" says nothing of who was before her.
const NO_OTHERS =
  '(?:(?!(?<!\\b(?:was|were|been|being|be) )\\b(?:appointed|named|chose|picked|selected|nominated|hired|tapped)\\b)[^;])'

const CAME_BEFORE: readonly Test[] = [
  pattern(
    `${MARK}${ASIDE} (?:(?!was\\b|is\\b|were\\b|been?\\b|and\\b)[\\p{L}-]+ ){0,4}(?:replaced|succeeded|succeeds|replaces|took over (?:from|for)|takes over from|(?:is|was) (?:replacing|succeeding)|(?:will|to) (?:replace|succeed)) (?!by\\b)`,
  ),
  pattern(`${MARK}${NO_OTHERS}{0,160}, (?:replacing|succeeding|taking over (?:from|for)) `),
  pattern(`${MARK}['’]s? (?:[\\p{L}-]+ )?predecessor\\b|\\bpredecessor (?:of|to) ${LEADING}${MARK}`),
  pattern(`${MARK}[^;]{0,160}\\b(?:his|her|their) (?:[\\p{L}-]+ )?predecessor\\b`),
  pattern(
    `${MARK}${ASIDE} (?:was|took)\\b[^;]{0,100}\\bafter (?:the |[\\p{L}.’'-]+ ){1,4}(?:${LEFT} of|(?:retired|resigned|died|left|stepped down|quit|was (?:fired|ousted|removed)))\\b`,
  ),
  pattern(
    `${MARK}[^;]{0,100}\\b(?:${BEAT}) (?:the |then-|longtime |[\\p{L}-]{1,20}-term ){0,3}(?:incumbent|Mayor|Sheriff|Gov\\.|Sen\\.|Rep\\.)`,
  ),
  pattern(`\\blost ${BID}[^.;]{0,60}? to ${LEADING}${MARK}`),
  (said, before) =>
    BEGUN.test(before) &&
    (/^(?:He|She|They) (?:[\p{L}-]+ ){0,3}(?:replaced|succeeded|took over (?:from|for)) (?!by\b)/u.test(
      said,
    ) ||
      /^(?:His|Her|Their) (?:[\p{L}-]+ )?predecessor\b/u.test(said)),
]

/** Whoever is marked is who the sentence before is about. */
const BEGUN = new RegExp(`^(?:\\S+ ){0,4}${MARK}`, 'u')

const HOPED =
  /\b(?:to|could|may|might|would|should|hopes?|hoping) (?:be )?(?:replace|succeed|take over|fill|serve out)/u
const CHOSEN =
  /\b(?:chosen|chose|named|appointed|elected|selected|picked|tapped|nominated|hired|promoted|sworn in|won|agreed|voted)\b/u

/** "The city has not named a successor." */
const NOBODY_YET =
  /\b(?:(?:has|have|had) (?:not|yet to)|(?:has|have)n['’]t) (?:yet )?(?:been )?(?:named?|cho(?:osen?|sen)|choose|pick(?:ed)?|appoint(?:ed)?|hired?|announced?|select(?:ed)?|f(?:ou|i)nd) (?:an? |his |her |their )?(?:\p{L}+ )?(?:successor|replacement)\b|\bno (?:successor|replacement)\b|\b(?:successor|replacement) has(?: not|n['’]t)\b/iu

function pattern(source: string): Test {
  const made = new RegExp(source, 'u')
  return said => made.test(said)
}

/** What somebody is called by their office before their name: "fire Superintendent | Carla Voss". */
function officeIn(said: string): string | undefined {
  const at = said.indexOf(MARK)
  if (at === -1) return undefined
  const before = words(said.slice(Math.max(0, at - 60), at)).slice(-3)
  return before.findLast(isPersonNoun)?.text.toLowerCase()
}

function isNewIn(office: string, said: string): boolean {
  return new RegExp(
    `\\b(?:interim|acting|new|next|incoming) (?:[\\p{L}-]+ ){0,3}${RegExp.escape(office)}\\b`,
    'iu',
  ).test(said)
}

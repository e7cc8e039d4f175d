import { partyOf } from '../people/party.ts'
import type { FactKind } from '../people/personal-fact.ts'

/** A question for what news says of somebody in passing. */
export interface PersonalQuestion {
  readonly kind: FactKind | 'office'
  /** Whom it asks about, as typed: a name, or "the mayor of Oakport". */
  readonly who: string
  /** The party that a yes/no question holds them to be of. */
  readonly party?: string
}

/**
 * Reads a question for somebody's party, age, home or office: "what party is doug jones", "is Sessions a Republican?", "how
 * old is she", "where's Pierce from", "what is Quill's job".
 *
 * @param question in one line, without a greeting before it and marks behind
 */
export function readPersonalQuestion(question: string): PersonalQuestion | undefined {
  if (question.length > MAX_READ) return undefined
  const asked = question.replace(/\bwhat['’]?s\b/giu, 'what is').replace(/\bwhere['’]?s\b/giu, 'where is')
  for (const [kind, pattern] of FORMS) {
    const { who, party } = pattern.exec(asked)?.groups ?? {}
    if (who === undefined || NOBODY.test(who)) continue
    if (party === undefined) return { kind, who: bare(who) }
    const held = partyOf(party)
    if (held !== undefined) return { kind, who: bare(who), party: held }
  }
  return undefined
}

// Every repetition is bounded or followed by a fixed word, and a question has 200 characters: no pattern runs away.
const MAX_READ = 200

const WHO = '(?<who>[^?,;:"“”]{2,60}?)'
const OF = "(?:['’]?s|['’])"

const FORMS: readonly (readonly [PersonalQuestion['kind'], RegExp])[] = [
  [
    'party',
    form(
      `(?:is|was) ${WHO} (?:an? )?(?:republican|democrat|dem|repub|gop) or (?:an? )?(?:republican|democrat|dem|repub|gop)`,
    ),
  ],
  [
    'party',
    form(
      `(?:is|was|isn['’]?t|are) ${WHO} (?:an? |the |in the |with the |from the |of the |(?:a )?member of the |part of the )?(?<party>republicans?|democrats?|democratic|dems?|repubs?|gop|independent|libertarian|tory|conservative|labou?r|liberal|(?:republican|democratic|libertarian|conservative|labou?r|liberal|\\S{3,20}) party)`,
    ),
  ],
  [
    'party',
    form(
      `(?:(?:to )?(?:what|which)(?: political)?|whose) party (?:is|was|does|did) ${WHO}(?: (?:in|of|with|from|for|on|belong(?: to)?|a member of|represent|affiliated with|run for|part of))?`,
    ),
  ],
  ['party', form(`what is ${WHO}${OF} (?:political )?(?:party|affiliation|party affiliation)`)],
  ['party', form(`what is the (?:political )?(?:party|affiliation|party affiliation) of ${WHO}`)],
  ['age', form(`how old (?:is|was) ${WHO}(?: (?:now|today|when .{2,40}))?`)],
  ['age', form(`what (?:is|was) ${WHO}${OF} age`)],
  ['home', form(`where (?:is|does|do) ${WHO} (?:from|come from|live|reside|hail from)`)],
  ['home', form(`(?:what|which) (?:city|town|state|place) (?:is|does) ${WHO} (?:from|come from|live in)`)],
  ['home', form(`what is ${WHO}${OF} home ?town`)],
  [
    'office',
    form(`what (?:is|was) ${WHO}${OF} (?:job|title|role|position|occupation|profession|office|day job|post)`),
  ],
  ['office', form(`what does ${WHO} do(?: for (?:a living|work)| professionally)?`)],
  ['office', form(`what (?:office|job|position|post) does ${WHO} (?:hold|have)`)],
]

function form(source: string): RegExp {
  return new RegExp(`^${source}$`, 'iu')
}

// Words that no name and no office stands for: "where is the meeting from".
const NOBODY = /^(?:it|this|that|there|they|he|she|you|i|we|who|what)$/iu

/** Without marks around it. */
function bare(words: string): string {
  return words.replace(/^["“'‘]+|["”'’]+$/gu, '').trim()
}

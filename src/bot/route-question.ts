import { plainQuestion } from '../text/answer/plain-question.ts'
import type { Invocation } from './parse-line.ts'

/**
 * The command that answers a question better than a search for sentences does, with its options filled in as if typed:
 * `what did sessions say about cnn` is a search among quotations.
 *
 * @returns undefined where only the articles can answer, and where a pronoun stands for somebody ("what did he say?")
 */
export function routeQuestion(question: string): Invocation | undefined {
  if (question.length > MAX_READ) return undefined
  const asked = plainQuestion(question)
  for (const { pattern, toInvocation } of ROUTES) {
    const match = pattern.exec(asked)
    const found = match === null ? undefined : toInvocation(match.groups ?? {})
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * The two searches among quotations that a question comes down to when it sets two people side by side: `compare sessions
 * and trump on cnn`, `what do sessions and trump say about cnn`.
 *
 * @returns undefined where two people are not compared
 */
export function routeComparison(question: string): readonly [Invocation, Invocation] | undefined {
  if (question.length > MAX_READ) return undefined
  const asked = plainQuestion(question)
  const groups = COMPARISONS.map(pattern => pattern.exec(asked)?.groups).find(found => found !== undefined)
  if (groups === undefined) return undefined
  const { one, other, about } = groups
  const isMutual = about !== undefined && /^(?:each other|one another)$/iu.test(about)
  const found = [
    quotations({ person: one, about: isMutual ? other : about }),
    quotations({ person: other, about: isMutual ? one : about }),
  ]
  return found[0] === undefined || found[1] === undefined ? undefined : [found[0], found[1]]
}

// A question of a page leads up to what it asks; a command would answer its first line.
const MAX_READ = 300

type Groups = Readonly<Record<string, string | undefined>>

interface Route {
  readonly pattern: RegExp
  readonly toInvocation: (groups: Groups) => Invocation | undefined
}

// Every repetition is bounded or followed by a fixed word, and a question has 300 characters: no pattern runs away.
const PERSON = '(?<person>[^?,;:"“”]{2,60}?)'
const ABOUT = '(?:about|on|regarding|concerning|of)'
const SAID = '(?:say|said|saying|think|thinks|tell us|have to say)'
const TIME =
  '(?<time>yesterday|today|(?:this|last) (?:week|month|year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)? ?(?:19|20)\\d\\d)'

const PERIOD =
  '(?<time>(?:since|from|after|on|in|over|during|for)? ?(?:the )?(?:yesterday|today|this morning|(?:this|last|past) (?:week|month|year|weekend|few days|\\d{1,2} days)|weekend|(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d{1,2})?|\\d{4}-\\d\\d-\\d\\d))'

const ROUTES: readonly Route[] = [
  // "did Sessions say “total disaster”?", "who said “total disaster”?"
  {
    pattern:
      /^(?:did (?<person>[^"“”?,;]{2,60}?) (?:really |actually |ever )?(?:say|tweet|write|post)|who (?:said|tweeted|wrote|posted))[,:]? ?["“](?<text>[^"“”]{3,200})["”]$/iu,
    toInvocation: ({ person, text }) =>
      invoke('verify', { text, ...(person !== undefined && isNamed(person) && { person: bare(person) }) }),
  },
  // "did sessions say that he attacked the president?": the words of his that come nearest
  {
    pattern: form(
      `(?:did|has|have|does) ${PERSON} (?:really |actually |ever )?(?:say|said|claim|claimed|(?<tweet>tweet(?:ed)?)) (?:that )?(?<about>[^"“”]{3,120}?)(?: ${TIME})?`,
    ),
    toInvocation: quotations,
  },
  // "what did sessions say about cnn last week?", "what has the governor tweeted?"
  {
    pattern: form(
      `what (?:did|has|have|does|do|is|are|was) ${PERSON} (?:ever |recently |publicly )?(?:${SAID}|(?<tweet>tweet(?:ed|ing)?))(?: ${ABOUT} (?<about>.{2,120}?))?(?: ${TIME})?`,
    ),
    toInvocation: quotations,
  },
  // "what sessions said about cnn", "everything sessions said"
  {
    pattern: form(
      `(?:what|everything|anything)(?: that)? (?!(?:did|has|have|had|does|do|is|are|was|were) )${PERSON} (?:has |have |had )?(?:said|(?<tweet>tweeted))(?: ${ABOUT} (?<about>.{2,120}?))?(?: ${TIME})?`,
    ),
    toInvocation: quotations,
  },
  // "sessions on cnn in his own words", "quotes by sessions about cnn", "quote sessions on cnn"
  {
    pattern: form(
      `(?:(?:show me |give me |any |all )?(?:quotes?|quotations?|words|statements|remarks) (?:by|of|from) |quote )${PERSON}(?: ${ABOUT} (?<about>.{2,120}?))?(?: ${TIME})?`,
    ),
    toInvocation: quotations,
  },
  // "what happened last week?", "what has happened in Oakport since Tuesday", "any news from this month"
  {
    pattern: new RegExp(
      `^(?:what(?:['’]s| is| has| have| did| was| else)*(?: i| we)? (?:happen(?:ed|ing)?|been happening|going on|been going on|went on|new|up|miss(?:ed)?|in the news)|(?:(?:any|the|all the|show me|give me|what(?:['’]s| is| was)(?: the)?) )?(?:news|headlines|stories|updates))(?: (?:in|with|at|to|on|about|around) (?:the )?(?<topic>(?!last |this |past |the )[^?,;]{2,60}?))?(?: (?:from|of|for))? ${PERIOD}$`,
      'iu',
    ),
    toInvocation: latestOf,
  },
  // "what did the council do last week", "what has Soto been up to this month"
  {
    pattern: new RegExp(
      `^what (?:did|has|have|was|were) (?<topic>[^?,;:]{2,60}?) (?:do|done|decide|decided|been doing|been up to|get up to|up to) ${PERIOD}$`,
      'iu',
    ),
    toInvocation: latestOf,
  },
  // "what's the latest on the shutdown?", "any news about sessions?", "what's new with sessions?"
  {
    pattern:
      /^(?:what(?:'s|’s| is) (?:the )?(?:latest|newest|news|new)|(?:the )?latest(?: news)?|any(?: new)? (?:news|updates?)|news)(?: (?:on|about|with|from|regarding|in) (?<article>.{2,120}))?$/iu,
    toInvocation: ({ article = 'latest' }) =>
      isNamed(article) ? invoke('summary', { article: bare(article) }) : undefined,
  },
  // "what’s up with the jail?", "what is going on with the levy"
  {
    pattern: /^what(?:['’]s| is) (?:up|going on|happening) (?:with|at|in) (?<article>.{2,120})$/iu,
    toInvocation: ({ article }) =>
      isNamed(article!) ? invoke('summary', { article: bare(article!) }) : undefined,
  },
  // "how’s the strike going", "what’s the status of the levy"
  {
    pattern:
      /^(?:how(?:['’]s| is| are) (?<article>.{2,100}?) (?:going|coming along|progressing|looking|doing)|(?:what(?:['’]s| is) the (?:status|state) of|where do(?:es)? we stand on) (?<status>.{2,100}))$/iu,
    toInvocation: ({ article, status }) => {
      const about = article ?? status!
      return isNamed(about) ? invoke('summary', { article: bare(about) }) : undefined
    },
  },
  // "what happened?", "what’s going on"
  {
    pattern:
      /^what(?:['’]s| is| has| have)? (?:happened|happening|been happening|going on|up|new)(?: (?:today|yesterday|this week|lately|recently|here|now))?$/iu,
    toInvocation: () => invoke('latest', {}),
  },
  // "summarise the article on the bridge"
  {
    pattern:
      /^(?:summari[sz]e|sum up|(?:give me |write )?an? summary of)(?: the| an?)?(?: latest| newest)?(?: (?:article|story|news|report)(?: (?:on|about))?)? (?<article>.{2,120})$/iu,
    toInvocation: ({ article }) =>
      isNamed(article!) ? invoke('summary', { article: bare(article!) }) : undefined,
  },
  {
    pattern:
      /^who (?:is|gets|has been|was) (?:the )?(?:most quoted|quoted (?:the )?most)(?: (?:person|often))?$/iu,
    toInvocation: () => invoke('people list', {}),
  },
  {
    pattern:
      /^(?:what|which) (?:feeds|sources|outlets|publishers|papers|newspapers)(?: and \w+)? (?:do you (?:have|read|search|follow|know)|are (?:there|searched|followed|read))$/iu,
    toInvocation: () => invoke('feeds list', {}),
  },
  {
    pattern:
      /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: there)?|help(?: me)?|what can (?:you|i) (?:do|ask)(?: (?:you|here))?|how do(?:es)? (?:you|this|it) work)$/iu,
    toInvocation: () => invoke('help', {}),
  },
]

const PAIR = '(?<one>[^?,;:"“”]{2,60}?) (?:and|vs\\.?|versus|with|to) (?<other>[^?,;:"“”]{2,60}?)'

const COMPARISONS: readonly RegExp[] = [
  form(`compare ${PAIR}(?: ${ABOUT} (?<about>.{2,120}))?`),
  form(`what (?:did|do|have) ${PAIR} (?:both )?${SAID} ${ABOUT} (?<about>.{2,120})`),
  form(`(?:how|where) do ${PAIR} (?:differ|disagree|agree|compare|stand)(?: ${ABOUT} (?<about>.{2,120}))?`),
  form(`(?:do|did) ${PAIR} (?:differ|disagree|agree)(?: ${ABOUT} (?<about>.{2,120}))?`),
  form(`(?<one>[^?,;:"“”]{2,60}?) (?:vs\\.?|versus) (?<other>[^?,;:"“”]{2,60}?) ${ABOUT} (?<about>.{2,120})`),
]

function form(source: string): RegExp {
  return new RegExp(`^${source}$`, 'iu')
}

function quotations({ person, tweet, about, time }: Groups): Invocation | undefined {
  if (person === undefined || !isNamed(person) || (about !== undefined && !isNamed(about))) return undefined
  const days = time?.replace(/^in /iu, '').trim()
  return invoke('quote', {
    person: bare(person),
    ...(about !== undefined && { about: bare(about) }),
    ...(tweet !== undefined && { medium: 'tweet' }),
    ...(days !== undefined && { since: days, until: days }),
  })
}

/** The latest of some days: "since Tuesday" has no end, "the past week" are the last seven days. */
function latestOf({ topic, time = '' }: Groups): Invocation | undefined {
  if (topic !== undefined && !isNamed(topic)) return undefined
  const named = time.trim().toLowerCase()
  const isOpen = /^(?:since|from|after) /u.test(named)
  const days = named.replace(/^(?:since|from|after|on|in|over|during|for) /u, '').replace(/^the /u, '')
  const [first, last] = SPANS.find(([pattern]) => pattern.test(days))?.slice(1) ?? [days, days]
  const count = /^(?:past|last) (\d{1,2}) days$/u.exec(days)?.[1]
  const since = count === undefined ? String(first) : `${count} days ago`
  const until = isOpen || count !== undefined ? undefined : last === undefined ? undefined : String(last)
  return invoke('latest', { topic: topic === undefined ? undefined : bare(topic), since, until })
}

/** What people call days by, with the words by which options know them; without an end they last until today. */
const SPANS: readonly (readonly [pattern: RegExp, first: string, last?: string])[] = [
  [/^past week$/u, '7 days ago'],
  [/^past month$/u, '30 days ago'],
  [/^past year$/u, '365 days ago'],
  [/^(?:past|last) few days$/u, '4 days ago'],
  [/^(?:this |last |past )?weekend$/u, 'saturday', 'sunday'],
  [/^this morning$/u, 'today'],
]

function invoke(command: string, options: Readonly<Record<string, string | undefined>>): Invocation {
  return {
    command,
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
  }
}

/** Whether words name something by themselves: "he" needs the conversation, "anybody" is nobody, "X and Y" are two. */
function isNamed(words: string): boolean {
  return !UNNAMED.test(words.trim())
}

const UNNAMED =
  /^(?:(?:he|she|it|they|him|her|them|we|us|you|i|me|this|that|these|those|one|there|who|what|which|people|others|everyone|everybody|anyone|anybody|someone|somebody|nobody|no one|critics|experts|sources|officials|the (?:article|articles|report|reports|others?))(?: (?:both|all|all of them))?|.*\b(?:and|or|versus|vs)\b.*|.*\b(?:when|after|before|while|because|why|how|that|which|who) .*)$/iu

/** Without marks around it, and the possessive of "Trump's". */
function bare(words: string): string {
  return words.replace(/^["“'‘]+|["”'’]+$/gu, '').trim()
}

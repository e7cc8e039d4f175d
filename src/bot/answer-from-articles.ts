import { type Race, raceName } from '../model/race.ts'
import type { Action, Block, Reply } from '../model/reply.ts'
import { foreignLanguage } from '../text/answer/asked-language.ts'
import { inNewsWords } from '../text/answer/plain-question.ts'
import type { AbstainReason } from '../text/answer/rule-out.ts'
import { withCapitals } from '../text/answer/with-capitals.ts'
import { withoutTime } from '../text/follow-up/times.ts'
import { terms } from '../text/terms.ts'
import type { CommandContext } from './command.ts'
import { type NamedPerson, namedIn, peopleToRemember, remember } from './conversation.ts'
import { evidence, evidenceNotes, nearBest, nearestEvidence, verdictBlock } from './evidence.ts'
import { type FoundAnswer, findAnswer } from './find-answer.ts'
import { raceNews } from './race-news.ts'
import { nothingFound } from './replies.ts'
import { searchedWords } from './searched.ts'
import { keepAnswer } from './shown-answers.ts'
import { writeFrom } from './write.ts'

/** Evidence shown at most. */
const SENTENCES = 3
/** Passages looked at for those of a race. */
const CANDIDATES = 400

/** A question as it is read, for the articles to answer. */
export interface Asked {
  /** Whole. */
  readonly question: string
  /** What the next question may lean on: behind a "why?", still what was asked before it. */
  readonly base: string
  readonly named: readonly NamedPerson[]
}

/** Where an answer is looked for. */
export interface Scope {
  /** Only its articles. */
  readonly race: Race | undefined
  /** Also what only other spaces' feeds brought. */
  readonly isWide: boolean
}

/** What the articles say, in their own sentences; else that nothing does, with the nearest where it is near, and ways to ask wider. */
export async function answerFromArticles(
  { question, base, named }: Asked,
  { race, isWide }: Scope,
  context: CommandContext,
): Promise<Reply> {
  const { store, memory, asker, today } = context
  const within = race === undefined ? undefined : await passagesOn(race, question, context)
  const inPrint = withCapitals(
    question,
    named.map(({ words }) => words),
  )
  const found = await findAnswer(store, inNewsWords(inPrint), {
    today,
    limit: SENTENCES,
    ...(within !== undefined && { within }),
    ...(!isWide && { spaceId: asker.place.spaceId }),
  })
  const shown = found.abstain ? nearestEvidence(found) : nearBest(found.sentences)
  const articles = shown.map(({ candidate }) => found.passages[candidate]!.article)
  const texts = shown.map(({ span }, index) => articles[index]!.text.slice(span.start, span.end))
  const answered = await Promise.all(texts.map(text => namedIn(text, { store, today })))
  await remember(memory, asker.place, {
    question: base,
    people: peopleToRemember(
      named,
      answered.map(people => people.map(({ person }) => person)),
    ),
  })
  const feedback = await keepAnswer(memory, asker.place, {
    question,
    abstained: found.abstain,
    sentences: shown.map(({ span }, index) => ({
      articleId: articles[index]!.id,
      revision: articles[index]!.revision,
      span: { start: span.start, end: span.end },
    })),
  })
  const widen = widening(question, race, { ...found, today })
  if (!found.abstain) {
    const written = await writeFrom(
      shown.map(({ span }, index) => ({ article: articles[index]!, span })),
      { ...context, question },
    )
    return {
      blocks: [
        ...(found.verdict === undefined ? [] : [verdictBlock(found.verdict)]),
        ...(written === undefined ? evidence(shown, found) : [written]),
        ...evidenceNotes(shown, found, today),
      ],
      actions: [...widen, ...feedback],
    }
  }

  const searched = await searchedWords(store, {
    ...(within && { onRace: new Set(within.map(({ passage }) => passage.articleId)).size }),
    ...(!isWide && { spaceId: asker.place.spaceId }),
  })
  const language = foreignLanguage(question)
  const inEnglish =
    language === undefined ? '' : ` This looks like ${language}; questions are read in English so far.`
  const nearest: Block[] =
    shown.length === 0
      ? []
      : [{ kind: 'text', text: 'The nearest that they do say:' }, ...evidence(shown, found)]
  return {
    ...nothingFound(
      `Nothing in ${race === undefined ? 'your feeds' : `the articles on ${raceName(race)}`} says so.${found.reason === undefined ? '' : WHY[found.reason]}${inEnglish} ${searched}`,
      nearest,
    ),
    actions: [...widen, ...feedback],
  }
}

/** The passages of the articles on a race that share words with the question. */
async function passagesOn(race: Race, question: string, { store }: CommandContext) {
  const [{ articles }, passages] = await Promise.all([
    raceNews(store, race),
    store.passages.search(terms(question), { limit: CANDIDATES }),
  ])
  const ids = new Set(articles.map(({ id }) => id))
  return passages.filter(({ passage }) => ids.has(passage.articleId))
}

/** Buttons for what a question, its channel or its space left out: what lies beyond the race, others' feeds, and other times. */
function widening(
  question: string,
  race: Race | undefined,
  {
    today,
    abstain,
    hasUnseen,
  }: Pick<FoundAnswer, 'abstain' | 'hasUnseen'> & { readonly today: Temporal.PlainDate },
): Action[] {
  const anyTime = withoutTime(question, today)
  const wide = (label: string) => ({ label, command: 'ask', options: { question, wide: true } })
  return [
    ...(race !== undefined ? [wide('Ask all articles')] : hasUnseen ? [wide('Ask all feeds')] : []),
    ...(abstain && anyTime !== question
      ? [{ label: 'At any time', command: 'ask', options: { question: anyTime } }]
      : []),
  ]
}

const WHY: Record<AbstainReason, string> = {
  'no-match': '',
  'unknown-name': ' A name in the question is in no stored article that could answer it.',
  'other-name': '',
  'wrong-year': ' No stored article is about that time.',
  'unseen-words': ' Most of what it asks about stands nowhere in them.',
  unsure: '',
}

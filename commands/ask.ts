import { raceOf } from '../src/bot/channel-race.ts'
import { type CommandContext, defineCommand } from '../src/bot/command.ts'
import {
  CONVERSATION,
  forget,
  type NamedPerson,
  namedIn,
  peopleToRemember,
  recall,
  remember,
} from '../src/bot/conversation.ts'
import { evidence, evidenceNotes, nearBest, nearestEvidence } from '../src/bot/evidence.ts'
import { findAnswer } from '../src/bot/find-answer.ts'
import { raceNews } from '../src/bot/race-news.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { routeComparison, routeQuestion } from '../src/bot/route-question.ts'
import { replyOf, saidByBoth } from '../src/bot/said-by.ts'
import { searchedWords } from '../src/bot/searched.ts'
import { keepAnswer } from '../src/bot/shown-answers.ts'
import { withNamesSpelt } from '../src/bot/spelt-names.ts'
import { askedWhoIs } from '../src/bot/who-is.ts'
import { repeated } from '../src/bot/wording.ts'
import { writeFrom } from '../src/bot/write.ts'
import { type Race, raceName } from '../src/model/race.ts'
import type { Action, Block, Reply } from '../src/model/reply.ts'
import type { AbstainReason } from '../src/text/answer/answer.ts'
import { withCapitals } from '../src/text/answer/with-capitals.ts'
import { asksMore, readFollowUp } from '../src/text/follow-up/read-follow-up.ts'
import { withoutTime } from '../src/text/follow-up/times.ts'
import { terms } from '../src/text/terms.ts'

/** Evidence shown at most. */
const SENTENCES = 3
/** Passages looked at for those of a race. */
const CANDIDATES = 400

export default defineCommand({
  name: 'ask',
  description: 'What do the articles say? Answered in their own sentences, or not at all',
  example: '/ask has trump endorsed sessions?',
  visibility: 'public',
  access: 'everyone',
  options: {
    question: {
      type: 'text',
      required: true,
      free: true,
      description: 'Your question; “context” alone shows what is remembered, “forget” forgets it',
    },
    wide: { type: 'boolean', description: 'Also beyond the race that this channel is about' },
  },
  async handle({ question: typed, wide = false }, context) {
    const { store, memory, asker, today } = context
    const word = /^\W*(context|forget)\W*$/iu.exec(typed)?.[1]?.toLowerCase()
    if (word === 'context') return showContext(context)
    if (word === 'forget') {
      await forget(memory, asker.place)
      return { ...nothingFound('Forgotten. The next question stands by itself.'), visibility: 'private' }
    }

    const earlier = await recall(memory, asker.place)
    const spelt = await withNamesSpelt(typed, store)
    const named = await namedIn(spelt, { store, today })
    const question = readFollowUp(spelt, { earlier, named: named.map(({ words }) => words), today })
    if (question === undefined)
      return nothingFound(
        `“${repeated(typed)}” leans on a question before it, and none is remembered here. Ask it in full, please.`,
      )
    const base = earlier !== undefined && asksMore(typed) ? earlier.question : question
    const asked = {
      question,
      base,
      named: question === spelt ? named : await namedIn(question, { store, today }),
    }
    const race = wide ? undefined : await raceOf(store, asker.place)
    const reply = (await viaCommand(asked, race, context)) ?? (await viaArticles(asked, race, context))
    if (question === typed) return reply
    return { ...reply, blocks: [{ kind: 'text', text: `Read as: ${question}` }, ...reply.blocks] }
  },
})

interface Asked {
  /** As it is read: whole. */
  readonly question: string
  /** What the next question may lean on: behind a "why?", still what was asked before it. */
  readonly base: string
  readonly named: readonly NamedPerson[]
}

async function showContext({ memory, asker }: CommandContext): Promise<Reply> {
  const earlier = await recall(memory, asker.place)
  const minutes = CONVERSATION.total('minutes')
  if (earlier === undefined)
    return {
      ...nothingFound(
        `Nothing is remembered here. After a question, follow-ups such as “why?” or “and Sessions?” work for ${minutes} minutes.`,
      ),
      visibility: 'private',
    }
  return {
    title: 'What is remembered here',
    visibility: 'private',
    blocks: [
      {
        kind: 'fields',
        fields: [
          { name: 'Last question', value: earlier.question },
          { name: 'People', value: earlier.people.map(({ name }) => name).join(', ') },
        ].filter(({ value }) => value !== ''),
      },
      {
        kind: 'text',
        text: `For you alone, in this channel or thread, and for ${minutes} minutes after the last question.`,
      },
    ],
    actions: [{ label: 'Forget it', command: 'ask', options: { question: 'forget' } }],
  }
}

/** What another command answers better; undefined where the articles are to be asked. */
async function viaCommand(
  { question, base, named }: Asked,
  race: Race | undefined,
  context: CommandContext,
): Promise<Reply | undefined> {
  const asked = await askedWhoIs(question, { named, ...context })
  const toRace = race !== undefined && WHO_RUNS.test(question)
  const invocation =
    asked !== undefined
      ? { command: 'people card', options: { person: `#${asked.id}` } }
      : toRace
        ? { command: 'race show', options: { race: race.id } }
        : routeQuestion(question)
  const pair = invocation === undefined ? routeComparison(question) : undefined
  const said =
    invocation !== undefined ? await replyOf(invocation, context) : pair && (await saidByBoth(pair, context))
  const isPersonal = pair !== undefined || PERSONAL.has(invocation?.command ?? '')
  if (said !== undefined && isPersonal)
    await remember(context.memory, context.asker.place, {
      question: base,
      people: peopleToRemember(named, asked === undefined ? [] : [asked]),
    })
  return said
}

/** Commands that follow-ups can lean on: "and him?" means nothing after a list of feeds. */
const PERSONAL: ReadonlySet<string> = new Set(['quote', 'race show', 'people card'])

/** Where a channel is about a race, this asks for who runs in that one. */
const WHO_RUNS =
  /^\W*who(?:['’]s|’s| is| are| all| else)*(?: (?:running|in (?:it|the race|this race)|(?:the |all the )?candidates))(?: in (?:it|the race|this race))?\W*$/iu

async function viaArticles(
  { question, base, named }: Asked,
  race: Race | undefined,
  context: CommandContext,
): Promise<Reply> {
  const { store, memory, asker, today } = context
  const within = race === undefined ? undefined : await passagesOn(race, question, context)
  const inPrint = withCapitals(
    question,
    named.map(({ words }) => words),
  )
  const found = await findAnswer(store, inPrint, {
    today,
    limit: SENTENCES,
    ...(within !== undefined && { within }),
  })
  const shown = found.abstain ? nearestEvidence(found) : nearBest(found.sentences)
  const articles = shown.map(({ candidate }) => found.passages[candidate]!.article)
  const texts = shown.map(({ span }, index) => articles[index]!.text.slice(span.start, span.end))
  const answered = await Promise.all(texts.map(text => namedIn(text, { store, today })))
  await remember(memory, asker.place, {
    question: base,
    people: peopleToRemember(
      named,
      answered.flat().map(({ person }) => person),
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
  const widen = widening(question, race, { today, abstain: found.abstain })
  if (!found.abstain) {
    const written = await writeFrom(
      shown.map(({ span }, index) => ({ article: articles[index]!, span })),
      { ...context, question },
    )
    return {
      blocks: [
        ...(written === undefined ? evidence(shown, found) : [written]),
        ...evidenceNotes(shown, found, today),
      ],
      actions: [...widen, ...feedback],
    }
  }

  const searched = await searchedWords(
    store,
    within && new Set(within.map(({ passage }) => passage.articleId)).size,
  )
  const nearest: Block[] =
    shown.length === 0
      ? []
      : [{ kind: 'text', text: 'The nearest that they do say:' }, ...evidence(shown, found)]
  return {
    ...nothingFound(
      `Nothing in ${race === undefined ? 'your feeds' : `the articles on ${raceName(race)}`} says so.${found.reason === undefined ? '' : WHY[found.reason]} ${searched}`,
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

/** Buttons for what a question or its channel left out: what lies beyond the race, and other times. */
function widening(
  question: string,
  race: Race | undefined,
  { today, abstain }: { readonly today: Temporal.PlainDate; readonly abstain: boolean },
): Action[] {
  const anyTime = withoutTime(question, today)
  return [
    ...(race === undefined
      ? []
      : [{ label: 'Ask all articles', command: 'ask', options: { question, wide: true } }]),
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

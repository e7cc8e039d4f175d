import { type Asked, answerFromArticles } from '../src/bot/answer-from-articles.ts'
import { showContext } from '../src/bot/asked-context.ts'
import { askedRace } from '../src/bot/asked-race.ts'
import { raceOf } from '../src/bot/channel-race.ts'
import { type CommandContext, defineCommand } from '../src/bot/command.ts'
import { forget, namedIn, peopleToRemember, recall, remember } from '../src/bot/conversation.ts'
import type { Invocation } from '../src/bot/parse-line.ts'
import { answerAboutPerson } from '../src/bot/personal-answer.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { routeComparison, routeQuestion } from '../src/bot/route-question.ts'
import { replyOf, saidByBoth } from '../src/bot/said-by.ts'
import { withNamesSpelt } from '../src/bot/spelt-names.ts'
import { askedWhoIs, holdersReply, whoHolds } from '../src/bot/who-is.ts'
import { repeated } from '../src/bot/wording.ts'
import type { Person } from '../src/model/person.ts'
import type { Race } from '../src/model/race.ts'
import type { Reply } from '../src/model/reply.ts'
import { readPersonalQuestion } from '../src/text/answer/personal-question.ts'
import { askedAtTheEnd, plainQuestion, spelledOut } from '../src/text/answer/plain-question.ts'
import { splitQuestions } from '../src/text/answer/split-questions.ts'
import { asksMore, readFollowUp } from '../src/text/follow-up/read-follow-up.ts'

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
    wide: {
      type: 'boolean',
      description: 'Also beyond the race that this channel is about, and beyond your own feeds',
    },
  },
  async handle({ question: typed, wide = false }, context) {
    const { memory, asker } = context
    const word = /^\W*(context|forget)\W*$/iu.exec(typed)?.[1]?.toLowerCase()
    if (word === 'context') return showContext(context)
    if (word === 'forget') {
      await forget(memory, asker.place)
      return { ...nothingFound('Forgotten. The next question stands by itself.'), visibility: 'private' }
    }

    const whole = spelledOut(typed)
    const asked = askedAtTheEnd(whole)
    const questions = splitQuestions(asked)
    const replies: Reply[] = []
    // One after the other: the second may lean on the first.
    for (const question of questions)
      replies.push(await answerOne(question, { ...context, wide, isPart: asked !== whole }))
    return replies.length === 1 ? replies[0]! : together(questions, replies)
  },
})

/** @param context.isPart whether the question is only the end of what was typed */
async function answerOne(
  said: string,
  context: CommandContext & { readonly wide: boolean; readonly isPart: boolean },
): Promise<Reply> {
  const { store, memory, asker, today, wide } = context
  const earlier = await recall(memory, asker.place)
  const spelt = await withNamesSpelt(said, store)
  const named = await namedIn(spelt, { store, today })
  const question = readFollowUp(spelt, { earlier, named: named.map(({ words }) => words), today })
  if (question === undefined)
    return nothingFound(
      earlier === undefined
        ? `“${repeated(said)}” leans on a question before it, and none is remembered here. Ask it in full, please.`
        : `“${repeated(said)}” leans on a question before it, and after “${repeated(earlier.question)}” it is not clear of whom. Ask it in full, please.`,
    )
  const base = earlier !== undefined && asksMore(said) ? earlier.question : question
  const asked = {
    question,
    base,
    named: question === spelt ? named : await namedIn(question, { store, today }),
  }
  const race = wide ? undefined : await raceOf(store, asker.place)
  const reply =
    (await viaCommand(asked, race, context)) ??
    (await viaPerson(asked, context)) ??
    (await answerFromArticles(asked, { race, isWide: wide }, context))
  if (question === said && !context.isPart) return reply
  return { ...reply, blocks: [{ kind: 'text', text: `Read as: ${question}` }, ...reply.blocks] }
}

/** The answers to several questions asked at once, each under its own. */
function together(questions: readonly string[], replies: readonly Reply[]): Reply {
  return {
    blocks: replies.flatMap(({ title, blocks }, index) => [
      { kind: 'text' as const, text: `${index + 1}. ${questions[index]}` },
      ...(title === undefined ? [] : [{ kind: 'text' as const, text: title }]),
      ...blocks,
    ]),
    actions: replies.flatMap(({ actions = [] }, index) =>
      actions.map(action => ({ ...action, label: `${action.label} (${index + 1})` })),
    ),
  }
}

/** What another command answers better; undefined where the articles are to be asked. */
async function viaCommand(
  { question, base, named }: Asked,
  race: Race | undefined,
  context: CommandContext,
): Promise<Reply | undefined> {
  const people = await askedWhoIs(question, { named, ...context })
  const { store, asker } = context
  const running = await askedRace(question, { race, store, spaceId: asker.place.spaceId })
  const invocation =
    people.length === 1
      ? cardOf(people[0]!)
      : running !== undefined
        ? { command: 'race show', options: { race: running.id } }
        : routeQuestion(question)
  const pair = invocation === undefined ? routeComparison(question) : undefined
  const said =
    people.length > 1
      ? holdersReply(people)
      : invocation !== undefined
        ? await replyOf(invocation, context)
        : pair && (await saidByBoth(pair, context))
  const isPersonal = pair !== undefined || people.length > 1 || PERSONAL.has(invocation?.command ?? '')
  if (said !== undefined && isPersonal)
    await remember(context.memory, context.asker.place, {
      question: base,
      people: peopleToRemember(named, [people]),
    })
  return said
}

/** What articles say of somebody in passing: their party, age, home or office. */
async function viaPerson(
  { question, base, named }: Asked,
  context: CommandContext,
): Promise<Reply | undefined> {
  const asked = readPersonalQuestion(plainQuestion(question))
  if (asked === undefined) return undefined
  const { kind, who } = asked
  const meant = named.filter(({ words }) => who.toLowerCase().includes(words.toLowerCase()))
  const people =
    meant.length > 0
      ? meant.map(({ person }) => person)
      : await whoHolds(/^the /iu.test(who) ? who.toLowerCase() : `the ${who.toLowerCase()}`, context)
  const [person, ...others] = people
  if (person === undefined || others.length > 0) return undefined
  await remember(context.memory, context.asker.place, {
    question: base,
    people: peopleToRemember(named, [[person]]),
  })
  return kind === 'office'
    ? replyOf(cardOf(person), context)
    : answerAboutPerson({ ...asked, kind }, person, { ...context, question })
}

function cardOf({ id }: Person): Invocation {
  return { command: 'people card', options: { person: `#${id}` } }
}

/** Commands that follow-ups can lean on: "and him?" means nothing after a list of feeds. */
const PERSONAL: ReadonlySet<string> = new Set(['quote', 'race show', 'people card'])

import type { Article } from '../model/article.ts'
import type { Person } from '../model/person.ts'
import type { Action, Block, Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import type { PersonalQuestion } from '../text/answer/personal-question.ts'
import { partyOf } from '../text/people/party.ts'
import { type FactKind, findFact, type PersonalFact } from '../text/people/personal-fact.ts'
import { cite } from './citation.ts'
import { clarifiedSentences } from './clarified.ts'
import type { CommandContext } from './command.ts'
import { verdictBlock } from './evidence.ts'
import { seenIn } from './find-article.ts'
import { namesOf, rolesWords } from './person-words.ts'
import { nothingFound } from './replies.ts'
import { keepAnswer } from './shown-answers.ts'
import { ageLine } from './wording.ts'

/** Articles looked through for a sentence that says it. */
const READ = 60
/** Publishers shown. */
const SHOWN = 2

interface FoundFact extends PersonalFact {
  readonly article: Article
}

/**
 * What articles say of somebody's party, age or home, the newest of each publisher; of a party also what the directory has.
 * A yes/no question is answered yes or no where the sentence itself settles it.
 */
export async function answerAboutPerson(
  { kind, party }: PersonalQuestion & { readonly kind: FactKind },
  person: Person,
  { question, store, memory, asker, today }: CommandContext & { readonly question: string },
): Promise<Reply> {
  const found = await findFacts(person, kind, { store, spaceId: asker.place.spaceId })
  const card: Action = { label: person.name, command: 'people card', options: { person: `#${person.id}` } }
  const listed = kind === 'party' ? listedParties(person) : []
  if (found.length === 0 && listed.length === 0)
    return {
      ...nothingFound(`No sentence in your feeds says plainly ${UNSAID[kind](person.name)}.`),
      actions: [card],
    }
  const values = new Set(found.length > 0 ? found.map(({ value }) => value) : listed)
  const feedback = await keepAnswer(memory, asker.place, {
    question,
    abstained: false,
    sentences: found.map(({ article, sentence: { start, end } }) => ({
      articleId: article.id,
      revision: article.revision,
      span: { start, end },
    })),
  })
  return {
    blocks: [
      ...verdict(party, values),
      ...found.map(sentenceBlock),
      ...(found.length > 0 ? ageNotes(found, today) : byDirectory(person)),
    ],
    actions: [card, ...feedback],
  }
}

const UNSAID: Record<FactKind, (name: string) => string> = {
  party: name => `of which party ${name} is`,
  age: name => `how old ${name} is`,
  home: name => `where ${name} is from`,
}

/** The newest of each publisher that says it; of one that says another thing, too. */
async function findFacts(
  person: Person,
  kind: FactKind,
  { store, spaceId }: { readonly store: Store; readonly spaceId: string },
): Promise<FoundFact[]> {
  const names = namesOf(person)
  const articles = await seenIn(store, await store.articles.mentioning(person.id, { limit: READ }), spaceId)
  const found = articles.flatMap(article => {
    const fact = findFact(article.text, { names, kind })
    return fact === undefined ? [] : [{ article, ...fact }]
  })
  const byPublisher = Map.groupBy(found, ({ article }) => article.publisher)
  return [...byPublisher.values()].map(([newest]) => newest!).slice(0, SHOWN)
}

/** Parties of the last office that the directory has, which is not what articles call somebody. */
function listedParties({ roles }: Person): string[] {
  const last = roles.findLast(({ party, fromArticles }) => party !== undefined && !fromArticles)
  return last === undefined ? [] : [partyOf(last.party!) ?? last.party!]
}

function verdict(asked: string | undefined, values: ReadonlySet<string>): Block[] {
  if (asked === undefined || values.size !== 1) return []
  return [verdictBlock(values.has(asked) ? 'yes' : 'no')]
}

function sentenceBlock({ article, sentence, emphasis }: FoundFact): Block {
  return {
    kind: 'sentences',
    sentences: clarifiedSentences(article, [{ span: sentence, emphasis: [emphasis] }]),
    citation: cite(article, sentence),
  }
}

function ageNotes(found: readonly FoundFact[], today: Temporal.PlainDate): Block[] {
  const age = ageLine(found[0]!.article.publishedOn, today)
  return age === undefined ? [] : [{ kind: 'notice', level: 'info', text: age }]
}

function byDirectory(person: Person): Block[] {
  return [
    {
      kind: 'fields',
      fields: [{ name: 'Offices, by the directory', value: rolesWords(person, { from: 'directory' }) }],
    },
  ]
}

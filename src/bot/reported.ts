import type { Person } from '../model/person.ts'
import type { Block, Reply } from '../model/reply.ts'
import { findStances } from '../text/answer/stance.ts'
import { cite } from './citation.ts'
import { clarifiedSentences } from './clarified.ts'
import type { CommandContext } from './command.ts'
import { seenIn } from './find-article.ts'
import { findPerson } from './find-person.ts'
import { findQuotations } from './find-quotations.ts'
import type { Invocation } from './parse-line.ts'
import { quotation } from './quotation.ts'

/** Reports shown at most. */
const SHOWN = 3
/** Articles looked through for what nobody's words are kept of. */
const READ = 30

/**
 * What articles report somebody to have said, where `/quote` has none of their own words to show.
 *
 * @param none what `/quote` replied: the answer where nothing is reported either
 * @returns undefined where it is no question of one known person's words
 */
export async function asReported(
  { command, options }: Invocation,
  none: Reply,
  context: CommandContext,
): Promise<Reply | undefined> {
  if (command !== 'quote') return undefined
  const { store, today } = context
  const found = await findPerson(store, String(options.person), today)
  if (found.kind !== 'one') return undefined
  const { person } = found
  const about = options.about === undefined ? undefined : String(options.about)
  const { groups } = await findQuotations(store, { speakerId: person.id, kinds: ['indirect'] }, about)
  const isOfDays = options.since !== undefined || options.until !== undefined
  const reported =
    groups.length > 0
      ? groups.slice(0, SHOWN).map(({ fullest }) => quotation(fullest))
      : isOfDays || options.medium !== undefined
        ? []
        : await stances(person, about, context)
  if (reported.length === 0) return none
  return {
    title: person.name,
    blocks: [{ kind: 'text', text: 'None of their own words, but articles report:' }, ...reported],
  }
}

/** What the newest articles that name somebody tell of what they said, a sentence each. */
async function stances(
  person: Person,
  about: string | undefined,
  { store, asker }: CommandContext,
): Promise<Block[]> {
  const naming = await store.articles.mentioning(person.id, { limit: READ })
  const articles = await seenIn(store, naming, asker.place.spaceId)
  const found = articles.flatMap(article => {
    const [span] = findStances(article, { name: person.name, about })
    return span === undefined ? [] : [{ article, span }]
  })
  return found.slice(0, SHOWN).map(({ article, span }) => ({
    kind: 'sentences',
    sentences: clarifiedSentences(article, [{ span, emphasis: [] }]),
    citation: cite(article, span),
  }))
}

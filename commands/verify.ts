import { excerpt } from '../src/bot/citation.ts'
import { defineCommand } from '../src/bot/command.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { type FoundWording, findWording, type Utterance } from '../src/bot/find-wording.ts'
import { nobodyCalled } from '../src/bot/nobody-called.ts'
import { quotation } from '../src/bot/quotation.ts'
import { nothingFound, whichPerson } from '../src/bot/replies.ts'
import { UserError } from '../src/model/errors.ts'
import type { Person } from '../src/model/person.ts'
import { IN_MARKS } from '../src/model/quote.ts'
import type { Block, DifferenceBlock, DifferencePart, QuotationBlock, Reply } from '../src/model/reply.ts'
import type { Difference, WordingMatch } from '../src/text/verify/verify.ts'

/** A long answer at a rally; a whole speech is checked piece by piece. */
const MAX_LENGTH = 2_000

export default defineCommand({
  name: 'verify',
  description: 'Is this on record, word for word, and as whose words?',
  example: '/verify did i go on cnn and attack the president? person:jeff sessions',
  visibility: 'public',
  access: 'everyone',
  options: {
    text: { type: 'text', required: true, free: true, description: 'The words to check' },
    person: { type: 'text', suggest: 'people', description: 'Who is said to have said them' },
  },
  async handle({ text, person: typed }, { store, today }) {
    if (text.length > MAX_LENGTH)
      throw new UserError(
        'wording-too-long',
        `That is ${text.length.toLocaleString('en')} characters; up to ${MAX_LENGTH.toLocaleString('en')} can be checked at once. Check it in pieces.`,
      )
    const found = typed === undefined ? undefined : await findPerson(store, typed, today)
    if (found?.kind === 'several')
      return whichPerson(typed!, found.people, { command: 'verify', option: 'person', options: { text } })
    if (found?.kind === 'none')
      return nobodyCalled(typed!, found, { store, command: 'verify', option: 'person', options: { text } })

    const wording = await findWording(store, text, { speakerId: found?.person.id })
    if (wording.kind !== 'unknown') return judged(text, wording, found?.person)
    const count = await store.quotes.count({ kinds: IN_MARKS })
    return {
      title: 'Not in your feeds',
      ...nothingFound(
        `No stored quotation has these words or words near them. That does not mean that nobody said them. Searched: ${count.toLocaleString('en')} quotations.`,
      ),
    }
  },
})

function judged(text: string, wording: FoundWording, person: Person | undefined): Reply {
  const { matches, byOther } = wording
  const [best] = matches
  const shown: Block[] =
    wording.kind === 'stitched'
      ? matches.flatMap(match => [differences(text, match), quotation(match.recorded)])
      : [
          ...(isPlain(best!) ? [] : [differences(text, best!)]),
          ...bySpeaker(matches.map(({ recorded }) => recorded)),
        ]
  const title = byOther ? OTHERS[isOpen(wording) ? 'open' : 'named'] : TITLES[wording.kind]
  const level = wording.kind === 'verbatim' && !byOther ? 'info' : 'warning'
  return { title, blocks: [{ kind: 'notice', level, text: verdict(wording, person) }, ...shown] }
}

const TITLES = {
  verbatim: 'Verbatim',
  altered: 'Altered',
  stitched: 'Stitched',
  unknown: 'Not in your feeds',
}

const OTHERS = { open: 'Speaker not certain', named: 'Someone else’s words' }

function verdict({ kind, matches, byOther }: FoundWording, person: Person | undefined): string {
  const speakers = [...new Set(matches.map(({ recorded }) => recorded.quote.speaker))]
  const names = speakers.map(name => name ?? 'somebody whom the article does not name').join(' and ')
  const whose = isOpen({ matches })
    ? ` Whether they are words of ${person?.name}, the article leaves open.`
    : ` They are not on record as words of ${person?.name}.`
  const notTheirs = byOther ? whose : ''
  if (kind === 'verbatim') {
    const spelling = matches[0]!.differences.some(each => each.kind === 'spelt')
      ? ', but for the spelling'
      : ''
    return `On record word for word${spelling}, as words of ${names}.${notTheirs}`
  }
  if (kind === 'altered')
    return `Not on record like this. The nearest are words of ${names}, marked where they differ.${notTheirs}`
  return `Not on record like this: joined from ${matches.length} parts of different quotations, of ${names}.${notTheirs}`
}

/** Whether an article leaves open who spoke: then nobody can say that it was not the person asked about. */
function isOpen({ matches }: Pick<FoundWording, 'matches'>): boolean {
  return matches.some(({ recorded }) => recorded.quote.speakerId === undefined)
}

function isPlain({ differences }: WordingMatch<unknown>): boolean {
  return differences.every(({ kind }) => kind === 'same' || kind === 'bracketed')
}

/** One quotation a speaker, with every other article that prints the same words. */
function bySpeaker(utterances: readonly Utterance[]): QuotationBlock[] {
  const speakers = Map.groupBy(utterances, ({ quote }) => quote.speakerId ?? quote.id)
  return [...speakers.values()].map(([first, ...others]) => ({
    ...quotation(first!),
    ...(others.length > 0 && { alsoIn: others.map(each => quotation(each).citation) }),
  }))
}

function differences(text: string, { recorded, differences }: WordingMatch<Utterance>): DifferenceBlock {
  return {
    kind: 'difference',
    parts: differences.flatMap(each => part(each, { text, recorded })),
  }
}

function part(
  { kind, typed, recorded: span }: Difference,
  { text, recorded }: { readonly text: string; readonly recorded: Utterance },
): DifferencePart[] {
  const mine = typed === undefined ? undefined : text.slice(typed.start, typed.end)
  const theirs = span && excerpt(recorded.article, span)
  // What the asker set in dots or brackets is no word of theirs.
  if (theirs === undefined) return kind === 'added' ? [{ kind, typed: mine! }] : []
  if (kind === 'missing' || kind === 'omitted') return [{ kind, recorded: theirs }]
  if (kind === 'changed') return [{ kind, typed: mine!, recorded: theirs }]
  return [{ kind: 'same', recorded: theirs }]
}

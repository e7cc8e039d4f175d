import type { Person } from '../model/person.ts'
import type { Race } from '../model/race.ts'
import type { QuoteFilter, Store } from '../stores/store.ts'
import type { WordingGroup } from '../text/verify/group-wordings.ts'
import { peopleOf } from './channel-race.ts'
import { findQuotations, type PrintedQuote } from './find-quotations.ts'

/** The quotation of one who runs in a race. */
export interface RaceQuotation {
  readonly person: Person
  readonly group: WordingGroup<PrintedQuote>
}

/**
 * Of each who runs in a race, what they were last quoted as saying, or what comes closest to the topic.
 *
 * @param filter without a speaker
 * @returns the newest first; without those who have nothing to show
 */
export async function quotationsInRace(
  race: Race,
  { filter, about, store }: { readonly filter: QuoteFilter; readonly about?: string; readonly store: Store },
): Promise<RaceQuotation[]> {
  const people = await peopleOf(race, store)
  const found = await Promise.all(
    people.map(async person => {
      const { groups } = await findQuotations(store, { ...filter, speakerId: person.id }, about)
      return groups.slice(0, 1).map(group => ({ person, group }))
    }),
  )
  return found
    .flat()
    .sort((a, b) =>
      Temporal.Instant.compare(b.group.fullest.article.publishedAt, a.group.fullest.article.publishedAt),
    )
}

import type { Race } from '../model/race.ts'
import type { Store } from '../stores/store.ts'
import { plainQuestion } from '../text/answer/plain-question.ts'
import { terms } from '../text/terms.ts'
import { raceNews } from './race-news.ts'

/** "Who is running?", "who's in the race for the Senate in Alabama", "who are the candidates for mayor this year" */
const WHO_RUNS =
  /^who(?:['’]s|['’]re| is| are| all| else)* (?:running|in (?:it|the race|this race)|(?:the |all the )?candidates)(?: in (?:it|the race|this race))?(?: for (?:the |an? )?(?<office>.{2,60}?))?(?: (?:in|from|of) (?:the )?(?<place>\p{L}.{1,60}?))?(?: (?:this year|in (?<year>(?:19|20)\d\d)))?$/iu

/**
 * The race of which a question asks who runs in it: the channel's own where it names none; else the one that is stored for the
 * office and place that it names, where articles are about it.
 *
 * @param options.race what the channel is about
 * @returns undefined where something else is asked, or no race or more than one fits
 */
export async function askedRace(
  question: string,
  {
    race,
    store,
    spaceId,
  }: { readonly race: Race | undefined; readonly store: Store; readonly spaceId: string },
): Promise<Race | undefined> {
  const asked = WHO_RUNS.exec(plainQuestion(question))?.groups
  if (asked === undefined) return undefined
  const { office, place, year } = asked
  if (race !== undefined && [office, place, year].every(part => part === undefined)) return race
  const fitting = (await store.races.list(spaceId)).filter(
    each =>
      (place === undefined || isOf(place, each.place)) &&
      (office === undefined || isOf(office, `${each.office} ${each.place}`)) &&
      (year === undefined || String(each.electionOn.year) === year),
  )
  const [only, ...others] = fitting
  if (only === undefined || others.length > 0) return undefined
  const { articles } = await raceNews(store, only)
  return articles.length === 0 ? undefined : only
}

/** Whether all words of what is asked are among those of a race. */
function isOf(asked: string, held: string): boolean {
  const stands = new Set(terms(held))
  const wanted = terms(asked)
  return wanted.length > 0 && wanted.every(term => stands.has(term))
}

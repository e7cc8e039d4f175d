/** A phrase by which articles know a race, and how many of those read use it. */
export interface RaceTerm {
  readonly term: string
  readonly count: number
}

/**
 * Finds the phrases by which articles speak of a race: its office with a word for the contest, "Senate seat", "race for mayor
 * of Teal County". In the words of the first that uses each.
 *
 * @param texts of articles on the race
 * @param known phrases, which are left out, as is what contains one
 * @returns the most used first
 */
export function findRaceTerms(
  texts: readonly string[],
  {
    office,
    place,
    known,
  }: { readonly office: string; readonly place: string; readonly known: readonly string[] },
): RaceTerm[] {
  const phrase = phraseOf(office, place)
  const counts = new Map<string, { readonly term: string; count: number }>()
  for (const text of texts) {
    const said = new Map(Array.from(text.matchAll(phrase), ([term]) => [term.toLowerCase(), term]))
    for (const [key, term] of said) {
      if (known.some(other => key.includes(other.toLowerCase()))) continue
      const found = counts.get(key)
      if (found === undefined) counts.set(key, { term, count: 1 })
      else found.count++
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

const CONTEST = '(?:races?|seat|campaign|primary|runoff|election|contest|nomination|bid|run|nominee|debate)'

function phraseOf(office: string, place: string): RegExp {
  const bare = RegExp.escape(office.replace(/^U\.?S\.? /u, '').trim())
  const where = RegExp.escape(place.trim())
  return new RegExp(
    `(?<!\\p{L})(?:(?:${where} )?${bare} ${CONTEST}|${CONTEST} (?:for|to be) (?:the )?(?:${where} )?${bare}(?: (?:of|in) ${where})?)(?!\\p{L})`,
    'giu',
  )
}

import type { PersonTally, Store } from '../stores/store.ts'
import { matchName } from '../text/name-match.ts'
import type { Command } from './command.ts'
import { prominence } from './find-person.ts'

const SUGGESTIONS = 25

/**
 * Whole lines that a half-typed line may become: commands by prefix, then people where the first option names one.
 *
 * @param line what was typed so far, with its slash
 */
export async function completeLine(
  line: string,
  commands: readonly Command[],
  store: Store,
): Promise<string[]> {
  const command = commands.find(each => line.toLowerCase().startsWith(`/${each.name} `))
  if (command === undefined) {
    return commands.map(each => `/${each.name}`).filter(name => name.startsWith(line.toLowerCase()))
  }
  const [first] = Object.entries(command.options)
  const typed = line.slice(command.name.length + 2).trimStart()
  if (first === undefined || typed.includes(':')) return []
  if (first[1].type !== 'text' || first[1].suggest !== 'people') return []
  const begun = (await suggestPeople(typed, store)).filter(({ person }) => beginsWord(typed, person.name))
  // A line is completed to one name if it can be, so the officials of the directory step back behind the news.
  const inTheNews = begun.filter(tally => prominence(tally) > 0)
  return (inTheNews.length > 0 ? inTheNews : begun).map(({ person }) => `/${command.name} ${person.name}`)
}

/** Whether what was typed begins the name or a later word of it: "tub", "tommy tub". */
function beginsWord(typed: string, name: string): boolean {
  return ` ${name.toLowerCase()}`.includes(` ${typed.toLowerCase().trim()}`)
}

/**
 * The 25 people likeliest meant by what was typed so far: those one of whose names has words that begin like this, the most
 * quoted first; then, while there is room, those of whose names it may be a misspelling. Everybody quoted when nothing
 * was typed.
 */
export async function suggestPeople(typed: string, store: Store): Promise<PersonTally[]> {
  if (typed.trim() === '') return store.people.mostQuoted({ limit: SUGGESTIONS })
  const begun = await store.people.startingWith(typed, { limit: SUGGESTIONS })
  if (begun.length === SUGGESTIONS) return begun
  const known = new Set(begun.map(({ person }) => person.id))
  const alike = (await store.people.search(typed, { limit: SUGGESTIONS }))
    .map(tally => ({ tally, score: known.has(tally.person.id) ? 0 : matchName(typed, tally.person) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => prominence(b.tally) - prominence(a.tally) || b.score - a.score)
  return [...begun, ...alike.map(({ tally }) => tally)].slice(0, SUGGESTIONS)
}

/** One or two letters off; below it, a name shares no more than some letters. */
const ALIKE = 0.65

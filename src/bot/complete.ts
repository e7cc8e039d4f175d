import type { Store } from '../stores/store.ts'
import type { Command } from './command.ts'
import { prominence } from './find-person.ts'
import { suggestPeople } from './suggest.ts'

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

/** Whether what was typed begins the name, a later word of it or a part of one: "tub", "tommy tub", "vask" of Okonjo-Vask. */
function beginsWord(typed: string, name: string): boolean {
  const words = ` ${name.toLowerCase()}`
  const begun = ` ${typed.toLowerCase().trim()}`
  return words.includes(begun) || words.replace(/[-'’]/g, ' ').includes(begun)
}

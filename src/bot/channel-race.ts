import type { Person } from '../model/person.ts'
import type { Channel } from '../model/place.ts'
import type { Race } from '../model/race.ts'
import type { Store } from '../stores/store.ts'

/** The race that a channel, and every thread in it, is about: what questions, quotations and digests there start from. */
export async function raceOf(store: Store, place: Channel): Promise<Race | undefined> {
  const id = await store.races.boundTo(place)
  return id === undefined ? undefined : store.races.find(id, place.spaceId)
}

/** Who runs in a race, as the directory has them now: entries that were merged since are the one that stayed. */
export async function peopleOf({ personIds }: Pick<Race, 'personIds'>, store: Store): Promise<Person[]> {
  const merges = await store.merges.standing()
  const into = new Map(merges.map(merge => [merge.from.id, merge.into.id]))
  const present = (id: string): string => (into.has(id) ? present(into.get(id)!) : id)
  const people = new Map<string, Person>()
  for (const id of personIds) {
    const person = await store.people.find(present(id))
    if (person !== undefined) people.set(person.id, person)
  }
  return [...people.values()]
}

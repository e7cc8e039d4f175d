import type { Follow } from '../model/digest.ts'
import { raceName } from '../model/race.ts'
import type { Store } from '../stores/store.ts'

/** What is followed, as people call it: a person's or race's name, the topic in quotation marks. */
export async function followName({ kind, target, place }: Follow, store: Store): Promise<string> {
  switch (kind) {
    case 'person':
      return (await store.people.find(target))?.name ?? target
    case 'race': {
      const race = await store.races.find(target, place.spaceId)
      return race === undefined ? target : raceName(race)
    }
    case 'topic':
      return `“${target}”`
  }
}

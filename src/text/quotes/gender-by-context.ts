import type { Gender } from '../../model/person.ts'
import type { Entity } from '../people/find-people.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/**
 * Gives a gender to people whose name tells none, by the pronouns that follow them: of every naming outside quotations the
 * next he or she within the sentence after, unless somebody else is named in between.
 *
 * @param named the entity of each name, by where its head starts
 */
export function genderByContext(
  entities: readonly Entity[],
  paragraphs: readonly ReadParagraph[],
  named: ReadonlyMap<number, number>,
): Entity[] {
  const votes = new Map<number, number>()
  let open: { entity: number; sentence: number } | undefined
  for (const { items } of paragraphs) {
    for (const { mention, sentence } of items) {
      if (mention === undefined) continue
      if (mention.kind === 'name') {
        const entity = named.get(mention.head.start)
        if (entity !== undefined && /person|unknown/.test(entities[entity]!.kind)) open = { entity, sentence }
      } else if (mention.kind === 'pronoun' && open !== undefined && sentence - open.sentence <= 1) {
        const vote = /^(?:she|her)$/.test(mention.words[0]!)
          ? 1
          : /^(?:he|him|his)$/.test(mention.words[0]!)
            ? -1
            : 0
        if (vote !== 0) {
          votes.set(open.entity, (votes.get(open.entity) ?? 0) + vote)
          open = undefined
        }
      }
    }
  }
  return entities.map((entity, index) => {
    const vote = votes.get(index) ?? 0
    if (entity.gender !== undefined || !/person|unknown/.test(entity.kind) || vote === 0) return entity
    const gender: Gender = vote > 0 ? 'female' : 'male'
    return { ...entity, gender }
  })
}

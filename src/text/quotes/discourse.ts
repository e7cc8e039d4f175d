import type { Gender } from '../../model/person.ts'
import type { Entity } from '../people/find-people.ts'
import type { Antecedent } from './pronoun-features.ts'
import { isSurelyPerson } from './read-cast.ts'

/** Where a phrase stands. */
export interface Position {
  readonly sentence: number
  readonly paragraph: number
}

/** Somebody a pronoun or description may stand for. */
export interface AntecedentChoice {
  readonly entity: number
  readonly antecedent: Antecedent
}

/** What has been spoken of so far, as a reader keeps it in mind. */
export interface Discourse {
  /** Takes note of a phrase that stands for an entity. */
  note(
    entity: number,
    mention: Position & { readonly role: Antecedent['role']; readonly byPronoun: boolean },
  ): void
  /** The entities spoken of lately, the latest last. */
  recent(): Iterable<number>
  /** When the entity was last spoken of, larger for later; undefined when it has not been. */
  order(entity: number): number | undefined
  /** When the entity last spoke or was a subject; -1 for never. */
  foreground(entity: number): number
  /** People spoken of so far who may be of this gender, the latest first. */
  people(at: Position, gender: Gender | undefined): AntecedentChoice[]
  /** Whether an entity may be a person of this gender. */
  mayBe(entity: number, gender: Gender | undefined): boolean
  /** The body that was last a source or subject, within three sentences, if `fits`. */
  body(at: Position, fits?: (entity: Entity) => boolean): number | undefined
  /** Whether somebody was spoken of in this paragraph already. */
  opened(paragraph: number): boolean
  readonly lastSpeaker: number | undefined
}

interface Seen extends Position {
  readonly role: Antecedent['role']
  readonly byPronoun: boolean
  readonly count: number
  readonly order: number
  /** When it was last a subject or source; -1 for never. */
  readonly subjectOrder: number
  /** The paragraphs of its last few mentions. */
  readonly paragraphs: readonly number[]
  readonly led: boolean
  readonly spoken: number
  /** Mentions in the sentence of the last one. */
  readonly inSentence: number
}

/** An empty discourse over these entities. */
export function discourse(entities: readonly Entity[], headline: ReadonlySet<number>): Discourse {
  const seen = new Map<number, Seen>()
  let order = 0
  let lastSpeaker: number | undefined
  let leader: { readonly paragraph: number; readonly entity: number } | undefined

  const sure = entities.map(isSurelyPerson)
  const isPerson = (entity: number) => /person|unknown/.test(entities[entity]!.kind)
  const suits = (entity: number, gender: Gender | undefined) => {
    const known = entities[entity]!.gender
    return isPerson(entity) && (known === undefined || gender === undefined || known === gender)
  }

  return {
    note(entity, { sentence, paragraph, role, byPronoun }) {
      const earlier = seen.get(entity)
      const led = leader?.paragraph === paragraph ? leader.entity === entity : isPerson(entity)
      if (led) leader = { paragraph, entity }
      // Taken out and put in again: the map then runs from the least to the most recent.
      seen.delete(entity)
      seen.set(entity, {
        sentence,
        paragraph,
        role,
        byPronoun,
        led,
        count: (earlier?.count ?? 0) + 1,
        spoken: (earlier?.spoken ?? 0) + (speaks(role) ? 1 : 0),
        inSentence: earlier?.sentence === sentence ? earlier.inSentence + 1 : 1,
        subjectOrder: role === 'subject' || speaks(role) ? order : (earlier?.subjectOrder ?? -1),
        paragraphs: [...(earlier?.paragraphs ?? []).slice(-8), paragraph],
        order: order++,
      })
      if (seen.size > MOST_KEPT) seen.delete(seen.keys().next().value!)
      if (speaks(role)) lastSpeaker = entity
    },

    recent: () => seen.keys(),

    order: entity => seen.get(entity)?.order,

    foreground: entity => seen.get(entity)?.subjectOrder ?? -1,

    people({ sentence, paragraph }, gender) {
      const recent = [...seen]
        .filter(([entity]) => suits(entity, gender))
        .sort(([, a], [, b]) => b.order - a.order)
      const most = Math.max(...recent.map(([, { count }]) => count))
      const later = (subjectOrder: number) =>
        recent.filter(([, other]) => other.subjectOrder > subjectOrder).length
      return recent.slice(0, MOST_CHOICES).map(([entity, last], rank) => {
        const { kind, gender: known } = entities[entity]!
        return {
          entity,
          antecedent: {
            kind,
            gender: known,
            sure: sure[entity]!,
            distance: sentence - last.sentence,
            paragraphs: paragraph - last.paragraph,
            role: last.role,
            byPronoun: last.byPronoun,
            count: last.count,
            rank,
            subjectRank: last.subjectOrder < 0 ? 3 : later(last.subjectOrder),
            lately: last.paragraphs.filter(each => paragraph - each <= 2).length,
            ledParagraph: last.led,
            inHeadline: headline.has(entity),
            spokeLast: entity === lastSpeaker,
            mostNamed: last.count === most,
            spoken: last.spoken,
            inSentence: last.inSentence,
          },
        }
      })
    },

    mayBe: suits,

    body({ sentence }, fits = () => true) {
      let best: { readonly entity: number; readonly weight: number } | undefined
      for (const [entity, last] of seen) {
        if (
          !/body|place/.test(entities[entity]!.kind) ||
          sentence - last.sentence > 3 ||
          !fits(entities[entity]!)
        )
          continue
        const weight = (speaks(last.role) ? 2 : last.role === 'subject' ? 1 : 0) + last.order / 1e6
        if (best === undefined || weight > best.weight) best = { entity, weight }
      }
      return best?.entity
    },

    opened: paragraph => [...seen].some(([entity, last]) => last.paragraph === paragraph && isPerson(entity)),

    get lastSpeaker() {
      return lastSpeaker
    },
  }
}

function speaks(role: Antecedent['role']): boolean {
  return role === 'source' || role === 'reporter'
}

// A pronoun hardly ever looks back past so many people.
const MOST_CHOICES = 12
// As many as a reader could keep in mind; bounds the work in a text without end.
const MOST_KEPT = 150

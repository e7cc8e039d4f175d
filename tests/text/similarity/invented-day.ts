import type { StoryArticle } from '../../../src/text/similarity/story-stream.ts'
import { capital, wordOf } from '../../invented-words.ts'

/** An article of the invented day with the event that it reports. */
export interface DayArticle extends StoryArticle {
  readonly event: string
}

/**
 * A day of news in words that nobody uses, as unevenly common as in news. Each event has names and words of its own, some of
 * them shared with an affair that other events belong to; one to seven outlets report it, each in its own choice of words and
 * at its own length.
 */
export function inventedDay(events: number, seed = 7): DayArticle[] {
  const random = randomFrom(seed)
  const below = (size: number) => Math.floor(random() * size)
  const common = () => wordOf(Math.floor(20 * 250 ** random()) - 20)
  const rare = () => wordOf(5_000 + below(1_000_000))
  const rareWords = (count: number) => Array.from({ length: count }, rare)
  const affairs = Array.from({ length: Math.ceil(events / 3) }, () => rareWords(8))
  return Array.from({ length: events }, (_, number) => {
    const affair = affairs[below(affairs.length)]!
    // Full names and set phrases: reports on one event share them, whatever else they say.
    const own = Array.from({ length: 9 }, (_, at) =>
      (at < 3 ? rareWords(2).map(capital) : rareWords(2)).join(' '),
    )
    const early = () => own[below(5)]!
    const wordFor = (ownShare: number) => {
      const chance = random()
      if (chance < ownShare) return own[Math.floor(own.length * random() ** 1.5)]!
      return chance < ownShare + 0.06 ? affair[below(affair.length)]! : common()
    }
    const sentence = (_: unknown, at: number) => {
      const words = Array.from({ length: 8 + below(12) }, () => wordFor(at < 2 ? 0.5 : 0.35))
      return `${capital(words.join(' '))}.`
    }
    return Array.from(
      { length: 1 + Math.floor(7 * random() ** 1.5) },
      (_, outlet): DayArticle => ({
        id: `e${number}-${outlet}`,
        event: `e${number}`,
        headline: capital([early(), common(), early(), common(), affair[below(8)]!].join(' ')),
        text: Array.from({ length: 5 + below(12) }, sentence).join(' '),
        publisher: `outlet${below(12)}.example.com`,
        day: 20_000 + random(),
      }),
    )
  }).flat()
}

/** In another order, the same for a seed. */
export function shuffled<Item>(list: readonly Item[], random: () => number): Item[] {
  return list
    .map(item => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** Park and Miller's minimal standard generator, 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

import { expect, test } from 'vitest'
import type { Person } from '../../../src/model/person.ts'
import type { Store } from '../../../src/stores/store.ts'
import { adaQuill, articleRecord, joseNunez, type OpenStore, withStore } from './records.ts'

const MERGED = Temporal.Instant.from('2024-04-01T10:00:00Z')
const UNDONE = Temporal.Instant.from('2024-04-02T10:00:00Z')
const merge = { fromId: 'jose-nunez', intoId: 'ada-quill', at: MERGED, by: 'terminal/local/editor' }
const undo = { at: UNDONE, by: 'terminal/local/chief' }

/** All that a merge may change. */
const everything = async (store: Store) => ({
  people: [await store.people.find('ada-quill'), await store.people.find('jose-nunez')],
  quoted: await store.people.mostQuoted({ limit: 5 }),
  named: [await store.people.named('josé núñez'), await store.people.named('ada quill')],
  begun: await store.people.startingWith('nun', { limit: 5 }),
  alike: await store.people.search('jose nunez', { limit: 1 }),
  mayors: await store.people.withOffice('mayor'),
  quotes: (await store.quotes.find({})).map(({ quote }) => quote),
  articles: [
    await store.articles.mentioning('ada-quill', { limit: 5 }),
    await store.articles.mentioning('jose-nunez', { limit: 5 }),
  ],
})

/** The article of both, and one in which only Núñez speaks. */
async function fill(store: Store): Promise<void> {
  await store.articles.save(articleRecord())
  const second = articleRecord({ id: 'second' })
  await store.articles.save({
    ...second,
    mentions: [{ personId: 'jose-nunez', count: 3 }],
    quotes: second.quotes.map(quote => ({ ...quote, speaker: 'José Núñez', speakerId: 'jose-nunez' })),
  })
}

export function mergesContract(open: OpenStore): void {
  test('the one has the words, names, roles and mentions of both; the other is gone', () =>
    withStore(open, async store => {
      await fill(store)
      const done = await store.merges.add(merge)
      expect(done).toEqual({
        id: done.id,
        from: joseNunez,
        into: adaQuill,
        quoteCount: 2,
        mentionCount: 4,
        mergedAt: MERGED,
        mergedBy: 'terminal/local/editor',
      })
      const both: Person = { ...adaQuill, otherNames: [...adaQuill.otherNames, 'José Núñez', 'Núñez'] }
      expect(await store.people.find('jose-nunez')).toBeUndefined()
      expect(await store.people.find('ada-quill')).toEqual(both)
      expect(await store.people.named('José Núñez')).toEqual([both])
      expect(await store.people.startingWith('jos', { limit: 5 })).toEqual([
        { person: both, quoteCount: 3, mentionCount: 6 },
      ])
      expect(await store.quotes.count({ speakerId: 'ada-quill' })).toBe(3)
      const mentioning = await store.articles.mentioning('ada-quill', { limit: 5 })
      expect(mentioning.map(({ id }) => id).sort()).toEqual(['bridge', 'second'])
      expect(await store.people.count()).toBe(1)
      expect(await store.merges.standing()).toEqual([done])
    }))

  test('undone, everything is as it was, and it is on record who did what', () =>
    withStore(open, async store => {
      await fill(store)
      const before = await everything(store)
      const done = await store.merges.add(merge)
      expect(await everything(store)).not.toEqual(before)
      expect(await store.merges.undo(done.id, undo)).toEqual({
        ...done,
        undoneAt: UNDONE,
        undoneBy: 'terminal/local/chief',
      })
      expect(await everything(store)).toEqual(before)
      expect(await store.merges.standing()).toEqual([])
      await store.merges.undo((await store.merges.add(merge)).id, undo)
      expect(await everything(store)).toEqual(before)
    }))

  test('what came in between goes to whose name it has', () =>
    withStore(open, async store => {
      await fill(store)
      const { id } = await store.merges.add(merge)
      const third = articleRecord({ id: 'third' })
      const [quote] = third.quotes
      await store.articles.save({
        ...third,
        people: [],
        mentions: [{ personId: 'ada-quill', count: 1 }],
        quotes: ['José Núñez', 'Ada Quill'].map(speaker => ({
          ...quote!,
          speaker,
          speakerId: 'ada-quill',
        })),
      })
      await store.merges.undo(id, undo)
      expect(await store.quotes.count({ speakerId: 'jose-nunez' })).toBe(3)
      expect(await store.quotes.count({ speakerId: 'ada-quill' })).toBe(2)
    }))

  test('an article that changed in between keeps its new counts', () =>
    withStore(open, async store => {
      await fill(store)
      const { id } = await store.merges.add(merge)
      await store.articles.save({
        ...articleRecord({ headline: 'Changed' }),
        people: [],
        mentions: [{ personId: 'ada-quill', count: 5 }],
      })
      await store.merges.undo(id, undo)
      const tallies = await store.people.startingWith('quill', { limit: 1 })
      expect(tallies).toEqual([{ person: adaQuill, quoteCount: 1, mentionCount: 5 }])
    }))

  test('one after the other, they are undone in turn', () =>
    withStore(open, async store => {
      const third: Person = {
        id: 'bo-sample',
        name: 'Bo Sample',
        familyName: 'Sample',
        otherNames: [],
        roles: [],
      }
      await fill(store)
      await store.people.save([third])
      const before = await everything(store)
      const first = await store.merges.add(merge)
      const second = await store.merges.add({ ...merge, fromId: 'ada-quill', intoId: 'bo-sample' })
      expect((await store.merges.standing()).map(({ id }) => id)).toEqual([second.id, first.id])
      expect(await store.quotes.count({ speakerId: 'bo-sample' })).toBe(3)
      await expect(store.merges.undo(first.id, undo)).rejects.toThrow()
      await store.merges.undo(second.id, undo)
      await store.merges.undo(first.id, undo)
      expect(await everything(store)).toEqual(before)
    }))

  test('people who are not there cannot be merged, and nothing changes', () =>
    withStore(open, async store => {
      await fill(store)
      const before = await everything(store)
      await expect(store.merges.add({ ...merge, fromId: 'nobody' })).rejects.toThrow()
      await expect(store.merges.add({ ...merge, intoId: 'nobody' })).rejects.toThrow()
      await expect(store.merges.undo('99', undo)).rejects.toThrow()
      expect(await everything(store)).toEqual(before)
      expect(await store.merges.standing()).toEqual([])
    }))
}

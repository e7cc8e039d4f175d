import { describe, expect, test } from 'vitest'
import { actionsContract } from './store/actions.ts'
import { articlesContract } from './store/articles.ts'
import { auditContract } from './store/audit.ts'
import { claimsContract } from './store/claims.ts'
import { correctionsContract } from './store/corrections.ts'
import { deliveriesContract } from './store/deliveries.ts'
import { digestsContract } from './store/digests.ts'
import { feedbackContract } from './store/feedback.ts'
import { feedsContract } from './store/feeds.ts'
import { followsContract } from './store/follows.ts'
import { installationsContract } from './store/installations.ts'
import { keyValuesContract } from './store/key-values.ts'
import { labelsContract } from './store/labels.ts'
import { mergesContract } from './store/merges.ts'
import { pagesContract } from './store/pages.ts'
import { passagesContract } from './store/passages.ts'
import { peopleContract } from './store/people.ts'
import { pollsContract } from './store/polls.ts'
import { postsContract } from './store/posts.ts'
import { quotesContract } from './store/quotes.ts'
import { racesContract } from './store/races.ts'
import { articleRecord, type OpenStore, withStore } from './store/records.ts'
import { signInsContract } from './store/sign-ins.ts'
import { spacesContract } from './store/spaces.ts'
import { storiesContract } from './store/stories.ts'
import { togetherContract } from './store/together.ts'

/**
 * What every store must do.
 *
 * @param open gives an empty store
 */
export function storeContract(name: string, open: OpenStore): void {
  describe(`${name}: articles`, () => articlesContract(open))
  describe(`${name}: quotes`, () => quotesContract(open))
  describe(`${name}: passages`, () => passagesContract(open))
  describe(`${name}: people`, () => peopleContract(open))
  describe(`${name}: merges`, () => mergesContract(open))
  describe(`${name}: labels`, () => labelsContract(open))
  describe(`${name}: stories`, () => storiesContract(open))
  describe(`${name}: audit`, () => auditContract(open))
  describe(`${name}: feedback`, () => feedbackContract(open))
  describe(`${name}: corrections`, () => correctionsContract(open))
  describe(`${name}: pages`, () => pagesContract(open))
  describe(`${name}: races`, () => racesContract(open))
  describe(`${name}: claims`, () => claimsContract(open))
  describe(`${name}: installations`, () => installationsContract(open))
  describe(`${name}: feeds`, () => feedsContract(open))
  describe(`${name}: polls`, () => pollsContract(open))
  describe(`${name}: digests`, () => digestsContract(open))
  describe(`${name}: follows`, () => followsContract(open))
  describe(`${name}: deliveries`, () => deliveriesContract(open))
  describe(`${name}: posts`, () => postsContract(open))
  describe(`${name}: spaces`, () => spacesContract(open))
  describe(`${name}: actions`, () => actionsContract(open))
  describe(`${name}: sign-ins`, () => signInsContract(open))
  describe(`${name}: together`, () => togetherContract(open))
  describe(`${name}: key values`, () => keyValuesContract(open))

  describe(`${name}: close`, () => {
    test('lets what is under way finish', async () => {
      const store = await open()
      const saving = store.articles.save(articleRecord())
      const searching = store.passages.search(['bridg'], { limit: 5 })
      await store.close()
      expect(await saving).toEqual({ outcome: 'new', revision: 1 })
      expect(await searching).toHaveLength(1)
    })

    test('takes no more work afterwards', async () => {
      const store = await open()
      await store.close()
      await expect(store.articles.count()).rejects.toThrow()
    })
  })

  test(`${name}: works asked for at once are done one after the other`, () =>
    withStore(open, async store => {
      const ids = Array.from({ length: 20 }, (_, index) => `article-${index}`)
      const results = await Promise.all(ids.map(id => store.articles.save(articleRecord({ id }))))
      expect(results.every(({ outcome }) => outcome === 'new')).toBe(true)
      const [again, quotes] = await Promise.all([
        store.articles.save(articleRecord({ id: 'article-3' })),
        store.quotes.count({}),
      ])
      expect(again.outcome).toBe('unchanged')
      expect(quotes).toBe(40)
    }))
}

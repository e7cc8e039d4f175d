import { afterEach, beforeEach, expect, test } from 'vitest'
import { textEngineHere } from '../../src/ingest/engine/jobs.ts'
import type { ParsedArticle } from '../../src/ingest/formats/format.ts'
import { ingestArticle } from '../../src/ingest/ingest-article.ts'
import { storyKeeper } from '../../src/ingest/keep-stories.ts'
import type { ArticleOrigin } from '../../src/ingest/prepare-article.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { directoryOf } from '../../src/text/people/directory.ts'

const now = Temporal.Instant.from('2022-11-10T12:00:00Z')
let store: Store
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
})
afterEach(() => store.close())

const levy: ParsedArticle = {
  url: 'https://daily.example.com/2022/levy',
  publisher: 'The Daily Plain',
  headline: 'School levy passes by 11 votes in Lowell',
  published: '2022-11-09T01:10:00-06:00',
  text: [
    'The school levy passed by 11 votes on Tuesday, County Clerk May Ito said after a long night of counting in the hall.',
    '“Every single vote was counted twice,” Ito said.',
    'The district will hire four teachers with the money, and mend the roof of the old gymnasium by the end of next year.',
  ].join('\n'),
}
const take = (changes: Partial<ParsedArticle> = {}, origin: ArticleOrigin = {}) =>
  ingestArticle(
    { ...levy, ...changes },
    { store, engine: textEngineHere(directoryOf([])), stories: storyKeeper(store), now, origin },
  )

const unchanged: readonly (readonly [what: string, changes: Partial<ParsedArticle>])[] = [
  ['with tracking parameters', { url: `${levy.url}?utm_source=x#top` }],
  ['from its AMP page', { url: 'https://m.daily.example.com/2022/levy/amp/' }],
  ['dated anew', { published: '2022-11-10T09:00:00-06:00', modified: '2022-11-10T09:00:00-06:00' }],
  ['with its paragraphs in another order', { text: levy.text.split('\n').reverse().join('\n') }],
  ['with a new count of comments', { text: `${levy.text}\n37 Comments` }],
]
for (const [what, changes] of unchanged)
  test(`the same article ${what} is unchanged`, async () => {
    const first = await take()
    expect(first).toMatchObject({ outcome: 'new', revision: 1 })
    expect(await take(changes)).toMatchObject({ outcome: 'unchanged', articleId: first.articleId })
  })

test('a quotation that is edited is a correction of the new revision', async () => {
  const { articleId } = await take()
  const edited = levy.text.replace('counted twice', 'counted three times')
  const again = await take({ text: edited })
  expect(again).toMatchObject({ outcome: 'changed', revision: 2, articleId })
  const [correction, ...more] = await store.corrections.since(now.subtract({ hours: 1 }))
  expect(more).toEqual([])
  expect(correction).toMatchObject({
    kind: 'changed',
    articleId,
    fromRevision: 1,
    toRevision: 2,
    seenAt: now,
  })
  const shown = ({ start, end }: { start: number; end: number }, text: string) => text.slice(start, end)
  expect(correction!.before.map(span => shown(span, levy.text))).toEqual([
    'Every single vote was counted twice,',
  ])
  expect(correction!.after!.map(span => shown(span, edited))).toEqual([
    'Every single vote was counted three times,',
  ])
  expect(again.corrections).toHaveLength(1)
})

/** Takes in an article by an item of feed 1, as polling does, and notes the item. */
async function takeListed(changes: Partial<ParsedArticle>, guid: string, feedKey = 1) {
  const taken = await take(changes, { item: { feedKey, itemKey: guid, isGuid: true } })
  await store.polls.note(feedKey, { itemKey: guid, mark: 'm', articleId: taken.articleId, at: now })
  return taken
}

test('an article that moved is found by its GUID', async () => {
  const first = await takeListed({}, 'g1')
  const moved = await takeListed({ url: 'https://daily.example.com/news/levy-2' }, 'g1')
  expect(moved).toMatchObject({ outcome: 'unchanged', articleId: first.articleId })
  expect(moved.guidFault).toBeUndefined()
})

test('a GUID that is used for another article is not believed, and that is told', async () => {
  const first = await takeListed({}, 'same')
  const fair = {
    url: 'https://daily.example.com/2022/fair',
    headline: 'County fair will be held in June',
    text: 'The fair will be held as planned, said Bo Lind, who keeps a shop at the harbor.',
  }
  const second = await takeListed(fair, 'same')
  expect(second).toMatchObject({ outcome: 'new', guidFault: 'reused' })
  expect(second.articleId).not.toBe(first.articleId)
  expect(await takeListed(fair, 'same')).toMatchObject({ outcome: 'unchanged', articleId: second.articleId })
})

test('GUIDs that change with each poll make no new articles, and that is told', async () => {
  const first = await takeListed({}, 'poll-1')
  expect(await takeListed({}, 'poll-2')).toMatchObject({
    outcome: 'unchanged',
    articleId: first.articleId,
    guidFault: 'changing',
  })
})

test('the same words of the same publisher under another address and GUID are one article', async () => {
  const first = await takeListed({}, 'a')
  expect(await takeListed({ url: 'https://daily.example.com/x?id=7' }, 'b')).toMatchObject({
    articleId: first.articleId,
  })
  const other = { url: 'https://courier.example.com/levy', publisher: 'Courier' }
  expect((await takeListed(other, 'b', 2)).articleId).not.toBe(first.articleId)
})

test('what a feed says of an article takes no page’s place, and a page takes its', async () => {
  const summary = { text: levy.text.split('\n')[0]!, feedOnly: 'paywall' as const }
  const first = await take(summary)
  expect(await store.articles.find(first.articleId)).toMatchObject({ feedOnly: 'paywall' })
  expect(await take()).toMatchObject({ outcome: 'changed', revision: 2, articleId: first.articleId })
  expect(await store.articles.find(first.articleId)).not.toHaveProperty('feedOnly')
  expect(await take(summary)).toMatchObject({ outcome: 'unchanged', revision: 2 })
  expect(await store.corrections.ofArticle(first.articleId)).toEqual([])
})

test('an article that came in quietly stays quiet when it is edited', async () => {
  await take({}, { isQuiet: true })
  await take({ text: `${levy.text}\nThe board meets again on Friday.` })
  expect(await store.follows.unread({ limit: 9 })).toEqual([])
})

test('an article that the publisher took down is recorded as withdrawn', async () => {
  const { articleId } = await take()
  await store.corrections.withdraw(articleId, now)
  expect(await store.corrections.ofArticle(articleId)).toMatchObject([{ kind: 'withdrawn', fromRevision: 1 }])
})

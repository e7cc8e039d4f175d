import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../../../src/bot/command.ts'
import { openNewsroom } from '../../../bot/newsroom.ts'
import { browse, type RunningPage, SITE, signIn, startPage } from '../start-page.ts'

const at = Temporal.Instant.from('2019-11-12T12:00:00Z')
const promises = (name: Which) =>
  Array.from({ length: 40 }, (_, index) => `we will mend ${name} bridge ${index + 1}`).join(', ')

/** One that a feed of guild-1 brought, and one that no feed did; each with a long quotation and a second revision. */
type Which = 'brought' | 'seed'
const ids = {} as Record<Which, { readonly article: string; readonly quote: string }>

let folder: string
let page: RunningPage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-full-texts-'))
  const file = join(folder, 'two.jsonl')
  const article = (name: Which) => ({
    url: `https://post.example.com/2019/${name}`,
    publisher: 'The Kestrel Post',
    headline: `Marsh promises much (${name})`,
    publishedAt: '2019-11-08',
    text: `Helen Marsh spoke on Friday of the ${name} bridges.\n“If I am mayor, ${promises(name)},” Helen Marsh said.`,
  })
  await writeFile(file, (['brought', 'seed'] as const).map(each => JSON.stringify(article(each))).join('\n'))
  const room = await openNewsroom([file])
  const { articles, quotes, feeds, polls } = room.store
  for (const name of ['brought', 'seed'] as const) {
    const stored = (await articles.findByUrl(article(name).url))!
    const [found] = await quotes.find({ articleIds: [stored.id] })
    const record = { quotes: [found!.quote], passages: [], people: [], mentions: [] }
    await articles.save({ ...record, article: { ...stored, text: `${stored.text}\nMore came later.` } })
    ids[name] = { article: stored.id, quote: (await quotes.find({ articleIds: [stored.id] }))[0]!.quote.id }
  }
  await feeds.add({ spaceId: 'guild-1', url: 'https://post.example.com/rss', name: 'Post' }, { at })
  const [polled] = await polls.claim({ now: at, until: at.add({ minutes: 1 }), claim: 'one', limit: 1 })
  await polls.note(polled!.key, { itemKey: '1', mark: 'm', articleId: ids.brought.article, at })
  await feeds.add({ spaceId: 'guild-3', url: 'https://ledger.example.com/rss', name: 'Ledger' }, { at })
  page = await startPage({ room, site: { ...SITE, publicUrl: 'http://127.0.0.1' } })
})
afterAll(async () => {
  await page.close()
  await page.room.close()
  await rm(folder, { recursive: true })
  expect(page.bugs).toEqual([])
})

const admin = (platform: 'discord' | 'slack' | 'terminal', spaceId: string): Asker => ({
  place: { platform, spaceId, channelId: 'news', userId: 'ada' },
  isAdmin: true,
  timeZone: 'UTC',
})

/** Whether each way to an article's words gives all of them. */
async function whole(browser: ReturnType<typeof browse>, which: Which): Promise<Record<string, boolean>> {
  const { article, quote } = ids[which]
  const has = async (path: string, words: string) => (await browser.open(path)).includes(words)
  const isThere = async (path: string) => (await browser.send(path)).status === 200
  const last = `${which} bridge 40`
  return {
    text: await has(`/articles/${article}`, 'The article as stored'),
    quotation: await has(`/articles/${article}`, last),
    revision: await has(`/articles/${article}?revision=1`, 'This is revision 1 of 2'),
    changes: await isThere(`/articles/${article}/changes/2`),
    'article as JSON': await has(`/api/v1/articles/${article}`, '"text":'),
    'quotations as JSON': await has(`/api/v1/quotes?article=${article}`, last),
    'quotation as JSON': await has(`/api/v1/quotes/${quote}`, last),
    'page of the quotation': await has(`/quotes/${quote}`, last),
    picture: await isThere(`/quotes/${quote}.png`),
    'feed of the article': await has(`/articles/${article}.rss`, last),
    'feed of the quotation': await has(`/quotes/${quote}.json`, last),
  }
}

async function expectWhole(browser: ReturnType<typeof browse>, which: Which, isWhole: boolean) {
  const found = await whole(browser, which)
  expect(found, which).toEqual(Object.fromEntries(Object.keys(found).map(way => [way, isWhole])))
}

const cases: readonly [who: string, asker: Asker, brought: boolean, seed: boolean][] = [
  ['the operator reads everything in full', admin('terminal', 'local'), true, true],
  [
    'a guild reads in full what its own feeds brought, and what none did',
    admin('discord', 'guild-1'),
    true,
    true,
  ],
  [
    'a guild without feeds reads nothing in full that others’ brought',
    admin('discord', 'guild-2'),
    false,
    true,
  ],
  ['a guild with other feeds does not either', admin('discord', 'guild-3'), false, true],
  ['nor does a workspace', admin('slack', 'T1'), false, true],
  ['whoever writes to the bot alone reads nothing in full', admin('discord', 'user-ada'), false, false],
]
test.each(cases)('%s', async (_, asker, brought, seed) => {
  const { browser } = await signIn(page, asker)
  await expectWhole(browser, 'brought', brought)
  await expectWhole(browser, 'seed', seed)
})

test('a feed of one’s own gives whoever writes to the bot alone no right either, and they see their own /admin', async () => {
  const { feeds } = page.room.store
  await feeds.add({ spaceId: 'user-eve', url: 'https://post.example.com/rss', name: 'Post' }, { at })
  const eve = admin('discord', 'user-eve')
  const { browser, admin: shown } = await signIn(page, { ...eve, place: { ...eve.place, userId: 'eve' } })
  expect(shown).toContain('Signed in as eve')
  await expectWhole(browser, 'brought', false)
  await expectWhole(browser, 'seed', false)
})

test('strangers read nothing in full', async () => {
  await expectWhole(browse(page.address), 'brought', false)
  await expectWhole(browse(page.address), 'seed', false)
})

test('where several are quoted, each is as long as its own article allows', async () => {
  const { browser } = await signIn(page, admin('discord', 'guild-2'))
  const quotes = (await (await browser.send('/api/v1/quotes')).json()) as {
    items: { article: { id: string }; isShortened: boolean }[]
  }
  const shortened = Object.fromEntries(quotes.items.map(each => [each.article.id, each.isShortened]))
  expect(shortened).toEqual({ [ids.brought.article]: true, [ids.seed.article]: false })
})

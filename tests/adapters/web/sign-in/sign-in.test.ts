import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSignIns, offerSignIn } from '../../../../src/bot/sign-ins.ts'
import { browse, type RunningPage, SITE, startPage } from '../start-page.ts'

const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')
const spaceOf = (spaceId: string, userId: string) => ({
  place: { platform: 'discord' as const, spaceId, channelId: 'news', userId },
  isAdmin: true,
  timeZone: 'UTC',
})
const ada = spaceOf('guild-1', 'ada')

let page: RunningPage
let isAdmin: boolean
beforeEach(async () => {
  isAdmin = true
  const site = { ...SITE, publicUrl: 'http://127.0.0.1' }
  page = await startPage({
    site,
    signInsOf: store => createSignIns({ store, now: () => NOW, isAdmin: async () => isAdmin }),
  })
})
afterEach(() => page.close())

/** A link as it comes in a direct message. */
const offer = async (who = ada) => `/sign-in/${await offerSignIn(page.room.store, who, NOW)}`

async function signedIn(who = ada) {
  const browser = browse(page.address)
  const path = await offer(who)
  await browser.open(path)
  const admin = await browser.post('/sign-in', { link: path.split('/').at(-1)! })
  return { browser, admin, path }
}

describe('Signing in', () => {
  test('takes a press of the button: opening the link, as previews do, uses nothing up', async () => {
    const path = await offer()
    for (const method of ['GET', 'HEAD', 'GET']) await fetch(page.address + path, { method })
    const browser = browse(page.address)
    const asked = await browser.open(path)
    expect(asked).toContain('as ada of guild-1 on Discord')
    const admin = await browser.post('/sign-in', { link: path.split('/').at(-1)! })
    expect(admin).toContain('Signed in as ada of guild-1 on Discord')
    expect((await browser.send('/admin')).status).toBe(200)
  })

  test('gives the browser another session than it had, so that none that was planted counts', async () => {
    const browser = browse(page.address)
    const path = await offer()
    await browser.open(path)
    const before = browser.cookie
    await browser.post('/sign-in', { link: path.split('/').at(-1)! })
    expect(browser.cookie).not.toBe(before)
    const planted = await fetch(`${page.address}/admin`, { headers: { cookie: before } })
    expect(planted.status).toBe(403)
  })

  test('works once, and by its own link alone', async () => {
    const { path } = await signedIn()
    const other = browse(page.address)
    expect((await other.send(path)).status).toBe(404)
    await other.open()
    for (const link of [path.split('/').at(-1)!, 'f'.repeat(64), '', '../admin']) {
      expect(await other.post('/sign-in', { link })).toContain('good no more')
      expect((await other.send('/admin')).status).toBe(403)
      await other.open()
    }
  })

  test('needs a form of this very browser', async () => {
    const path = await offer()
    const link = path.split('/').at(-1)!
    const attacker = browse(page.address)
    const own = /name="token" value="([^"]+)"/.exec(await attacker.open(path))![1]!
    const browser = browse(page.address)
    await browser.open()
    for (const token of ['', own]) {
      const body = new URLSearchParams({ link, token })
      expect((await browser.send('/sign-in', { method: 'POST', body })).status).toBe(403)
    }
    expect((await attacker.send(path)).status).toBe(200)
  })

  test('is refused to whoever may not administrate any more', async () => {
    isAdmin = false
    const { browser, admin } = await signedIn()
    expect(admin).toContain('good no more')
    expect((await browser.send('/admin')).status).toBe(403)
  })
})

describe('Whoever is signed in', () => {
  test('acts for their own space by the same commands, and sees nothing of others', async () => {
    const { browser } = await signedIn()
    await browser.open()
    await browser.post('/say', { line: '/digest schedule 08:00 America/Chicago weekdays' })
    await page.room.say('/digest schedule 09:00 America/New_York daily')
    const [own] = await page.room.store.digests.list('guild-1')
    const [theirs] = await page.room.store.digests.list('local')
    expect(own!.place).toEqual(ada.place)
    const admin = await browser.open('/admin')
    expect(admin).toContain('weekdays at 08:00')
    expect(admin).not.toContain('09:00')
    // How the process stands is for those who run it.
    expect(admin).not.toContain('Everything works')
    expect((await browser.send(`/digests/${own!.id}`)).status).toBe(200)
    for (const path of [
      `/digests/${theirs!.id}`,
      `/digests/${theirs!.id}.json`,
      `/api/v1/digests/${theirs!.id}`,
    ])
      expect((await browser.send(path)).status, path).toBe(404)
    const list = (await (await browser.send('/api/v1/digests')).json()) as { items: { id: string }[] }
    expect(list.items.map(({ id }) => id)).toEqual([own!.id])
  })

  test('reads articles whole, and no cache on the way keeps that for strangers', async () => {
    const { browser } = await signedIn()
    const [article] = await page.room.store.articles.latest({ limit: 1 })
    expect(await browser.open(`/articles/${article!.id}`)).toContain('The article as stored')
    expect(await browse(page.address).open(`/articles/${article!.id}`)).toContain(
      'The text is its publisher’s',
    )
    const feed = `/articles/${article!.id}.rss`
    expect((await browser.send(feed)).headers.get('cache-control')).toMatch(/^private/)
    expect((await fetch(page.address + feed)).headers.get('cache-control')).toMatch(/^public/)
  })

  test('cannot change anything once the right was taken from them', async () => {
    const { browser } = await signedIn()
    await browser.open()
    isAdmin = false
    const answer = await browser.post('/say', { line: '/digest schedule 08:00 America/Chicago weekdays' })
    expect(answer).toContain('those who administrate this space')
    expect(await page.room.store.digests.list('guild-1')).toEqual([])
    expect((await browser.send('/admin')).status).toBe(403)
  })

  test('signs out, and what the browser had then is worth nothing', async () => {
    const { browser } = await signedIn()
    const { cookie } = browser
    await browser.open('/admin')
    await browser.post('/sign-out', {})
    expect((await browser.send('/admin')).status).toBe(403)
    expect((await fetch(`${page.address}/admin`, { headers: { cookie } })).status).toBe(403)
  })

  test('goes on in a thread of the page without a thread of their platform being meant', async () => {
    const { browser } = await signedIn()
    await browser.open()
    await browser.post('/say', { line: '/quote helen marsh limit:1' })
    await browser.open('/?thread=e1')
    await browser.post('/say', { line: '/digest schedule 08:00 America/Chicago daily', thread: 'e1' })
    const [digest] = await page.room.store.digests.list('guild-1')
    expect(digest!.place).toEqual(ada.place)
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSignIns, offerSignIn } from '../../../../src/bot/sign-ins.ts'
import { browse, type RunningPage, rawRequest, SITE, signIn, startPage } from '../start-page.ts'

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

const signedIn = (who = ada) => signIn(page, who)

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

  test('is not told how the process stands, what went wrong in it or who else uses it', async () => {
    page.operations.failed(new Error('disk full'), 'ab12cd34')
    await page.room.store.feeds.add(
      { spaceId: 'guild-2', url: 'https://example.com/rss', name: 'Courier' },
      { at: NOW },
    )
    for (const who of [ada, spaceOf('user-ada', 'ada')]) {
      const { browser, admin } = await signedIn(who)
      for (const words of ['ab12cd34', 'disk full', 'Everything works', '>Spaces<', 'guild-2'])
        expect(admin, words).not.toContain(words)
      await browser.open()
      const spaces = await browser.post('/say', { line: '/admin spaces' })
      expect(spaces).toContain('Only whoever runs this bot sees its spaces')
      expect(spaces).not.toContain('guild-2')
    }
  })

  test('gets no counts and no readiness, nor does anybody who comes through a proxy, by whatever name', async () => {
    const site = { ...SITE, publicUrl: 'https://news.example.com' }
    const open = await startPage({ room: page.room, site })
    const { cookie } = (await signedIn()).browser
    for (const [name, headers] of Object.entries({
      'signed in': { host: 'news.example.com', cookie },
      'another name, through a proxy': { host: '127.0.0.1', cookie, 'x-forwarded-for': '203.0.113.9' },
    })) {
      expect((await rawRequest(open.port, '/metrics', { headers })).status, name).toBe(404)
      const ready = await rawRequest(open.port, '/readyz', { headers })
      expect(JSON.parse(ready.body), name).toEqual({ isReady: true })
    }
    expect((await rawRequest(open.port, '/metrics', { headers: { host: '127.0.0.1' } })).status).toBe(200)
    await open.close()
  })

  test('undoes a merge of another space without being told who made it', async () => {
    await page.room.say('/people merge owen marsh into:helen marsh')
    const [merge] = await page.room.store.merges.standing()
    expect(merge!.mergedBy).toBe('terminal/local/local')
    const own = await page.room.say('/people split iriarte')
    expect(JSON.stringify(own)).toContain('"label":"By","kind":"user","id":"somebody at the terminal"')
    const { browser } = await signedIn()
    await browser.open()
    const listed = await browser.post('/say', { line: '/people split iriarte' })
    expect(listed).toContain('Owen Marsh into Helen Marsh')
    expect(listed).not.toContain('By somebody')
    const split = await browser.post('/say', { line: '/people split owen marsh' })
    expect(split).toContain('On record as merge 1')
    expect(split).toContain('Undone by')
    expect(split).not.toContain('Merged by')
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
    const html = await browser.post('/say', { line: '/quote helen marsh limit:1' })
    const thread = /class="exchange" id="(e\d+)"/.exec(html)![1]!
    await browser.open(`/?thread=${thread}`)
    await browser.post('/say', { line: '/digest schedule 08:00 America/Chicago daily', thread })
    const [digest] = await page.room.store.digests.list('guild-1')
    expect(digest!.place).toEqual(ada.place)
  })
})

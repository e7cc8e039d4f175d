import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UserError } from '../../../../src/model/errors.ts'
import { browse, type RunningPage, rawRequest, SITE, startPage } from '../start-page.ts'

let page: RunningPage
let stranger: RunningPage
let ids: { article: string; quote: string }
beforeAll(async () => {
  page = await startPage()
  const { store } = page.room
  const article = await store.articles.findByUrl('https://post.example.com/2019/marsh-campaign')
  const [quote] = await store.quotes.find({ speakerId: 'helen-marsh' })
  ids = { article: article!.id, quote: quote!.quote.id }
  stranger = await startPage({ room: page.room, site: { ...SITE, publicUrl: 'https://news.example.com' } })
})
afterAll(async () => {
  await stranger.close()
  await page.close()
  expect([...page.bugs, ...stranger.bugs]).toEqual([])
})

const open = (path: string) => browse(page.address).open(path)
const openAsStranger = async (path: string) =>
  rawRequest(stranger.port, path, { headers: { host: 'news.example.com' } })

describe('An article', () => {
  test('as stored, every quotation marked with its speaker, and the way to the publisher', async () => {
    const html = await open(`/articles/${ids.article}`)
    expect(html).toMatch(
      /<mark class="said c\d direct"><a href="\/quotes\/[^"]+">We will repair the bridge before we build anything new,<\/a><\/mark> <span class="by">\[<a href="\/people\/helen-marsh"/,
    )
    expect(html).toContain('The bridge was closed in March')
    expect(html).toContain('href="https://post.example.com/2019/marsh-campaign"')
    expect(html).toContain('build%20anything%20new')
  })

  test('its revisions, side by side with what changed', async () => {
    const { store } = page.room
    const article = (await store.articles.find(ids.article))!
    const [changed] = await store.quotes.find({ articleIds: [ids.article] })
    const text = article.text
      .replace('nine miles', 'eleven miles')
      .replace(
        'Priya Venkat, who leads the county council, has endorsed Helen Marsh.',
        'Nobody has endorsed anybody.',
      )
    await store.articles.save({
      article: { ...article, text },
      quotes: [changed!.quote],
      passages: [],
      people: [],
      mentions: [],
    })
    const html = await open(`/articles/${ids.article}/changes/2`)
    expect(html).toMatch(/<del>[^<]*nine miles since\.<\/del>/)
    expect(html).toMatch(/<ins>[^<]*eleven miles since\.<\/ins>/)
    expect(html).toContain('<del>Priya Venkat')
    expect(html).toContain('<ins>Nobody has endorsed anybody.</ins>')
    expect(await open(`/articles/${ids.article}?revision=1`)).toContain('This is revision 1 of 2')
    const old = await open(`/quotes/${ids.quote}`)
    expect(old).toContain('revision 1')
    for (const path of ['changes/1', 'changes/3', 'changes/x'])
      expect((await fetch(`${page.address}/articles/${ids.article}/${path}`)).status).toBe(404)
  })

  test('strangers see what it is and short excerpts, and no text, whatever they ask for', async () => {
    for (const path of ['', '?revision=1', '.json', '.rss']) {
      const { status, body } = await openAsStranger(`/articles/${ids.article}${path}`)
      expect(status).toBe(200)
      expect(body, path).not.toContain('The bridge was closed in March')
    }
    const { body } = await openAsStranger(`/articles/${ids.article}`)
    expect(body).toContain('Marsh opens her campaign')
    expect(body).toContain('Read it at the publisher')
    expect((await openAsStranger(`/articles/${ids.article}/changes/2`)).status).toBe(404)
  })
})

describe('A quotation', () => {
  test('with its context, how it stands, and its address', async () => {
    const html = await open(`/quotes/${ids.quote}`)
    expect(html).toContain('<blockquote dir="auto">“')
    expect(html).toContain('✓ On record, word for word')
    expect(html).toContain('<h2>In context</h2>')
    expect(html).toContain(`<code>${page.address}/quotes/${ids.quote}</code>`)
  })

  test('as a picture, of the same words', async () => {
    expect(await open(`/quotes/${ids.quote}`)).toContain(`href="/quotes/${ids.quote}.svg"`)
    for (const [format, type] of [
      ['png', 'image/png'],
      ['svg', 'image/svg+xml'],
    ]) {
      const answer = await fetch(`${page.address}/quotes/${ids.quote}.${format}`)
      expect(answer.headers.get('content-type')).toBe(type)
      expect((await answer.text()).length).toBeGreaterThan(10)
      expect((await fetch(`${page.address}/quotes/none.1.0.${format}`)).status).toBe(404)
    }
  })

  test('what cannot be drawn has no picture, says why, and is on its page', async () => {
    const draw = () => Promise.reject(new UserError('undrawable', 'No font has these words.'))
    const plain = await startPage({ room: page.room, draw })
    const answer = await fetch(`${plain.address}/quotes/${ids.quote}.png`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('No font has these words.')
    expect((await fetch(`${plain.address}/quotes/${ids.quote}`)).status).toBe(200)
    await plain.close()
  })

  test('one that its publisher took out since is shown with that said', async () => {
    const { store } = page.room
    const { quote, article } = (await store.quotes.find({ speakerId: 'tomas-iriarte' })).at(-1)!
    await store.articles.save({
      article: { ...article, text: 'All of it was taken out.' },
      quotes: [],
      passages: [],
      people: [],
      mentions: [],
    })
    expect(await open(`/quotes/${quote.id}`)).toContain('changed or taken out these words since')
    await store.corrections.withdraw(article.id, Temporal.Instant.from('2019-11-14T00:00Z'))
    expect(await open(`/quotes/${quote.id}`)).toContain('taken the whole article down')
    expect(await open(`/articles/${article.id}`)).toContain('The publisher took the article down')
  })
})

describe('Somebody', () => {
  test('who they are, what they said, and who speaks of them', async () => {
    const html = await open('/people/tomas-iriarte')
    expect(html).toContain('<h1 dir="auto">Tomás Iriarte</h1>')
    expect(html).toMatch(/In the stored articles: \d+ quotations?, named/)
    expect(await open('/people')).toContain('href="/people/helen-marsh"')
    expect(await open('/people?name=iriarte')).toContain('href="/people/tomas-iriarte"')
    expect(await open('/people?name=zzzz')).toContain('Nobody. Try a family name.')
  })

  test('as feeds that readers of feeds can read', async () => {
    const rss = parseRssFeed(await open('/people/tomas-iriarte.rss'))
    expect(rss.title).toBe('Tomás Iriarte · Hustings')
    expect(rss.items!.length).toBeGreaterThan(0)
    expect(rss.items![0]!.link).toMatch(new RegExp(`^${page.address}/quotes/`))
    const json = parseJsonFeed(await open('/people/tomas-iriarte.json'))
    expect(json.items!.map(({ url }) => url)).toEqual(rss.items!.map(({ link }) => link))
    expect(json.items![0]!.content_text).toContain('“')
    const types = [
      ['rss', 'application/rss+xml'],
      ['json', 'application/feed+json'],
    ] as const
    for (const [ending, type] of types) {
      const answer = await fetch(`${page.address}/people/tomas-iriarte.${ending}`)
      expect(answer.headers.get('content-type')).toContain(type)
      expect((await fetch(`${page.address}/people/nobody.${ending}`)).status).toBe(404)
    }
  })
})

test('a quotation can be followed: its words, wherever they are printed', async () => {
  const [found] = await page.room.store.quotes.find({ limit: 1 })
  const path = `/quotes/${found!.quote.id}`
  const html = await open(path)
  expect(html).toContain(`<link rel="alternate" type="application/rss+xml" href="${path}.rss"`)
  const rss = parseRssFeed(await open(`${path}.rss`))
  expect(rss.items![0]!.link).toBe(`${page.address}${path}`)
  const json = parseJsonFeed(await open(`${path}.json`))
  expect(json.items!.map(({ url }) => url)).toEqual(rss.items!.map(({ link }) => link))
  expect((await fetch(`${page.address}/quotes/none.1.1.rss`)).status).toBe(404)
})

test('a race says who runs, and can be followed', async () => {
  await page.room.say(
    '/race add mayor place:Teal County election:2019-12-03 people:helen marsh; tomas iriarte',
  )
  expect(await open('/races')).toContain('href="/races/teal-county-mayor-2019"')
  const html = await open('/races/teal-county-mayor-2019')
  expect(html).toContain('href="/people/helen-marsh"')
  expect(html).toContain('3 December 2019')
  expect(parseRssFeed(await open('/races/teal-county-mayor-2019.rss')).items!.length).toBeGreaterThan(0)
  // A space's own race is no stranger's.
  expect((await openAsStranger('/races/teal-county-mayor-2019')).status).toBe(404)
})

test('a digest as it was posted, in each look, with why; to its own space alone', async () => {
  const { store } = page.room
  await page.room.say('/digest schedule 08:00 America/Chicago weekdays')
  const [digest] = await store.digests.list('local')
  const { id, place } = digest!
  expect(await open(`/digests/${id}`)).toContain('Nothing was posted yet')
  const { article } = (await store.quotes.find({ limit: 1 }))[0]!
  const dueAt = Temporal.Instant.from('2019-11-13T08:00Z')
  const post = await store.posts.add({
    subject: { kind: 'digest', id },
    dueAt,
    place,
    postedAt: dueAt,
    key: 'k',
    messageIds: ['1'],
    content: {
      title: 'The morning in Teal County',
      notices: [],
      stories: [
        {
          storyId: 's',
          told: { articleId: article.id, revision: article.revision, spans: [{ start: 0, end: 20 }] },
          others: [],
          outlets: 1,
          isUpdate: false,
          why: 'Because it is new',
        },
      ],
      quotes: [],
      ahead: [],
      corrections: [],
      upTo: dueAt,
    },
  })
  for (const [look, mark] of Object.entries({
    plain: 'class="story"',
    discord: 'd-box',
    slack: 's-message',
  })) {
    const html = await open(`/digests/${id}?look=${look}&post=${post.id}`)
    expect(html, look).toContain('The morning in Teal County')
    expect(html).toContain(mark)
    expect(html).toContain('Because it is new')
  }
  expect(await open('/digests')).toContain(`href="/digests/${id}"`)
  expect(parseJsonFeed(await open(`/digests/${id}.json`)).items).toHaveLength(1)
  expect((await openAsStranger('/digests')).status).toBe(403)
  for (const path of [`/digests/${id}`, `/digests/${id}.json`])
    expect((await openAsStranger(path)).status).toBe(404)
})

test('what is not there is not found, whatever is asked', async () => {
  for (const path of [
    '/articles/none',
    '/quotes/none',
    '/quotes/none.1.0',
    '/people/none',
    '/races/none',
    '/digests/none',
    '/people/..%2f..%2fetc%2fpasswd',
    '/places/x.rss',
    '/articles?after=none',
  ])
    expect((await fetch(page.address + path)).status, path).toBe(path.includes('after') ? 200 : 404)
})

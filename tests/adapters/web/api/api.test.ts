import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiRoutes } from '../../../../src/adapters/web/api/routes.ts'
import type { PageParts } from '../../../../src/adapters/web/parts.ts'
import type { Json } from '../../discord/fake/check-body.ts'
import { type RunningPage, rawRequest, SITE, startPage } from '../start-page.ts'

let page: RunningPage
let stranger: RunningPage
beforeAll(async () => {
  page = await startPage()
  stranger = await startPage({ room: page.room, site: { ...SITE, publicUrl: 'https://news.example.com' } })
})
afterAll(async () => {
  await stranger.close()
  await page.close()
  expect([...page.bugs, ...stranger.bugs]).toEqual([])
})

const get = async (path: string) => {
  const answer = await fetch(`${page.address}/api/v1${path}`)
  return { status: answer.status, body: (await answer.json()) as Json }
}
const getAsStranger = async (path: string) => {
  const { status, body } = await rawRequest(stranger.port, `/api/v1${path}`, {
    headers: { host: 'news.example.com' },
  })
  return { status, body: JSON.parse(body) }
}

test('quotations page by page, each once, in the order of the page', async () => {
  const all = (await get('/quotes?limit=100')).body.items.map((quote: { id: string }) => quote.id)
  expect(all.length).toBeGreaterThan(4)
  const read: string[] = []
  for (let next = ''; ; ) {
    const { body } = await get(`/quotes?limit=2${next}`)
    read.push(...body.items.map((quote: { id: string }) => quote.id))
    if (body.next === undefined) break
    next = `&after=${encodeURIComponent(body.next)}`
  }
  expect(read).toEqual(all)
})

test.each(['/people', '/people?name=marsh'])(
  '%s page by page, each once, in the order of the page',
  async path => {
    const from = (query: string) => get(`${path}${path.includes('?') ? '&' : '?'}${query}`)
    const all = (await from('limit=100')).body.items.map(({ id }: { id: string }) => id)
    expect(all.length).toBeGreaterThan(1)
    const read: string[] = []
    for (let after = ''; ; ) {
      const { body } = await from(`limit=1${after}`)
      read.push(...body.items.map(({ id }: { id: string }) => id))
      if (body.next === undefined) break
      after = `&after=${body.next}`
    }
    expect(read).toEqual(all)
    expect((await from('after=nobody-at-all')).body).toEqual({ items: [] })
  },
)

test('quotations by who, when and where; one by its id', async () => {
  const { body } = await get('/quotes?speaker=helen-marsh&since=2019-11-01&kind=direct')
  expect(body.items.length).toBeGreaterThan(0)
  for (const quote of body.items) expect(quote.speaker).toMatchObject({ id: 'helen-marsh' })
  const [first] = body.items
  expect((await get(`/quotes/${first.id}`)).body).toEqual(first)
  expect(first.source).toContain('#:~:text=')
  expect((await get('/quotes?publisher=Nobody')).body).toEqual({ items: [] })
})

test('every answer is of the shape that the document says, and the document describes every address', async () => {
  const { body: document } = await get('/openapi.json')
  expect(await new Validator().validate(document)).toEqual({ valid: true })
  const routes = apiRoutes({} as PageParts).routes.filter(({ method }) => method === 'GET')
  expect(routes.map(({ path }) => path.replace('/api/v1', '').replace(':id', '{id}')).toSorted()).toEqual(
    ['/openapi.json', ...Object.keys(document.paths)].toSorted(),
  )
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const ids: Record<string, string> = {
    '/quotes/{id}': (await get('/quotes')).body.items[0].id,
    '/articles/{id}': (await get('/articles')).body.items[0].id,
    '/people/{id}': 'helen-marsh',
    '/races/{id}': 'mayor-2019',
    '/digests/{id}': '1',
  }
  await page.room.say('/race add mayor place:Teal County election:2019-12-03 id:mayor-2019')
  await page.room.say('/digest schedule 08:00 America/Chicago weekdays')
  expect(Object.keys(document.paths).length).toBe(10)
  for (const [path, { get: operation }] of Object.entries<{
    get: { responses: Record<string, { content: Record<string, { schema: object }> }> }
  }>(document.paths)) {
    const { status, body } = await get(path.replace('{id}', encodeURIComponent(ids[path] ?? '')))
    expect(status, path).toBe(200)
    const { schema } = operation.responses['200']!.content['application/json']!
    const isValid = ajv.compile({ ...schema, components: document.components })
    expect(isValid(body), `${path}: ${ajv.errorsText(isValid.errors)}`).toBe(true)
  }
})

test('what cannot be read is answered with what would work', async () => {
  for (const [path, words] of [
    ['/quotes?limit=1000', 'limit'],
    ['/quotes?limit=x', 'limit'],
    ['/quotes?since=yesterday', 'since'],
    ['/quotes?speeker=x', 'There is no parameter speeker.'],
    ['/quotes?kind=loud', 'kind'],
  ]) {
    const { status, body } = await get(path!)
    expect(status, path).toBe(400)
    expect(body.error).toContain(words)
  }
  for (const path of [
    '/quotes/none',
    '/people/none',
    '/articles/none',
    '/races/none',
    '/digests/99',
    '/nothing',
  ])
    expect((await get(path)).status, path).toBe(404)
  const post = await fetch(`${page.address}/api/v1/quotes`, { method: 'POST' })
  expect(post.status).toBe(404)
})

test('strangers get no text, short excerpts, and nothing of any space', async () => {
  const { body } = await getAsStranger('/articles')
  const [{ id }] = body.items
  expect((await get(`/articles/${id}`)).body.text.length).toBeGreaterThan(100)
  expect((await getAsStranger(`/articles/${id}`)).body).not.toHaveProperty('text')
  const quotes = (await getAsStranger('/quotes?limit=100')).body.items
  for (const quote of quotes) for (const words of quote.words) expect(words.length).toBeLessThanOrEqual(300)
  expect((await getAsStranger('/digests')).status).toBe(404)
  expect(quotes[0].page).toMatch(/^https:\/\/news\.example\.com\/quotes\//)
})

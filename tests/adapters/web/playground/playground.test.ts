import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NEWSROOM_FILE, openNewsroom } from '../../../bot/newsroom.ts'
import { browse, type RunningPage, rawRequest, SITE, startPage, tokenIn } from '../start-page.ts'

let page: RunningPage
beforeEach(async () => {
  page = await startPage()
})
afterEach(async () => {
  await page.close()
  expect(page.bugs).toEqual([])
})

const pressIn = (html: string, label: string) =>
  new RegExp(`value="([^"]+)"[^>]*>${label}`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
const lastId = (html: string) => [...html.matchAll(/<article class="exchange" id="(e\d+)"/g)].at(-1)![1]!
const answers = (html: string) => html.split('class="exchange"').slice(1)

test('a picture has an address, which gives it to whoever got the reply and to nobody else', async () => {
  const png = new TextEncoder().encode('a picture')
  const draw = async () => ({ svg: '', png, alt: 'All that it says' })
  const studio = { quotationCard: draw, trendChart: draw, close: async () => {} }
  const now = Temporal.Instant.from('2019-11-13T12:00:00Z')
  const room = await openNewsroom([NEWSROOM_FILE], now, { studio })
  const drawing = await startPage({ room })
  const browser = browse(drawing.address)
  await browser.open()
  for (const look of ['plain', 'discord', 'slack']) {
    const html = await browser.post('/say', { line: '/quote owen marsh image:true', look })
    const [, path = ''] = /<img class="picture" src="([^"]+)" alt="All that it says">/.exec(html) ?? []
    expect(path, look).toMatch(/^\/pictures\/[\w-]{22}\.png$/)
    const answer = await browser.send(path)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png)
    expect((await fetch(drawing.address + path)).status).toBe(404)
  }
  expect((await browser.send('/pictures/none.png')).status).toBe(404)
  await drawing.close()
  await room.close()
})

test('what a field of a form may take is suggested by the form’s own command', async () => {
  const browser = browse(page.address)
  await browser.open()
  const asked = await browser.post('/say', { line: '/people card', look: 'slack' })
  const form = /name="form" value="([^"]+)"/.exec(asked)![1]!.replaceAll('&amp;', '&')
  const suggest = async (fields: Record<string, string>) =>
    (await browser.send(`/suggest-value?${new URLSearchParams(fields)}`)).json()
  expect(asked).toContain('name="option.person" data-suggest')
  expect(await suggest({ form, option: 'person', typed: 'iria' })).toEqual([
    { label: 'Tomás Iriarte', value: 'Tomás Iriarte' },
  ])
  for (const fields of [{ form: 'x', option: 'person' }, { form, option: 'nothing' }, {}])
    expect(await suggest(fields as Record<string, string>)).toEqual([])
})

describe('Without script', () => {
  test('the first view offers things to try; a line is answered on the page it leads to', async () => {
    const browser = browse(page.address)
    const first = await browser.open()
    expect(first).toContain('value="/quote sessions"')
    expect(first).toMatch(/All \d+ commands/)
    const html = await browser.post('/say', { line: '/quote helen marsh' })
    expect(html).toContain('“We will repair the bridge before we build anything new,”')
    expect(html).toContain('href="https://post.example.com/2019/marsh-campaign#:~:text=')
    expect(html).toContain('aria-current="true">Plain')
  })

  test('the same answer in each look, from what each platform would be sent', async () => {
    const browser = browse(page.address)
    await browser.open()
    await browser.post('/say', { line: '/quote helen marsh' })
    for (const [look, mark] of [
      ['discord', 'class="d-box"'],
      ['slack', 'class="s-message"'],
    ]) {
      const html = await browser.open(`/?look=${look}`)
      expect(html).toContain(mark)
      expect(html).toContain('We will repair the bridge before we build anything new,')
    }
    expect(await browser.open('/?look=<script>')).toContain('class="answer plain"')
  })

  test('the list of commands leads back to the look and thread it was opened from, an example in the box', async () => {
    const browser = browse(page.address)
    await browser.open()
    const id = lastId(await browser.post('/say', { line: '/quote helen marsh' }))
    const [, list = ''] =
      /href="([^"]+)">All \d+ commands/.exec(await browser.open(`/?look=slack&thread=${id}`)) ?? []
    const html = await browser.open(list.replaceAll('&amp;', '&'))
    const [, example = ''] = /<dt>\/quote<\/dt><dd>[^<]+<br><a href="([^"]+)"/.exec(html) ?? []
    const back = await browser.open(example.replaceAll('&amp;', '&').replace('#line', ''))
    expect(back).toContain('aria-current="true">Slack')
    expect(back).toContain('<h1>Thread</h1>')
    expect(back).toMatch(/name="line" value="\/quote [^"]+"/)
    expect(await browser.open('/commands?look=%22&thread=%22%3E%3Cscript%3E')).not.toContain('"><script>')
  })

  test.each(['plain', 'discord', 'slack'])('buttons work in the look %s', async look => {
    const browser = browse(page.address)
    await browser.open()
    const asked = await browser.post('/say', { line: '/quote marsh', look })
    expect(asked).toContain('Whom do you mean?')
    const id = pressIn(asked, 'Helen Marsh')
    const html = await browser.post('/say', { press: id, exchange: lastId(asked), look })
    expect(html).toContain('We will repair the bridge')
    // As on Discord: what only shows more of the same takes the place of what there was.
    expect(answers(html).length).toBe(look === 'discord' ? 1 : 2)
    if (look !== 'discord') expect(html).toContain('You</span> /quote Helen Marsh')
  })

  test('a choice from a list works as on Discord', async () => {
    const browser = browse(page.address)
    await browser.open()
    const asked = await browser.post('/say', { line: '/people list limit:20', look: 'discord' })
    const options = [...asked.matchAll(/<option value="([^"]+)">([^<]+)/g)]
    if (options.length > 0) {
      const [, value] = options[0]!
      const html = await browser.post('/say', {
        'choice-0': value!.replaceAll('&amp;', '&'),
        choose: 'choice-0',
        exchange: lastId(asked),
        look: 'discord',
      })
      expect(answers(html).length).toBe(2)
    }
    const empty = await browser.post('/say', { choose: 'choice-7', look: 'discord' })
    expect(empty).toContain('This button is too old')
  })

  test.each(['plain', 'discord', 'slack'])('a form asks for what is missing, in the look %s', async look => {
    const browser = browse(page.address)
    await browser.open()
    const asked = await browser.post('/say', { line: '/people card', look })
    expect(asked).toContain('name="option.person"')
    const form = /name="form" value="([^"]+)"/.exec(asked)![1]!.replaceAll('&amp;', '&')
    const html = await browser.post('/say', { submit: 'form', form, 'option.person': 'iriarte', look })
    expect(html).toContain('Tomás Iriarte')
    expect(html).toContain('You</span> /people card iriarte')
    const without = await browser.post('/say', { submit: 'form', form, 'option.person': ' ', look })
    expect(without).toContain('/people card needs person')
  })

  test('a thread goes on from its question, and the channel from its last', async () => {
    const browser = browse(page.address)
    await browser.open()
    const asked = await browser.post('/say', { line: 'what did helen marsh say about the bridge?' })
    const thread = lastId(asked)
    await browser.post('/say', { line: 'what did tomás iriarte say about the ferry?' })
    await browser.open(`/?thread=${thread}`)
    const html = await browser.post('/say', { line: 'and about schools?', thread })
    expect(html).toContain('<h1>Thread</h1>')
    expect(answers(html).length, 'the question and its follow-up').toBe(2)
    expect(html).toContain('Schools come second')
    const channel = await browser.open('/')
    expect(channel).toContain('Thread: 1 reply')
    expect(answers(channel).length).toBe(2)
  })

  test('what cannot be read is explained, and nothing breaks', async () => {
    const browser = browse(page.address)
    await browser.open()
    for (const [fields, words] of [
      [{ line: '/qoute marsh' }, 'Did you mean /quote?'],
      [{ line: ' ' }, 'Nothing was typed'],
      [{ line: 'x'.repeat(7_000) }, 'up to 6,000 can be read'],
      [{ press: 'no button' }, 'This button is too old'],
      [{ submit: 'form', form: '0F:people card' }, '/people card needs person'],
      [{}, 'Nothing was typed'],
    ] as const)
      expect(await browser.post('/say', fields)).toContain(words)
  })

  test('the page can be cleared', async () => {
    const browser = browse(page.address)
    await browser.open()
    await browser.post('/say', { line: '/about' })
    expect(answers(await browser.post('/clear', {}))).toEqual([])
  })
})

describe('With script', () => {
  const inPlace = { 'x-requested-with': 'page' }

  test('an exchange comes alone', async () => {
    const browser = browse(page.address)
    const token = /name="token" value="([^"]+)"/.exec(await browser.open())![1]!
    const send = async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ token, ...fields })
      return (await browser.send('/say', { method: 'POST', body, headers: inPlace })).text()
    }
    const html = await send({ line: '/quote helen marsh limit:1' })
    expect(html).toMatch(/^<article class="exchange" id="e\d+"/)
    expect(html).not.toContain('<html')
    const more = await send({ press: pressIn(html, 'Source'), exchange: lastId(html) })
    expect(more).toMatch(/^<article class="exchange" id="e\d+"/)
    expect(lastId(more)).not.toBe(lastId(html))
    expect(more).not.toContain('too old')
  })

  test('lines are completed as on the platforms', async () => {
    const suggested = await (await fetch(`${page.address}/suggest?line=%2Fquote%20mars`)).json()
    expect(suggested).toContainEqual({ label: 'Helen Marsh', line: '/quote Helen Marsh ' })
    expect(await (await fetch(`${page.address}/suggest`)).json()).toEqual([])
  })
})

describe('After a restart', () => {
  test('whoever is at this machine finds the conversation as it was, and goes on', async () => {
    const { room } = page
    const before = browse(page.address)
    await before.open()
    await before.post('/say', { line: '/quote helen marsh limit:1' })
    const asked = lastId(await before.post('/say', { line: '/latest' }))
    const html = await before.post('/say', { line: 'who repairs the bridge?', thread: asked })
    const again = await startPage({ room })
    const after = browse(again.address, before.cookie)
    const back = await after.open(`/?thread=${asked}`)
    expect(answers(back).map(each => each.split('</form>')[0])).toEqual(
      answers(html).map(each => each.split('</form>')[0]),
    )
    const whole = await after.open()
    expect(answers(whole)).toHaveLength(2)
    expect(whole).toContain('Thread: 1 reply')
    const more = await after.post('/say', { press: pressIn(whole, 'Source') })
    expect(answers(more)).toHaveLength(3)
    expect(more).not.toContain('too old')
    expect(new Set([...more.matchAll(/class="exchange" id="(e\d+)"/g)].map(([, id]) => id)).size).toBe(3)
    expect(answers(await after.post('/clear', {}))).toEqual([])
    await again.close()
    const cleared = await startPage({ room })
    expect(answers(await browse(cleared.address, before.cookie).open())).toEqual([])
    await cleared.close()
  })

  test('a stranger begins anew, is told so in a thread, and what is still on the screen works', async () => {
    const site = { ...SITE, publicUrl: 'http://news.example.com' }
    const { room } = page
    const now = () => Temporal.Instant.from('2019-11-13T12:30:00Z')
    const say = async ({ port }: RunningPage, cookie: string, fields: Record<string, string>) => {
      const headers = { host: 'news.example.com', cookie }
      const opened = await rawRequest(port, '/', { headers })
      const own = cookie || String(opened.headers['set-cookie']).split(';')[0]!
      const body = new URLSearchParams({ token: tokenIn(opened.body), ...fields }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded', 'x-requested-with': 'page' }
      const answer = await rawRequest(port, '/say', {
        method: 'POST',
        headers: { ...headers, ...type, cookie: own },
        body,
      })
      return { own, html: answer.body }
    }
    const first = await startPage({ room, site })
    const { own, html } = await say(first, '', { line: '/quote helen marsh limit:1' })
    await first.close()
    const second = await startPage({ room, site, now })
    const headers = { host: 'news.example.com', cookie: own }
    const thread = await rawRequest(second.port, `/?thread=${lastId(html)}`, { headers })
    expect(answers(thread.body)).toEqual([])
    expect(thread.body).toContain('That thread is not kept any more.')
    const pressed = await say(second, own, { press: pressIn(html, 'Source'), exchange: lastId(html) })
    expect(lastId(pressed.html)).not.toBe(lastId(html))
    expect(pressed.html).toContain('Helen Marsh')
    await second.close()
  })
})

test('one session sees nothing of another', async () => {
  const [one, two] = [browse(page.address), browse(page.address)]
  await Promise.all([one.open(), two.open()])
  const html = await one.post('/say', { line: '/quote helen marsh' })
  expect(await two.open()).not.toContain('repair the bridge')
  const thread = await two.open(`/?thread=${lastId(html)}`)
  expect(thread).not.toContain('repair the bridge')
  expect(thread).toContain('That thread is not kept any more.')
})

test('a name in the address fills the box, and is no markup there', async () => {
  const html = await browse(page.address).open(`/?line=${encodeURIComponent('"><script>alert(1)</script>')}`)
  expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
})

test('what is not there is said so; a bug has a number and tells nothing else', async () => {
  expect((await fetch(`${page.address}/nothing`)).status).toBe(404)
  const broken = await startPage({
    previewers: {
      discord: () => Promise.reject(new Error('the secret cause')),
      slack: () => Promise.reject(new Error('the secret cause')),
    },
    site: SITE,
  })
  const browser = browse(broken.address)
  await browser.open()
  const html = await browser.post('/say', { line: '/about', look: 'discord' })
  expect(html).toMatch(/It is logged under [0-9a-f]{8}/)
  expect(html).not.toContain('secret')
  expect(broken.bugs).toHaveLength(1)
  await broken.close()
})

test('files are kept by browsers for good, under addresses that change with them', async () => {
  const html = await browse(page.address).open()
  for (const [address] of html.matchAll(/\/assets\/[\w-]+\/[a-z.]+/g)) {
    const answer = await rawRequest(page.port, address, { headers: { host: 'localhost' } })
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toContain('immutable')
  }
  expect((await fetch(`${page.address}/assets/x/..%2f..%2fserver.ts`)).status).toBe(404)
  expect((await fetch(`${page.address}/assets/old/page.js`)).headers.get('cache-control')).toBe('no-cache')
})

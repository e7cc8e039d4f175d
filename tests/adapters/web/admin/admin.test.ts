import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse, type RunningPage, rawRequest, SITE, startPage } from '../start-page.ts'

let page: RunningPage
beforeAll(async () => {
  page = await startPage()
})
afterAll(() => page.close())

test('whoever administrates sees how feeds, digests and the process stand, and what was changed', async () => {
  const at = Temporal.Instant.from('2019-11-12T12:00Z')
  await page.room.store.feeds.add(
    { spaceId: 'local', url: 'https://ledger.example.com/feed.xml', name: 'The <b>Harbor</b> Ledger' },
    { at },
  )
  await page.room.say('/digest schedule 08:00 America/Chicago weekdays')
  const html = await browse(page.address).open('/admin')
  expect(html).toContain('The &lt;b&gt;Harbor&lt;/b&gt; Ledger')
  expect(html).toContain('weekdays at 08:00')
  expect(html).toContain('Everything works</dt><dd>yes')
  expect(html).toContain('Set up digest 1')
  expect(html).toContain('<h2 id="part-2">What became of digest 1</h2>')
})

test('its buttons do what the commands do, and ask in a form for what is missing', async () => {
  const browser = browse(page.address)
  const button = (html: string, label: string) =>
    new RegExp(`name="press" value="([^"]+)">${label}<`).exec(html)![1]!.replaceAll('&amp;', '&')
  const paused = await browser.post('/say', { press: button(await browser.open('/admin'), 'Pause') })
  expect(paused).toContain('Digest 1 is paused')
  expect((await page.room.store.digests.list('local'))[0]!.state).toBe('paused')
  const asked = await browser.post('/say', {
    press: button(await browser.open('/admin'), 'Merge two entries'),
  })
  expect(asked).toContain('name="option.person"')
})

test('what went wrong on our side is shown to those who run the bot', async () => {
  page.operations.failed(new Error('<b>disk</b> full'), 'ab12cd34')
  const html = await browse(page.address).open('/admin')
  expect(html).toContain('logged under ab12cd34')
  expect(html).toContain('&lt;b&gt;disk&lt;/b&gt; full')
})

test('strangers are told how to sign in, and nothing else', async () => {
  const stranger = await startPage({
    room: page.room,
    site: { ...SITE, publicUrl: 'https://news.example.com' },
  })
  for (const host of ['news.example.com', '127.0.0.1']) {
    const { status, body } = await rawRequest(stranger.port, '/admin', { headers: { host } })
    expect(status).toBe(403)
    expect(body).toContain('/admin page')
    expect(body).not.toContain('weekdays')
  }
  await stranger.close()
})

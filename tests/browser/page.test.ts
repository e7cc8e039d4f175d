import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { type Service, startService } from '../../src/main.ts'
import { accessibilityProblems, widthBeyondWindow } from './axe.ts'
import { ask, CHROMIUM, launch, NO_CHROMIUM, openPage } from './browser.ts'

if (CHROMIUM === undefined) console.warn(NO_CHROMIUM)

describe.skipIf(CHROMIUM === undefined)('The page in a browser', { timeout: 120_000 }, () => {
  let folder: string
  let app: App
  let service: Service
  let browser: Browser
  let address: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hustings-page-'))
    const off = { DISCORD_TOKEN: '', SLACK_BOT_TOKEN: '', PUBLIC_URL: '' }
    app = await openApp(readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...off }, { data: folder }))
    service = await startService(app)
    address = /Page: (\S+)/.exec(service.status.join('\n'))![1]!
    browser = await launch()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    await app?.close()
    await rm(folder, { recursive: true })
  })

  test('a newcomer’s first minute: quote, source, question, follow-up, a digest and its place in the list', async () => {
    const { page, context, problems } = await openPage(browser, address)
    await page.getByRole('button', { name: '/quote sessions' }).click()
    const quoted = page.locator('.exchange').first()
    await quoted.getByText('In context:').first().waitFor()
    const source = quoted.getByRole('link', { name: /^politico\.com/ }).first()
    expect(await source.getAttribute('href')).toContain('#:~:text=')

    await quoted.getByRole('link', { name: 'as stored' }).first().click()
    await page.getByRole('heading', { level: 1, name: /campaign against Sessions/ }).waitFor()
    expect(await page.locator('mark.said').count()).toBeGreaterThan(3)
    await page.goBack()

    await ask(page, 'has trump endorsed sessions?')
    const answer = page.locator('.exchange').nth(1)
    await answer.getByText('he has not yet decided').waitFor()
    await answer.getByRole('link', { name: 'Ask on in a thread' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thread' }).waitFor()
    await ask(page, 'and what did he say about it?')
    await page.locator('.exchange').nth(1).getByText(/Trump/).first().waitFor()
    await page.getByRole('link', { name: /Back to the channel/ }).click()
    await page.getByText('Thread: 1 reply').waitFor()

    await ask(page, '/digest schedule 08:00 America/Chicago weekdays')
    await page
      .locator('.exchange')
      .nth(2)
      .getByText(/is set up/)
      .first()
      .waitFor()
    await ask(page, '/digest list')
    await page.locator('.exchange').nth(3).getByText(/next:/).first().waitFor()
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Digests' }).click()
    await page.getByRole('link', { name: /^Digest \d+/ }).click()
    await page.getByText('Nothing was posted yet').waitFor()
    expect(problems).toEqual([])
    await context.close()
  })

  test('with the keyboard alone: complete, choose, send, fill in a form, press a button', async () => {
    const { page, context, problems } = await openPage(browser, address)
    await page.focus('#line')
    await page.keyboard.type('/quote sess')
    const option = page.getByRole('option', { name: 'Jeff Sessions' })
    await option.waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await option.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await page.inputValue('#line')).toBe('/quote Jeff Sessions ')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.locator('.exchange').first().getByText('full support').first().waitFor()

    await ask(page, '/people card')
    const field = page.getByLabel(/person/i)
    await field.waitFor()
    expect(await field.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.type('trump')
    await page.keyboard.press('Enter')
    await page.locator('.exchange').nth(2).getByText('Donald Trump').first().waitFor()
    expect(problems).toEqual([])
    await context.close()
  })

  test('with the keyboard alone: past the navigation by the first stop, which is seen, and through all of it in the order of reading', async () => {
    const { page, context, problems } = await openPage(browser, address)
    const focused = () =>
      page.evaluate<string>("document.activeElement.innerText || document.activeElement.id || ''")
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the content')
    const skip = page.getByRole('link', { name: 'Skip to the content' })
    expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await focused()).toContain('Ask, and check every word')
    await page.reload()
    const stops: string[] = []
    for (let stop = 0; stop < 23; stop++) {
      await page.keyboard.press('Tab')
      stops.push((await focused()).split('\n')[0]!)
      const outline =
        "document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'"
      expect(await page.evaluate<boolean>(outline), stops.at(-1)).toBe(true)
    }
    expect(stops.slice(0, 12)).toEqual([
      'Skip to the content',
      'Hustings',
      ...['Try it', 'Commands', 'People', 'Articles', 'Races', 'Digests', 'Admin'],
      ...['Plain', 'Discord', 'Slack'],
    ])
    expect(stops[12]).toBe('/quote sessions')
    expect(stops.slice(-3)).toEqual(['line', 'Send', expect.stringMatching(/^All \d+ commands$/)])
    expect(problems).toEqual([])
    await context.close()
  })

  test('fields of a form offer what they may take, as Slack’s do', async () => {
    const { page, context, problems } = await openPage(browser, address)
    await page.goto(new URL('/?look=slack', address).href)
    await ask(page, '/people card')
    const field = page.locator('.s-modal input[data-suggest]')
    await field.fill('sess')
    await page.locator('datalist option').first().waitFor({ state: 'attached' })
    expect(await page.locator('datalist option').first().getAttribute('value')).toBe('Jeff Sessions')
    await field.fill('Jeff Sessions')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.locator('.exchange').nth(1).getByText('Jeff Sessions').first().waitFor()
    await ask(page, '/quote sessions limit:1 image:true')
    const picture = page.locator('.exchange').nth(2).locator('img.picture')
    await picture.waitFor()
    // Drawn, and let in by our own policy.
    const width =
      "document.querySelector('img.picture').decode().then(() => document.querySelector('img.picture').naturalWidth)"
    expect(await page.evaluate<number>(width)).toBeGreaterThan(100)
    expect(problems).toEqual([])
    await context.close()
  })

  test('without script everything can be asked and read, a page at a time', async () => {
    const { page, context } = await openPage(browser, address, { javaScriptEnabled: false })
    await page.fill('#line', '/quote sessions')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('.exchange').getByText('full support').first().waitFor()
    await page.getByRole('link', { name: 'Slack', exact: true }).click()
    await page.locator('.s-message').first().waitFor()
    await context.close()
  })

  describe.each(['light', 'dark'] as const)('In the %s', scheme => {
    test('nothing that WCAG 2.2 AA asks for is broken, in any look or on any page, and no page is wider than 320 px', async () => {
      const { page, context, problems } = await openPage(browser, address, {
        colorScheme: scheme,
        // For axe-core, which our own policy would not let in.
        bypassCSP: true,
        viewport: { width: 320, height: 700 },
      })
      await checked(page, 'first view')
      for (const line of [
        '/quote sessions',
        'has trump endorsed sessions?',
        '/people list',
        '/race',
        '/latest',
        '/people card',
      ])
        await ask(page, line)
      await page.fill('#line', '/quote s')
      await page.getByRole('option').first().waitFor()
      await checked(page, 'suggestions')
      const thread = await page.locator('.exchange').first().getAttribute('id')
      const [article] = await app.store.articles.latest({ limit: 1 })
      const [quote] = await app.store.quotes.find({ limit: 1 })
      for (const path of [
        '/',
        '/?look=discord',
        '/?look=slack',
        `/?thread=${thread}`,
        '/people',
        '/people/jeff-sessions',
        '/articles',
        `/articles/${article!.id}`,
        `/quotes/${quote!.quote.id}`,
        '/races/alabama-senate-2020',
        '/digests',
        '/admin',
        '/sign-in/none',
        '/no-such-page',
      ]) {
        await page.goto(new URL(path, address).href)
        await checked(page, path)
      }
      // Two of them are not there.
      expect(problems.filter(each => !each.includes('404'))).toEqual([])
      await context.close()
    })
  })

  test('every kind of page weighs under 100 kB with all that it loads', async () => {
    const [article] = await app.store.articles.latest({ limit: 1 })
    const [quote] = await app.store.quotes.find({ limit: 1 })
    for (const path of [
      ...['/', '/people', '/people/jeff-sessions', '/articles', `/articles/${article!.id}`],
      ...[`/quotes/${quote!.quote.id}`, '/races', '/races/alabama-senate-2020', '/digests', '/admin'],
    ]) {
      const { page, context, problems } = await openPage(browser, address)
      const weights: number[] = []
      page.on('response', response => weights.push(Number(response.headers()['content-length'])))
      await page.goto(new URL(path, address).href)
      const weight = weights.reduce((sum, each) => sum + each, 0)
      expect(weight, path).toBeGreaterThan(5_000)
      expect(weight, path).toBeLessThan(100_000)
      expect(problems, path).toEqual([])
      await context.close()
    }
  })
})

async function checked(page: Page, where: string): Promise<void> {
  expect(await accessibilityProblems(page), where).toEqual([])
  expect(await widthBeyondWindow(page), where).toBeLessThanOrEqual(0)
}

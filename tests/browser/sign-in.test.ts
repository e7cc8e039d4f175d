import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LINK_MINUTES, offerSignIn } from '../../src/bot/sign-ins.ts'
import { CHROMIUM, launch, NO_CHROMIUM, openPage } from './browser.ts'
import { ADA, openSite, type Site } from './site.ts'

if (CHROMIUM === undefined) console.warn(NO_CHROMIUM)

const WHOLE = 'The bridge was closed in March after inspectors'
const EXCERPT = '“I only count the boats,”'

describe.skipIf(CHROMIUM === undefined)('Where strangers come, a browser', { timeout: 120_000 }, () => {
  let site: Site
  let browser: Browser
  beforeAll(async () => {
    site = await openSite()
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const at = (path: string) => site.open.address + path
  const offered = async () => at(`/sign-in/${await offerSignIn(site.room.store, ADA, site.clock.now)}`)
  const stranger = () => openPage(browser, site.open.address)

  test('of a stranger shows excerpts, no text and nothing of any space', async () => {
    const { page, context, problems } = await stranger()
    await page.goto(at(site.paths.article!))
    await page.getByText('The text is its publisher’s').waitFor()
    expect(await page.innerText('main')).not.toContain(WHOLE)
    await page.goto(at('/'))
    expect(await page.innerText('.to-try')).toContain('/quote sessions')
    expect(await page.innerText('.to-try')).not.toContain('/digest schedule')
    await page.goto(at(site.paths.person!))
    await page.getByText(EXCERPT).waitFor()
    await expectStrange(page)
    expect((await page.goto(at('/digests')))!.status()).toBe(403)
    expect(problems.filter(each => !each.includes('403'))).toEqual([])
    await context.close()
  })

  test('that opens a link and presses its button is signed in, reads all, and is a stranger again after signing out', async () => {
    const { page, context, problems } = await stranger()
    await page.goto(await offered())
    await page.getByText('as ada of guild-1 on Discord, for twelve hours').waitFor()
    await expectStrange(page)
    await page.goBack()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Signed in as ada of guild-1 on Discord.').waitFor()
    expect(page.url()).toBe(at('/admin'))
    for (const each of await context.cookies())
      expect(each).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Articles' }).click()
    await page.getByRole('link', { name: /^Marsh opens her campaign/ }).click()
    await page.getByText(WHOLE).waitFor()

    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Admin' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(at('/'))
    await expectStrange(page)
    await page.goto(at(site.paths.article!))
    await page.getByText('The text is its publisher’s').waitFor()
    expect(problems.filter(each => !each.includes('403'))).toEqual([])
    await context.close()
  })

  test('with a link that was used, has run out, was cut short or never was, is told what to do', async () => {
    const { page, context } = await stranger()
    const used = await offered()
    const other = await stranger()
    // Opened here before it is used there.
    await page.goto(used)
    await other.page.goto(used)
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    await other.page.getByText('Signed in as ada').waitFor()
    await other.context.close()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expectRefused(page, context)

    const late = await offered()
    site.clock.now = site.clock.now.add({ minutes: LINK_MINUTES, seconds: 1 })
    for (const link of [used, late, late.slice(0, -1), at('/sign-in/%2e%2e%2fadmin'), at('/sign-in/none')]) {
      expect((await page.goto(link))!.status(), link).toBe(404)
      await expectRefused(page, context)
    }
    await context.close()
  })

  /** Neither the page of those who administrate nor what it says. */
  async function expectStrange(page: Page): Promise<void> {
    expect((await page.goto(at('/admin')))!.status()).toBe(403)
    await page.getByText('a direct message brings you a link that signs you in').waitFor()
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0)
  }

  async function expectRefused(page: Page, context: BrowserContext): Promise<void> {
    await page.getByRole('heading', { level: 1, name: 'That link is good no more' }).waitFor()
    await page.getByText('Type /admin page on your platform for another.').waitFor()
    const admin = await context.request.get(at('/admin'))
    expect(admin.status()).toBe(403)
  }
})

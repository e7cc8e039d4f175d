import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, launch, NO_CHROMIUM, openPage } from './browser.ts'
import { openSite, type Site } from './site.ts'

if (CHROMIUM === undefined) console.warn(NO_CHROMIUM)

describe.skipIf(CHROMIUM === undefined)(
  'The page of those who administrate, in a browser',
  { timeout: 120_000 },
  () => {
    let site: Site
    let browser: Browser
    let page: Page
    beforeAll(async () => {
      site = await openSite()
      browser = await launch()
      page = (await openPage(browser, site.own.address)).page
    })
    afterAll(async () => {
      await browser?.close()
      await site?.close()
      expect(site.own.bugs).toEqual([])
    })

    /** What the first button of the page with these words leads to, in the conversation. */
    async function press(label: string): Promise<Locator> {
      await page.goto(`${site.own.address}/admin`)
      await page.getByRole('button', { name: label, exact: true }).first().click()
      await page.waitForURL(/\/#e\d+$/)
      return page.locator('.exchange').last()
    }

    /** Fills in what was asked for; gives what that leads to. */
    async function fillIn(asked: Locator, fields: Readonly<Record<string, string>>): Promise<Locator> {
      for (const [name, value] of Object.entries(fields))
        await asked.locator(`[name="option.${name}"]`).fill(value)
      const before = await page.locator('.exchange').count()
      await asked.getByRole('button', { name: 'Go', exact: true }).click()
      const answer = page.locator('.exchange').nth(before)
      await answer.waitFor()
      return answer
    }

    const feeds = async () => (await site.room.store.feeds.list('local')).map(({ name }) => name)
    const states = async () =>
      Object.fromEntries((await site.room.store.digests.list('local')).map(({ id, state }) => [id, state]))

    test('has the buttons that its sections need, and no others', async () => {
      await page.goto(`${site.own.address}/admin`)
      expect(await page.getByRole('main').getByRole('button').allInnerTexts()).toEqual([
        ...['Add a feed', 'Remove a feed', 'Read feeds now', 'Export the list'],
        ...['Pause', 'Remove', 'Resume', 'Remove', 'Undo merge 1', 'Merge two entries'],
      ])
    })

    test('asks which feed to add and to remove, reads them and gives the list away', async () => {
      await (await press('Read feeds now')).getByText(/^Read as soon as .*: The Harbor Ledger/).waitFor()
      const exported = await press('Export the list')
      await exported.getByText('hustings-feeds.opml').click()
      await exported.getByText('xmlUrl="https://feeds.example.com/the-harbor-ledger').waitFor()
      const removed = await fillIn(await press('Remove a feed'), { feed: 'The Harbor Ledger' })
      await removed.getByText('The Harbor Ledger').first().waitFor()
      expect((await feeds()).filter(name => name === 'The Harbor Ledger')).toEqual([])
      // Nothing fetches here; tests of the feeds say how adding goes where something does.
      const refused = await fillIn(await press('Add a feed'), { site: 'harbor.example.com' })
      await refused.getByText('so it cannot add feeds').waitFor()
      expect(await feeds()).toHaveLength(1)
    })

    test('pauses, resumes and removes digests', async () => {
      expect(await states()).toEqual({ 1: 'active', 2: 'paused' })
      await (await press('Resume')).getByText('Digest 2 is running').waitFor()
      const running = page.locator('.exchange').last()
      await running.getByRole('button', { name: 'Pause', exact: true }).click()
      await page.getByText('Digest 2 is paused').waitFor()
      await (await press('Pause')).getByText('Digest 1 is paused').waitFor()
      expect(await states()).toEqual({ 1: 'paused', 2: 'paused' })
      await site.room.say('/digest resume 1')
      await (await press('Remove')).getByText('Digest 1 is removed').first().waitFor()
      expect(await states()).toEqual({ 2: 'paused' })
      await (await press('Remove')).getByText('Digest 2 is removed').first().waitFor()
      expect(await states()).toEqual({})
    })

    test('undoes a merge, and makes one of two who are named in a form', async () => {
      await (await press('Undo merge 1')).getByText(/are two people again/).waitFor()
      expect(await site.room.store.merges.standing()).toEqual([])
      const merged = await fillIn(await press('Merge two entries'), {
        person: 'owen marsh',
        into: 'helen marsh',
      })
      await merged
        .getByText(/Helen Marsh/)
        .first()
        .waitFor()
      expect(await site.room.store.merges.standing()).toHaveLength(1)
    })
  },
)

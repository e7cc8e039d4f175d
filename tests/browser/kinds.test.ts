import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { READING } from '../../src/adapters/web/security/bounds.ts'
import { createRecords } from '../../src/bot/records/create-records.ts'
import { offerSignIn } from '../../src/bot/sign-ins.ts'
import { SITE, startPage } from '../adapters/web/start-page.ts'
import { accessibilityProblems, widthBeyondWindow } from './axe.ts'
import { ask, CHROMIUM, launch, NO_CHROMIUM, openPage } from './browser.ts'
import { ADA, NOW, openSite, type Site } from './site.ts'

if (CHROMIUM === undefined) console.warn(NO_CHROMIUM)

const WIDTHS = [320, 1440]

/** How Chromium notes that what was asked for was refused: of these pages, they alone. */
const answered = (status: number) => expect.stringContaining(`responded with a status of ${status}`)

describe.skipIf(CHROMIUM === undefined)('Every kind of page', { timeout: 240_000 }, () => {
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

  /** A page that axe-core may be put into; it animates nothing for those who ask for that. */
  const begin = (address: string) => openPage(browser, address, { bypassCSP: true, reducedMotion: 'reduce' })

  test('that has something to show keeps to WCAG 2.2 AA in the light and the dark, narrow and wide, and moves nothing', async () => {
    const { page, context, problems } = await begin(site.own.address)
    for (const [kind, path] of Object.entries(site.paths)) {
      const answer = await page.goto(site.own.address + path)
      expect(answer!.status(), kind).toBe(kind === 'not found' ? 404 : 200)
      await sound(page, kind)
    }
    expect(problems).toEqual([answered(404)])
    await context.close()
  })

  test('that strangers are shown does so too, and each that refuses', async () => {
    const { address } = site.open
    const { page, context, problems } = await begin(address)
    for (const kind of ['article', 'earlier revision', 'quote', 'person']) {
      expect((await page.goto(address + site.paths[kind]))!.status(), kind).toBe(200)
      await sound(page, `${kind} for strangers`)
    }
    for (const [path, status] of [
      ['/admin', 403],
      ['/digests', 403],
      [site.paths.changes, 404],
      ['/sign-in/none', 404],
    ] as const) {
      expect((await page.goto(address + path))!.status(), path).toBe(status)
      await sound(page, `${path} for strangers`)
    }
    const link = await offerSignIn(site.room.store, ADA, NOW)
    await page.goto(`${address}/sign-in/${link}`)
    await sound(page, 'sign-in')
    // As a form comes that was opened before the cookies were thrown away.
    await context.clearCookies()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`${address}/sign-in`)
    await sound(page, 'refused form')
    await page.goto(`${address}/sign-in/${link}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Signed in as ada of guild-1 on Discord').waitFor()
    await sound(page, 'admin of a guild')
    expect(problems).toEqual([403, 403, 404, 404, 403].map(answered))
    await context.close()
  })

  test('that says “one moment”, “not now” or “our fault” does so too', async () => {
    const { room, open, right, clock } = site
    const { page, context, problems } = await begin(open.address)
    await page.goto(`${open.address}/sign-in/${await offerSignIn(room.store, ADA, clock.now)}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { level: 1, name: 'Admin' }).waitFor()
    // The platform is asked again after a minute.
    clock.now = clock.now.add({ minutes: 2 })
    right.isAdmin = () => Promise.reject(new Error('Discord is down'))
    expect((await page.goto(`${open.address}/admin`))!.status()).toBe(503)
    await page.getByText('Your platform does not say at the moment').waitFor()
    await sound(page, '503')

    const broken = await startPage({
      room,
      site: { ...SITE, publicUrl: 'http://127.0.0.1' },
      records: { ...createRecords(room.store), people: () => Promise.reject(new Error('Disk full')) },
    })
    expect((await page.goto(`${broken.address}/people`))!.status()).toBe(500)
    await page.getByText(/It is logged under [\da-f]{8}/).waitFor()
    await sound(page, '500')
    expect(broken.bugs).toHaveLength(1)
    // Four more are let in each second: on a slow machine another round may be needed.
    let status: number
    do {
      await Promise.all(
        Array.from({ length: READING.burst }, () => fetch(`${broken.address}/none`, { method: 'HEAD' })),
      )
      status = (await page.goto(broken.address))!.status()
    } while (status !== 429)
    await page.getByText(/Try again in \d+ s/).waitFor()
    await sound(page, '429')
    const elsewhere = problems.filter(each => !each.startsWith(`asked for ${broken.address}`))
    expect(new Set(elsewhere)).toEqual(new Set([503, 500, 429].map(answered)))
    await context.close()
    await broken.close()
  })

  test('scrolls to an answer at once, for those who ask for less motion', async () => {
    const { page, context, problems } = await openPage(browser, site.own.address, { reducedMotion: 'reduce' })
    await page.evaluate(NOTE_SCROLLS)
    for (const line of ['/quote helen marsh', '/people list', '/help']) {
      await ask(page, line)
      expect(await movement(page), line).toEqual([])
    }
    const scrolls = await page.evaluate<{ behavior?: string }[]>('scrolls')
    expect(scrolls).toHaveLength(3)
    for (const { behavior = 'auto' } of scrolls) expect(behavior).toBe('auto')
    expect(problems).toEqual([])
    await context.close()
  })
})

/** Whatever is asked of a page in both schemes and widths. */
async function sound(page: Page, kind: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityProblems(page), `${kind}, ${width} px, ${colorScheme}`).toEqual([])
    }
    expect(await widthBeyondWindow(page), `${kind}, ${width} px`).toBeLessThanOrEqual(0)
  }
  expect(await movement(page), kind).toEqual([])
}

/** What moves on a page, or would: a line each. */
function movement(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[
    ...document.getAnimations().map(each => 'runs: ' + (each.animationName ?? each.transitionProperty ?? each.id)),
    ...Array.from(document.querySelectorAll('*')).flatMap(element => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
      const isStill = animationName === 'none' && /^0s(, 0s)*$/.test(transitionDuration) && scrollBehavior === 'auto'
      return isStill ? [] : [element.tagName + '.' + element.className]
    }),
  ]`)
}

const NOTE_SCROLLS = `
  globalThis.scrolls = []
  const { scrollIntoView } = Element.prototype
  Element.prototype.scrollIntoView = function (options) {
    scrolls.push({ ...options })
    return scrollIntoView.call(this, options)
  }
`

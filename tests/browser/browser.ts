import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Where systems put a Chromium; CHROMIUM names another. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].filter(path => path !== undefined && path !== '')

export const CHROMIUM = PLACES.find(path => existsSync(path!))

/** To be printed once where tests in a browser are left out. */
export const NO_CHROMIUM =
  'Skipped: tests in a browser need a Chromium. Install one (apt-get install chromium), or name it with CHROMIUM.'

export function launch(): Promise<Browser> {
  // Tests run as root in containers, where Chromium's own sandbox cannot be set up; they open none but our pages.
  return chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] })
}

/** A page that notes whatever it must not do: break, or ask for anything from elsewhere. */
export async function openPage(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('request', request => {
    if (!request.url().startsWith(address)) problems.push(`asked for ${request.url()}`)
  })
  await page.goto(address)
  return { page, context, problems }
}

/** Types a line and waits for its answer. */
export async function ask(page: Page, line: string): Promise<void> {
  const before = await page.locator('.exchange').count()
  await page.fill('#line', line)
  await page.keyboard.press('Enter')
  await page.locator('.exchange').nth(before).waitFor()
}

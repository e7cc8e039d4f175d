import { join } from 'node:path'
import { ask, launch, openPage } from './browser.ts'

// Pictures of the page for docs/, of a running Hustings: node tests/browser/screenshots.ts http://127.0.0.1:8787/

const [address = 'http://127.0.0.1:8787/'] = process.argv.slice(2)
const docs = join(import.meta.dirname, '../../docs')
const browser = await launch()
const { page } = await openPage(browser, address, {
  viewport: { width: 900, height: 720 },
  timezoneId: 'UTC',
})
await page.screenshot({ path: join(docs, 'page-start.png') })
await ask(page, '/quote sessions limit:1')
await ask(page, 'has trump endorsed sessions?')
for (const look of ['plain', 'discord', 'slack']) {
  await page.emulateMedia({ colorScheme: look === 'discord' ? 'dark' : 'light' })
  await page.goto(new URL(`/?look=${look}`, address).href)
  await page.evaluate('scrollTo(0, 0)')
  await page.screenshot({ path: join(docs, `page-${look}.png`) })
}
await browser.close()

import { chromium } from 'playwright-core'
import { startOnFake } from './start.ts'
import { toHtml } from './to-html.ts'

// Shows what the bot says as a picture, for the docs and for looking at: node tests/adapters/discord/screenshot.ts out.png /quote …
// Needs a Chromium of the system.

const [out = 'discord.png', ...lines] = process.argv.slice(2)
const setup = await startOnFake()
const shown = []
for (const line of lines) {
  const [, command = '', option = '', value = ''] = /^\/([a-z]+(?: [a-z]+)?) (\w+):(.*)$/.exec(line) ?? [
    line,
    line.slice(1),
  ]
  const message = await setup.fake.slash(command, option === '' ? {} : { [option]: value }).seen()
  shown.push({ asked: line, message })
}
await setup.close()
const html = toHtml(shown)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 652, height: 200 } })
await page.setContent(html)
await page.screenshot({ path: out, fullPage: true })
await browser.close()

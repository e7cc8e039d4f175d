import { chromium } from 'playwright-core'
import { parseLine } from '../../../src/bot/parse-line.ts'
import { ADMIN } from './fake/fake-discord.ts'
import { startOnFake } from './start.ts'
import { toHtml } from './to-html.ts'

// Shows what the bot says as a picture, for the docs and for looking at: node tests/adapters/discord/screenshot.ts out.png "/quote …" …
// Needs a Chromium of the system.

const [out = 'discord.png', ...lines] = process.argv.slice(2)
const setup = await startOnFake()
const shown = []
for (const line of lines) {
  const { command, options } = parseLine(line, setup.room.bot.commands)
  const asked = setup.fake.slash(command, options as Record<string, string>, ADMIN)
  shown.push({ asked: line, message: await asked.seen() })
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

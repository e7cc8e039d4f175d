import { readFileSync } from 'node:fs'
import { html } from 'hono/html'
import { chromium } from 'playwright-core'
import { type Message, message } from '../../../src/adapters/web/looks/discord.ts'
import { parseLine } from '../../../src/bot/parse-line.ts'
import { ADMIN } from './fake/fake-discord.ts'
import { startOnFake } from './start.ts'

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
const styles = ['1-base', '4-discord'].map(name =>
  readFileSync(new URL(`../../../src/adapters/web/assets/styles/${name}.css`, import.meta.url), 'utf8'),
)
const drawn = shown.map(
  each =>
    html`<p><small>${each.asked}</small></p><div class="answer discord"><p class="who">Hustings <i>APP</i></p>${message(each.message as unknown as Message)}</div>`,
)
const document = `<!doctype html><meta charset="utf-8"><style>${styles.join('\n')}body { padding: 16px }</style>${drawn.join('')}`
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 652, height: 200 }, colorScheme: 'dark' })
await page.setContent(document)
await page.screenshot({ path: out, fullPage: true })
await browser.close()

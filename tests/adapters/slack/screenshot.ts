import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { slackPreviewer } from '../../../src/adapters/slack/preview.ts'
import { escapeText } from '../../../src/adapters/slack/rich-text.ts'
import { slackLook } from '../../../src/adapters/web/looks/slack.ts'
import { parseLine } from '../../../src/bot/parse-line.ts'
import { openNewsroom } from '../../bot/newsroom.ts'
import { TEAM } from './fake/methods.ts'

// Shows what the bot says as a picture, for the docs and for looking at: node tests/adapters/slack/screenshot.ts out.png "/quote …" …
// Needs a Chromium of the system.

const STYLES = join(import.meta.dirname, '../../../src/adapters/web/assets/styles')

const [out = 'slack.png', ...lines] = process.argv.slice(2)
const newsroom = await openNewsroom()
const { commands } = newsroom.bot
const look = slackLook(slackPreviewer(commands))
const asker = {
  place: { platform: 'slack', spaceId: TEAM, channelId: 'C1', userId: 'U1' },
  isAdmin: true,
  timeZone: 'America/Chicago',
  zoneFrom: 'profile',
} as const
const shown: string[] = []
for (const line of lines) {
  const invocation = parseLine(line, commands)
  const { html } = await look({ kind: 'reply', reply: await newsroom.bot.run(invocation, asker), invocation })
  shown.push(`<p class="asked">${escapeText(line)}</p><div class="answer slack">${String(await html)}</div>`)
}
await newsroom.close()
const styles = readdirSync(STYLES).map(file => readFileSync(join(STYLES, file), 'utf8'))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 680, height: 200 } })
await page.setContent(
  `<!doctype html><style>${styles.join('\n')} body { display: block; padding: 16px; background: #fff } .asked { margin: 16px 0 4px }</style>${shown.join('')}`,
)
await page.screenshot({ path: out, fullPage: true })
await browser.close()

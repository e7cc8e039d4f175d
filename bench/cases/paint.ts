import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startService } from '../../src/main.ts'
import { CHROMIUM, launch, NO_CHROMIUM, openPage } from '../../tests/browser/browser.ts'
import { type BenchCase, quantile } from '../bench-case.ts'

const RUNS = 15
const COLD_RUNS = 5

/**
 * The time from asking for the start page to seeing something of it, the seeds in, beside a page of one line of text, each
 * time in a window of its own with an empty cache: one that stood open, as a visitor's does; one just opened, while Chromium
 * still loads parts of its own (its address bar alone asks for fifty files); and one of a browser just started.
 */
export default {
  name: 'paint',
  async run() {
    if (CHROMIUM === undefined) {
      console.warn(NO_CHROMIUM)
      return []
    }
    const folder = await mkdtemp(join(tmpdir(), 'hustings-bench-'))
    const off = { DISCORD_TOKEN: '', SLACK_BOT_TOKEN: '', PUBLIC_URL: '' }
    const app = await openApp(readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...off }, { data: folder }))
    const service = await startService(app)
    const page = /Page: (\S+)/.exec(service.status.join('\n'))![1]!
    const line = await serveLine()
    const inTurn = async (runs: number, paint: (address: string) => Promise<number>) => {
      const times: { readonly ours: number; readonly peers: number }[] = []
      for (let run = 0; run < runs; run++)
        times.push({ peers: await paint(line.address), ours: await paint(page) })
      const median = (whose: 'ours' | 'peers') =>
        quantile(
          times.map(each => each[whose]),
          0.5,
        )
      return { ours: median('ours'), peers: median('peers'), unit: 'ms', peer: 'a line of text' } as const
    }
    try {
      const browser = await launch()
      await firstPaint(browser, page)
      const standing = await inTurn(RUNS, address => firstPaint(browser, address, () => rest(browser)))
      const opened = await inTurn(RUNS, address => firstPaint(browser, address))
      await browser.close()
      const cold = await inTurn(COLD_RUNS, async address => {
        const fresh = await launch()
        const paint = await firstPaint(fresh, address)
        await fresh.close()
        return paint
      })
      return [
        { job: 'first contentful paint of the start page', ...standing },
        { job: 'the same, the window just opened', ...opened },
        { job: 'the same, the browser just started', ...cold },
      ]
    } finally {
      line.server.close()
      await service.stop()
      await app.close()
      await rm(folder, { recursive: true })
    }
  },
} satisfies BenchCase

async function firstPaint(browser: Browser, address: string, settle?: () => Promise<void>): Promise<number> {
  const { page, context } = await openPage(browser, 'about:blank')
  await settle?.()
  await page.goto(address)
  const paint = await page.evaluate<number>(FIRST_PAINT)
  await context.close()
  return paint
}

/** How long to look on, in milliseconds, and the seconds of the processor that count as nothing meanwhile. */
const GLANCE = 200
const AT_REST = 0.02

/** Waits until all of the browser's processes do next to nothing. */
async function rest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const spent = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((seconds, { cpuTime }) => seconds + cpuTime, 0)
  }
  for (
    let before = Number.NEGATIVE_INFINITY, now = await spent();
    now - before > AT_REST;
    now = await spent()
  ) {
    before = now
    await setTimeout(GLANCE)
  }
  await session.detach()
}

const FIRST_PAINT = `new Promise(resolve => {
  new PerformanceObserver(list => {
    const [paint] = list.getEntriesByName('first-contentful-paint')
    if (paint !== undefined) resolve(paint.startTime)
  }).observe({ type: 'paint', buffered: true })
})`

function serveLine(): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    answer.end('<!doctype html><title>A line</title><p>A line of text')
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }),
    )
  })
}

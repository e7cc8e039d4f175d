import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Running, run, start, written } from './run.ts'

let cwd: string
let running: Running[]
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hustings-service-'))
  running = []
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.map(({ ended }) => ended))
  await rm(cwd, { recursive: true })
})

function serve(environment: Readonly<Record<string, string>> = { PORT: '0' }): Running {
  const service = start(['start'], { cwd, environment })
  running.push(service)
  return service
}

test('without a terminal it stays up, answers /healthz, and ends cleanly', async () => {
  const service = serve()
  const [, address, port] = await written(service, /Server: (http:\/\/127\.0\.0\.1:(\d+)\/healthz)/)
  await written(service, /running until SIGTERM/)
  expect(service.stdout()).toContain('Articles: 1 on record in ')
  expect(service.stdout()).toContain('Discord: off. DISCORD_TOKEN is not set.')
  expect(service.stdout()).toContain('Slack: off. SLACK_BOT_TOKEN is not set.')
  expect((await fetch(address!)).status).toBe(200)

  // A second one on the same port, and a question while the service has the database open.
  const [second, question] = await Promise.all([
    run(['start'], { cwd, environment: { PORT: port! } }),
    run(['say', '/summary latest length:line'], { cwd }),
  ])
  expect(second.status).toBe(1)
  expect(second.stderr).toContain(`Port ${port} is taken, perhaps by another Hustings. Set PORT to another`)
  expect(second.stderr).not.toContain('    at ')
  expect(question.status).toBe(0)

  const before = performance.now()
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(performance.now() - before).toBeLessThan(2000)
  expect(service.stdout()).toMatch(/Stopped\.\n$/)
  expect(service.stderr()).toBe('')
  await expect(fetch(address!)).rejects.toThrow()
})

test('Ctrl-C ends it too, even in the middle of its first start', async () => {
  const service = serve()
  await databaseOf(service)
  service.child.kill('SIGINT')
  expect(await service.ended).toBe(0)
})

test('killed in the middle of its first start, it starts again with everything', async () => {
  const service = serve()
  await databaseOf(service)
  service.child.kill('SIGKILL')
  expect(await service.ended).toBe('SIGKILL')
  const again = await run(['say', '/quote tuberville'], { cwd })
  expect(again.stderr).toBe('')
  expect(again.status).toBe(0)
  expect(again.stdout).toContain('Tommy Tuberville')
  const once = await run(['say', '--json', '/about'], { cwd })
  expect(once.stdout).toContain('"name": "Articles",\n          "value": "1"')
})

/** Waits until the first start has begun to fill its database. */
async function databaseOf({ ended }: Running): Promise<void> {
  let over = false
  ended.then(() => {
    over = true
  })
  while (!over && !existsSync(join(cwd, 'data', 'hustings.db-wal'))) await pause(5)
}

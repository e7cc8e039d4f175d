import { afterEach, expect, test } from 'vitest'
import { startWebServer, type WebServer } from '../../../src/adapters/web/server.ts'

let healthy = true
const running: WebServer[] = []

async function start(port = 0, host = '127.0.0.1'): Promise<WebServer> {
  const server = await startWebServer({ host, port, isHealthy: async () => healthy })
  running.push(server)
  return server
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(server => server.stop()))
  healthy = true
})

test('GET /healthz says 200 while all is well and 503 when it is not', async () => {
  const { port } = await start()
  const health = () => fetch(`http://127.0.0.1:${port}/healthz`)
  const well = await health()
  expect(well.status).toBe(200)
  expect(await well.json()).toEqual({ status: 'ok' })
  healthy = false
  const unwell = await health()
  expect(unwell.status).toBe(503)
  expect(await unwell.json()).toEqual({ status: 'failing' })
})

test('another path or method is not found', async () => {
  const { port } = await start()
  expect((await fetch(`http://127.0.0.1:${port}/data/hustings.db`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`, { method: 'POST' })).status).toBe(404)
})

test('port 0 takes any free one, and a taken one is named with what to do', async () => {
  const { port } = await start()
  expect(port).toBeGreaterThan(0)
  await expect(start(port)).rejects.toMatchObject({
    name: 'UserError',
    code: 'port-taken',
    message: `Port ${port} is taken, perhaps by another Hustings. Set PORT to another, or to 0 for any free one.`,
  })
})

test('an address that is not this machine’s is refused', async () => {
  // 192.0.2.0/24 is kept for documentation: no machine has it.
  await expect(start(0, '192.0.2.1')).rejects.toMatchObject({
    code: 'address-unavailable',
    message: expect.stringContaining('192.0.2.1'),
  })
})

test('closing does not wait for connections that clients keep alive', async () => {
  const server = await start()
  await fetch(`http://127.0.0.1:${server.port}/healthz`, { headers: { connection: 'keep-alive' } })
  const before = performance.now()
  await server.stop()
  expect(performance.now() - before).toBeLessThan(1000)
  await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow()
})

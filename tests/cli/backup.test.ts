import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NEWSROOM_FILE } from '../bot/newsroom.ts'
import { run } from './run.ts'

let cwd: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hustings-cli-'))
  expect((await run(['ingest', NEWSROOM_FILE], { cwd })).status).toBe(0)
}, 60_000)
afterAll(() => rm(cwd, { recursive: true }))

test('what was backed up answers from another folder once it is restored', async () => {
  expect(await run(['backup', 'monday.db'], { cwd })).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('monday.db'),
  })
  expect(await run(['restore', 'monday.db', '--data', 'elsewhere'], { cwd })).toMatchObject({
    status: 0,
    stderr: '',
  })
  const { stdout } = await run(['say', '/quote owen marsh', '--data', 'elsewhere'], { cwd })
  expect(stdout).toContain('“I only count the boats,”')

  const again = await run(['restore', 'monday.db', '--data', 'elsewhere'], { cwd })
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('--replace') })
  expect(await run(['restore', 'monday.db', '--data', 'elsewhere', '--replace'], { cwd })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('npm start'),
  })
}, 60_000)

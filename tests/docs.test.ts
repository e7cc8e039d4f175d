import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { environmentExample } from '../src/config.ts'

const ROOT = resolve(import.meta.dirname, '..')

test('.env.example has every variable as the code reads it', async () => {
  expect(await readFile(resolve(ROOT, '.env.example'), 'utf8')).toBe(environmentExample())
})

test('the docs are what npm run docs makes of the code', async () => {
  const check = promisify(execFile)(process.execPath, [resolve(ROOT, 'src/docs.ts'), '--check'])
  await expect(check).resolves.toEqual({ stdout: '', stderr: '' })
})

test('README has each command that ships', async () => {
  const readme = await readFile(resolve(ROOT, 'README.md'), 'utf8')
  for (const line of ['/quote', '/summary', '/ask', '/digest preview', '/feeds list', '/help', '/about']) {
    expect(readme).toContain(`| \`${line}\` |`)
  }
  for (const line of ['npm install && npm start', 'npm install && npm test']) expect(readme).toContain(line)
})

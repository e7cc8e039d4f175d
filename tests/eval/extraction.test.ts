import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import extraction from '../../src/eval/extraction.ts'
import { jobFolder, withPoisonedGold } from './job-folder.ts'

const folder = jobFolder()
const url = 'https://ledger.example.com/levy'
const page =
  '<html><body><article><h1>Levy passes</h1><p>The levy passed by 11 votes.</p></article></body></html>'

test('one line a page, in order, empty where there is nothing', async () => {
  await writeFile(folder.path('a.html.gz'), gzipSync(page))
  await writeFile(folder.path('b.html.gz'), gzipSync('<html><body><script>x</script></body></html>'))
  const input = await folder.put('pages.jsonl', [
    { id: 'a', url },
    { id: 'b', url },
  ])
  expect(await folder.predictions('extraction', input, { html: folder.path() })).toEqual([
    { id: 'a', articleBody: 'The levy passed by 11 votes.' },
    { id: 'b', articleBody: '' },
  ])
})

test('the gold body is not read', async () => {
  await writeFile(folder.path('a.html.gz'), gzipSync(page))
  const row = withPoisonedGold({ id: 'a', url }, ['articleBody'])
  expect(await Array.fromAsync(extraction.run([row], { html: folder.path() }))).toHaveLength(1)
})

test('a page that is not there, an id that leads elsewhere and a missing directory are refused', async () => {
  const run = (row: object, html?: string) =>
    Array.fromAsync(extraction.run([row], html === undefined ? {} : { html }))
  await expect(run({ id: 'c', url }, folder.path())).rejects.toThrow(/There is no page .*c\.html\.gz/)
  await expect(run({ id: '../c', url }, folder.path())).rejects.toThrow()
  await expect(run({ id: 'a', url })).rejects.toThrow('--html DIR')
})

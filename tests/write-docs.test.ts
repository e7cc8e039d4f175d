import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineCommand } from '../src/bot/command.ts'
import { environmentExample } from '../src/config.ts'
import { writeDocs } from '../src/write-docs.ts'

const commands = [
  defineCommand({
    name: 'poll',
    description: 'Who leads | who trails?',
    example: '/poll marsh | lang',
    visibility: 'public',
    access: 'everyone',
    options: {
      person: { type: 'text', required: true, description: 'Who runs' },
      limit: { type: 'integer', description: 'How many' },
    },
    handle: async () => ({ blocks: [] }),
  }),
  defineCommand({
    name: 'about',
    description: 'What is this?',
    example: '/about',
    visibility: 'public',
    access: 'everyone',
    options: {},
    handle: async () => ({ blocks: [] }),
  }),
]

const README = `# A bot

<!-- commands: made by npm run docs -->
an old table
<!-- /commands -->
Words behind it.
`
const WRITTEN = `# A bot

<!-- commands: made by npm run docs -->
| command | what it does | options (**needed**) | for example |
| --- | --- | --- | --- |
| \`/poll\` | Who leads \\| who trails? | **person**, limit | \`/poll marsh \\| lang\` |
| \`/about\` | What is this? | – | \`/about\` |
<!-- /commands -->
Words behind it.
`

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hustings-docs-'))
  await writeFile(join(root, 'README.md'), README)
})
afterEach(() => rm(root, { recursive: true }))

const read = (name: string) => readFile(join(root, name), 'utf8')

test('the table comes between its marks, all else stays, and .env.example is made', async () => {
  expect(await writeDocs(root, { commands, isCheck: false })).toEqual(['README.md', '.env.example'])
  expect(await read('README.md')).toBe(WRITTEN)
  expect(await read('.env.example')).toBe(environmentExample())
})

test('a second time there is nothing to write', async () => {
  await writeDocs(root, { commands, isCheck: false })
  expect(await writeDocs(root, { commands, isCheck: false })).toEqual([])
  expect(await writeDocs(root, { commands, isCheck: true })).toEqual([])
  expect(await read('README.md')).toBe(WRITTEN)
})

test('a check names what is out of date, and writes nothing', async () => {
  await writeFile(join(root, '.env.example'), environmentExample())
  expect(await writeDocs(root, { commands, isCheck: true })).toEqual(['README.md'])
  expect(await read('README.md')).toBe(README)
})

const broken = ['# A bot\n', '<!-- /commands -->\n<!-- commands: made by npm run docs -->\n']
for (const readme of broken) {
  test(`no place for the table: ${JSON.stringify(readme)}`, async () => {
    await writeFile(join(root, 'README.md'), readme)
    await expect(writeDocs(root, { commands, isCheck: false })).rejects.toThrow(
      'Expected <!-- commands: made by npm run docs --> and <!-- /commands --> in README.md',
    )
    expect(await read('README.md')).toBe(readme)
  })
}

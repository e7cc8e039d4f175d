import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCommands } from '../../src/bot/registry.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-commands-'))
})
afterEach(() => rm(folder, { recursive: true }))

const add = (file: string, source: string) => writeFile(join(folder, file), source)
const command = (name: string) =>
  `export default { name: '${name}', options: {}, handle: async () => ({ blocks: [] }) }`

test('every file of the folder is a command, listed by name', async () => {
  await add('z-first.ts', command('ask'))
  await add('a-last.ts', command('vote'))
  await add('notes.md', 'not a command')
  expect((await readCommands(folder)).map(({ name }) => name)).toEqual(['ask', 'vote'])
})

test('a file that exports no command is named', async () => {
  await add('poll.ts', 'export const name = "poll"')
  await expect(readCommands(folder)).rejects.toThrow('commands/poll.ts')
})

test('a default export that is no command is named', async () => {
  await add('poll.ts', 'export default { name: "poll" }')
  await expect(readCommands(folder)).rejects.toThrow('Expected commands/poll.ts to default-export')
})

test('two commands of one name are refused', async () => {
  await add('one.ts', command('ask'))
  await add('two.ts', command('ask'))
  await expect(readCommands(folder)).rejects.toThrow('Expected one command named "ask"')
})

test('every command that ships can be used: a name, a description, an example that names it, options that say what they are', async () => {
  const shipped = resolve(import.meta.dirname, '../../commands')
  const commands = await readCommands(shipped)
  expect(commands).toHaveLength((await readdir(shipped)).length)
  for (const { name, description, example, options } of commands) {
    // What Discord and Slack take too: up to three lower-case words of 32 characters, descriptions of 100.
    expect(name).toMatch(/^[a-z-]{1,32}(?: [a-z-]{1,32}){0,2}$/)
    expect(description.length, name).toBeGreaterThan(10)
    expect(description.length, name).toBeLessThanOrEqual(100)
    expect(example.startsWith(`/${name}`), example).toBe(true)
    for (const [option, spec] of Object.entries(options)) {
      expect(option, name).toMatch(/^[a-z]{1,32}$/)
      expect(spec.description.length, `${name} ${option}`).toBeLessThanOrEqual(100)
    }
    // Platforms want required options first, and words without a name fill the first option.
    const needed = Object.values(options).map(spec => spec.required === true)
    expect(needed, name).toEqual([...needed].sort((a, b) => Number(b) - Number(a)))
  }
})

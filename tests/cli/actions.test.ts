import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { doctor } from '../../src/cli/doctor.ts'
import { ingest } from '../../src/cli/ingest.ts'
import { say } from '../../src/cli/say.ts'
import { NEWSROOM_FILE } from '../bot/newsroom.ts'

// What the subcommands print, and the exit status they leave. That they are reached from a shell: one-shot.test.ts.

let folder: string
let data: string
let printed: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-actions-'))
  data = join(folder, 'data')
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(() => {
  printed = ''
  vi.spyOn(console, 'log').mockImplementation(text => {
    printed += `${text}\n`
  })
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
})

describe('ingest', () => {
  test('a first run takes in the seeds too, and reports the files named', async () => {
    await ingest([NEWSROOM_FILE], { data })
    expect(printed).toContain(`new      Iriarte asks for a second ferry (${NEWSROOM_FILE} line 1)`)
    expect(printed).toMatch(/^3 new, 0 changed, 0 unchanged, 0 failed$/m)
    expect(process.exitCode).toBeUndefined()
    expect(await readdir(data)).toContain('hustings.db')
  }, 60_000)

  test('a second run changes nothing', async () => {
    await ingest([NEWSROOM_FILE], { data })
    expect(printed).toBe('0 new, 0 changed, 3 unchanged, 0 failed\n')
  })

  test('a file name cannot take over the terminal', async () => {
    await ingest([join(folder, 'a\u001b[31mb\u0007.txt')], { data })
    expect(printed).toContain('a[31mb.txt')
    expect(printed).not.toContain('\u001b')
  })

  test('what fails is named with its reason, and stops nothing else', async () => {
    const rows = join(folder, 'rows.jsonl')
    const row = { url: 'https://post.example.com/vote', headline: 'The vote', publishedAt: '2019-11-10' }
    await writeFile(rows, `{}\n${JSON.stringify({ ...row, text: 'The council of Teal County voted.' })}\n`)
    await ingest([rows, join(folder, 'missing.txt')], { data })
    expect(printed).toContain(`failed   ${rows} line 1: `)
    expect(printed).toContain(`failed   ${join(folder, 'missing.txt')}: `)
    expect(printed).toMatch(/^1 new, 0 changed, 0 unchanged, 2 failed$/m)
    expect(process.exitCode).toBe(1)

    printed = ''
    await writeFile(rows, JSON.stringify({ ...row, text: 'The council of Teal County voted twice.' }))
    await ingest([rows], { data })
    expect(printed).toContain(`changed  The vote, revision 2 (${rows} line 1)`)
  })

  test('--json has the whole report', async () => {
    await ingest([NEWSROOM_FILE], { data, json: true })
    expect(JSON.parse(printed)).toMatchObject({
      new: [],
      failed: [],
      unchanged: [{ line: 1 }, { line: 2 }, { line: 3 }],
    })
  })
})

describe('say', () => {
  test('the reply in plain lines', async () => {
    await say('/quote owen marsh', { data })
    expect(printed).toMatch(/^Owen Marsh\n\n {2}“I only count the boats,”\n/)
    expect(process.exitCode).toBeUndefined()
  })

  test('the reply as JSON', async () => {
    await say('/quote owen marsh', { data, json: true })
    expect(JSON.parse(printed)).toMatchObject({
      title: 'Owen Marsh',
      blocks: [{ kind: 'quotation', content: [{ text: 'I only count the boats,' }] }],
    })
  })

  test('what is refused leaves status 2, nothing found leaves none', async () => {
    await say('/qoute owen marsh', { data })
    expect(printed).toContain('Did you mean /quote?')
    expect(process.exitCode).toBe(2)
    process.exitCode = undefined
    await say('/quote nobody at all', { data })
    expect(process.exitCode).toBeUndefined()
  })
})

describe('doctor', () => {
  test('says what is well', async () => {
    await doctor({ data })
    expect(printed).toMatch(/^ok {5}Node\.js: v26\./m)
    expect(printed).toMatch(/^ok {5}Configuration: /m)
    expect(printed).toMatch(/^ok {5}Database: 5 articles and \d+ quotations in .*hustings\.db$/m)
    expect(printed).toMatch(/^off {4}Discord: no token is set$/m)
    expect(process.exitCode).toBeUndefined()
  })

  test('says what is broken and how to mend it, never a value', async () => {
    vi.stubEnv('DISCORD_TOKEN', 'hunter2')
    vi.stubEnv('PORT', 'eighty')
    await doctor({ data, json: true })
    expect(printed).not.toMatch(/hunter2|eighty/)
    const findings: { name: string; state: string; detail: string; mend?: string }[] = JSON.parse(printed)
    const broken = findings.filter(({ state }) => state === 'broken')
    expect(broken).toMatchObject([
      {
        name: 'Configuration',
        detail: expect.stringMatching(/PORT must be[\s\S]*DISCORD_TOKEN must be/),
        mend: expect.stringContaining('.env.example'),
      },
    ])
    expect(process.exitCode).toBe(1)
  })

  test('a file that is no database', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, 'This is no database.')
    vi.stubEnv('DATABASE_URL', `sqlite:${file}`)
    await doctor({})
    expect(printed).toMatch(/^broken Database: .* is not a database/m)
    expect(printed).toContain('--data or HUSTINGS_DATA names another folder')
    expect(process.exitCode).toBe(1)
  })
})

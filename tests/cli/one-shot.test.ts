import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NEWSROOM_FILE } from '../bot/newsroom.ts'
import { run, start } from './run.ts'

// Real processes, a third of a second each: what can be tested on the bot itself is tested there.

let cwd: string
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hustings-cli-'))
  const first = await run(['ingest', '--json', NEWSROOM_FILE], { cwd })
  expect(first.stderr).toBe('')
  expect(first.status).toBe(0)
  const report = JSON.parse(first.stdout)
  expect(report).toMatchObject({ changed: [], unchanged: [], failed: [] })
  expect(report.new.map((article: { headline: string }) => article.headline)).toContain(
    'Iriarte asks for a second ferry',
  )
}, 60_000)
afterAll(() => rm(cwd, { recursive: true }))

describe('say', () => {
  test('shows the reply as plain lines of at most 80 columns', async () => {
    const { status, stdout, stderr } = await run(['say', '/quote owen marsh'], { cwd })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Owen Marsh\n\n {2}“I only count the boats,”\n/)
    expect(stdout).toContain('https://ledger.example.com/2019/iriarte-answers#:~:text=I%20only%20count')
    expect(stdout).not.toContain('\u001b')
    for (const line of stdout.split('\n').filter(each => !each.includes('https:'))) {
      expect(line.length).toBeLessThanOrEqual(80)
    }
  })

  test('whoever reads along may stop reading', async () => {
    const running = start(['say', '/quote owen marsh'], { cwd })
    running.child.stdout!.destroy()
    expect(await running.ended).toBe(0)
    expect(running.stderr()).toBe('')
  })

  test('words need no quotation marks of the shell, and colour can be forced', async () => {
    const environment = { FORCE_COLOR: '1' }
    const { status, stdout } = await run(['say', '/quote', 'owen', 'marsh'], { cwd, environment })
    expect(status).toBe(0)
    expect(stdout).toContain('\u001b[1mOwen Marsh\u001b[22m')
  })

  test('--json has article, revision and span of every word', async () => {
    const { status, stdout } = await run(['say', '--json', '/quote owen marsh'], { cwd })
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'Owen Marsh',
      visibility: 'public',
      blocks: [
        {
          kind: 'quotation',
          content: [
            {
              articleId: expect.stringMatching(/^[\da-f]{16}$/),
              revision: 1,
              span: { start: expect.any(Number), end: expect.any(Number) },
              text: 'I only count the boats,',
            },
          ],
          citation: { publishedOn: '2019-11-12' },
        },
      ],
    })
  })

  test('what is refused is said on standard output, with status 2', async () => {
    const { status, stdout, stderr } = await run(['say', '/qoute owen marsh'], { cwd })
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
    expect(stdout).toContain('Did you mean /quote?')
  })

  test('nothing typed is refused, with status 2', async () => {
    const { status, stdout } = await run(['say', ''], { cwd })
    expect(status).toBe(2)
    expect(stdout).toContain('Nothing was typed.')
  })
})

test('chat answers piped lines up to the last', async () => {
  const input = '/quote owen marsh\n\nwho has endorsed helen marsh?\n/nonsense'
  const { status, stdout, stderr } = await run(['chat'], { cwd, input })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('I only count the boats')
  expect(stdout).toContain('has endorsed Helen Marsh')
  expect(stdout).toContain('There is no command /nonsense')
})

test('doctor leaves status 1 when something is broken', async () => {
  const { status, stdout } = await run(['doctor'], { cwd, environment: { PORT: 'eighty' } })
  expect(status).toBe(1)
  expect(stdout).toMatch(/^broken Configuration: /m)
})

test('a configuration that cannot be used is refused with all problems, without values, with status 2', async () => {
  const environment = { DISCORD_TOKEN: 'hunter2', PORT: 'eighty', SLACK_TOKEN: 'hunter3' }
  const { status, stdout, stderr } = await run(['say', '/about'], { cwd, environment })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  for (const name of ['DISCORD_TOKEN must be', 'PORT must be', 'SLACK_TOKEN is not'])
    expect(stderr).toContain(name)
  expect(stderr).not.toMatch(/hunter|eighty/)
})

test('.env of the working directory is read, and --data goes before it', async () => {
  const folder = await mkdtemp(join(cwd, 'with-env-'))
  await writeFile(join(folder, '.env'), 'HUSTINGS_DATA=./kept-here\nPORT=0\n')
  await run(['say', '/about'], { cwd: folder })
  expect(await readdir(join(folder, 'kept-here'))).toContain('hustings.db')
  const elsewhere = await run(['say', '/quote owen marsh', '--data', join(cwd, 'data')], { cwd: folder })
  expect(elsewhere.stdout).toContain('I only count the boats')
})

test('a data folder that cannot be made, and a database that is none, are told with status 1', async () => {
  const file = join(cwd, 'a-file')
  await writeFile(file, 'This is no folder.')
  const noFolder = await run(['say', '/about', '--data', file], { cwd })
  expect(noFolder.status).toBe(1)
  expect(noFolder.stderr).toContain('--data')
  const environment = { DATABASE_URL: `sqlite:${file}` }
  const noDatabase = await run(['say', '/about'], { cwd, environment })
  expect(noDatabase.status).toBe(1)
  expect(noDatabase.stderr).toContain('is not a database')
})

describe('wrong usage is status 2, help is status 0', () => {
  const cases: readonly (readonly [args: readonly string[], status: number, says: string])[] = [
    [['frobnicate'], 2, "unknown command 'frobnicate'"],
    [['say'], 2, "missing required argument 'line'"],
    [['say', '/about', '--jsno'], 2, 'Did you mean --json?'],
    [['eval', 'horoscopes', '--in', 'x', '--out', 'y'], 2, 'The jobs are quotes,'],
    [['--help'], 0, 'say [options] <line...>'],
  ]
  for (const [args, status, says] of cases) {
    test(args.join(' '), async () => {
      const result = await run(args, { cwd })
      expect(result.status).toBe(status)
      expect(status === 0 ? result.stdout : result.stderr).toContain(says)
    })
  }
})

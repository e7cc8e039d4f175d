import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const CLI = resolve(import.meta.dirname, '../../src/cli.ts')

export interface RunOptions {
  /** The working directory, where `.env` is looked for. */
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
  /** What is piped in. */
  readonly input?: string
}

/** A `hustings` process with what it has written so far. */
export interface Running {
  readonly child: ChildProcess
  stdout(): string
  stderr(): string
  /** The exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** Starts `hustings` as a user's shell would, in an environment that has nothing set. */
export function start(args: readonly string[], { cwd, environment = {}, input }: RunOptions): Running {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    stdio: 'pipe',
  })
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text
    })
  }
  child.stdin.end(input)
  const ended = once(child, 'close').then(([status, signal]) => status ?? signal)
  return { child, ended, stdout: () => written.stdout, stderr: () => written.stderr }
}

/** Runs `hustings` to its end. */
export async function run(args: readonly string[], options: RunOptions) {
  const running = start(args, options)
  const status = await running.ended
  return { status, stdout: running.stdout(), stderr: running.stderr() }
}

/** Waits for what a process is to write. @throws Error when it ends without */
export async function written(running: Running, pattern: RegExp): Promise<RegExpExecArray> {
  let over = false
  running.ended.then(() => {
    over = true
  })
  for (;;) {
    const match = pattern.exec(running.stdout())
    if (match !== null) return match
    if (over) throw new Error(`Expected ${pattern} but found:\n${running.stdout()}\n${running.stderr()}`)
    await Promise.race([once(running.child.stdout!, 'data'), running.ended])
  }
}

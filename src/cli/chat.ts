import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runPrompt } from '../adapters/terminal/prompt.ts'
import { type App, LOCAL_ASKER } from '../app.ts'
import { type DataOption, withApp } from './open.ts'
import { styleFor } from './style.ts'

/** `hustings chat`: the prompt alone, without the service. */
export async function chat(options: DataOption): Promise<void> {
  await withApp(options, app => promptUntil(new AbortController().signal, app))
}

/** Runs the prompt on standard input until it ends or the signal comes. What was typed is kept in the data folder. */
export async function promptUntil(signal: AbortSignal, { bot, config }: App): Promise<void> {
  const file = join(config.dataDirectory, 'history')
  await runPrompt(bot, {
    input: process.stdin,
    output: process.stdout,
    asker: LOCAL_ASKER,
    style: styleFor(process.stdout),
    history: readHistory(file),
    onHistory: lines => writeFileSync(file, lines.join('\n'), { mode: 0o600 }),
    signal,
  })
}

function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => line !== '')
  } catch {
    return [] // Nothing typed yet.
  }
}

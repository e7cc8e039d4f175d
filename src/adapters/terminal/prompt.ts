import { createInterface } from 'node:readline/promises'
import type { Asker } from '../../bot/command.ts'
import type { Bot } from '../../bot/dispatch.ts'
import { renderReply, type TerminalOptions, widthOf } from './render.ts'

export interface PromptOptions {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream & { readonly columns?: number }
  readonly asker: Asker
  readonly style: TerminalOptions['style']
  /** Lines typed before, newest first. */
  readonly history: readonly string[]
  readonly onHistory: (lines: readonly string[]) => void
  /** Ends the prompt from outside. */
  readonly signal: AbortSignal
}

/** Reads lines and answers them until `/quit`, the end of input, Ctrl-C or the signal. */
export async function runPrompt(bot: Bot, options: PromptOptions): Promise<void> {
  const { input, output, asker, style } = options
  if (options.signal.aborted) return
  const lines = createInterface({
    input,
    output,
    history: [...options.history],
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: async (line: string): Promise<[string[], string]> => [await bot.complete(line), line],
  })
  lines.on('history', options.onHistory)
  lines.on('SIGINT', () => lines.close())
  options.signal.addEventListener('abort', () => lines.close())
  let isOpen = true
  lines.on('close', () => {
    isOpen = false
  })

  lines.setPrompt(style('cyan', 'hustings> '))
  lines.prompt()
  for await (const line of lines) {
    if (options.signal.aborted) break
    if (/^\s*\/?(?:quit|exit)\s*$/i.test(line)) break
    if (line.trim() !== '') {
      const reply = await bot.say(line, asker)
      output.write(`\n${renderReply(reply, { width: widthOf(output), style, commands: bot.commands })}\n\n`)
    }
    // Piped input is at its end before its last line is answered.
    if (isOpen) lines.prompt()
  }
  lines.close()
}

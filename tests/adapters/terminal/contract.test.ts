import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { terminalPoster } from '../../../src/adapters/terminal/poster.ts'
import { runPrompt } from '../../../src/adapters/terminal/prompt.ts'
import type { Bot } from '../../../src/bot/dispatch.ts'
import { asker } from '../../bot/asker.ts'
import type { AdapterOnFake, Shown } from '../../contracts/adapter/harness.ts'
import { adapterContract } from '../../contracts/adapter.ts'

adapterContract('the terminal', {
  cannot: {
    acknowledging: 'a line that was typed is answered before the next one is read',
    'delivering twice': 'nothing stands between the keyboard and the bot',
    buttons: 'they are shown as the lines that do the same',
    privacy: 'whoever sits at it sees everything, and may do everything',
    'failing posts': 'nobody refuses what is printed',
    'knowing posts after a restart': 'paper cannot be asked',
    editing: 'what is printed cannot be changed: a correction is printed too',
  },
  openFake: async () => ({ start: onTerminal, close: async () => {} }),
})

const PROMPT = 'hustings> '

async function onTerminal(bot: Bot): Promise<AdapterOnFake> {
  const { commands } = bot
  const style = (_: string, text: string) => text
  const input = new PassThrough()
  const output = Object.assign(new PassThrough(), { columns: 100 })
  const printer = new PassThrough()
  const printed: string[] = []
  printer.on('data', chunk => printed.push(String(chunk)))
  let written = ''
  output.on('data', chunk => {
    written += chunk
  })
  const stopping = new AbortController()
  const ended = runPrompt(bot, {
    input,
    output,
    asker,
    style,
    history: [],
    onHistory: () => {},
    signal: stopping.signal,
  })
  let answers = 0
  const nextAnswer = async (): Promise<Shown> => {
    answers += 1
    while (written.split(PROMPT).length - 2 < answers) await once(output, 'data')
    return shown(written.split(PROMPT)[answers]!)
  }
  return {
    poster: terminalPoster({ output: printer, style, commands }),
    place: { platform: 'terminal', spaceId: 'local', channelId: 'terminal' },
    send(line) {
      const answer = nextAnswer()
      input.write(`${line}\n`)
      return { acknowledged: answer, answer }
    },
    press: () => {
      throw new Error('Expected no press on a terminal')
    },
    deliverTwice: async () => {},
    standing: () => printed.map(shown),
    failPost: () => {},
    // What would move the cursor or change colours.
    problems: () => [written, ...printed].flatMap(text => /[^\P{Cc}\n]/u.exec(text) ?? []),
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

function shown(words: string): Shown {
  return { words, buttons: [], isPrivate: false, message: words }
}

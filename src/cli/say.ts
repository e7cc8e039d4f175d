import { renderReply, widthOf } from '../adapters/terminal/render.ts'
import { LOCAL_ASKER } from '../main.ts'
import { type DataOption, withApp } from './open.ts'
import { styleFor } from './style.ts'

const EXIT_STATUS = { refused: 2, failed: 1 }

/** `hustings say`: one line in, one reply out, as text or as JSON. */
export async function say(line: string, options: DataOption & { readonly json?: boolean }): Promise<void> {
  await withApp(options, async ({ bot }) => {
    const reply = await bot.say(line, LOCAL_ASKER)
    const { stdout } = process
    const shown = options.json
      ? JSON.stringify(reply, undefined, 2)
      : renderReply(reply, { width: widthOf(stdout), style: styleFor(stdout), commands: bot.commands })
    stdout.write(`${shown}\n`)
    if (reply.status !== undefined) process.exitCode = EXIT_STATUS[reply.status]
  })
}

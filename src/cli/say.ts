import { renderReply, widthOf } from '../adapters/terminal/render.ts'
import { LOCAL_ASKER } from '../app.ts'
import type { Bot } from '../bot/dispatch.ts'
import { UserError } from '../model/errors.ts'
import type { Reply } from '../model/reply.ts'
import { type DataOption, withApp } from './open.ts'
import { styleFor } from './style.ts'

const EXIT_STATUS = { refused: 2, failed: 1 }

export interface SayOptions extends DataOption {
  readonly json?: boolean
  readonly as?: string
}

/**
 * `hustings say`: one line in, one reply out, as text, as JSON, or as the messages that a platform would be sent.
 *
 * @throws UserError `unknown-platform`
 */
export async function say(line: string, options: SayOptions): Promise<void> {
  const payloads = options.as === undefined ? undefined : await payloadsFor(options.as)
  await withApp(options, async ({ bot }) => {
    const reply = await bot.say(line, LOCAL_ASKER)
    const { stdout } = process
    const shown =
      payloads !== undefined
        ? JSON.stringify(payloads(reply, bot), undefined, 2)
        : options.json
          ? JSON.stringify(reply, undefined, 2)
          : renderReply(reply, { width: widthOf(stdout), style: styleFor(stdout), commands: bot.commands })
    stdout.write(`${shown}\n`)
    if (reply.status !== undefined) process.exitCode = EXIT_STATUS[reply.status]
  })
}

type Payloads = (reply: Reply, bot: Bot) => unknown

/** A platform's renderer is loaded when it is asked for: a `say` is mostly loading. */
async function payloadsFor(platform: string): Promise<Payloads> {
  switch (platform) {
    case 'discord': {
      const { renderForDiscord } = await import('../adapters/discord/print.ts')
      return (reply, { commands }) => renderForDiscord(reply, commands)
    }
    case 'slack': {
      const [{ buttonIds }, { renderReply: renderForSlack }] = await Promise.all([
        import('../adapters/slack/buttons.ts'),
        import('../adapters/slack/render.ts'),
      ])
      return reply => renderForSlack(reply, { ids: buttonIds() })
    }
    default:
      throw new UserError('unknown-platform', `--as must be discord or slack, but is “${platform}”.`)
  }
}

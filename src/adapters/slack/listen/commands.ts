import type { App } from '@slack/bolt'
import type { Command } from '../../../bot/command.ts'
import { type Invocation, parseLine } from '../../../bot/parse-line.ts'
import { UserError } from '../../../model/errors.ts'
import { answerInvocation, answerLine, type Listening } from './listening.ts'

/**
 * Answers slash commands: `/quote sessions`. One that was given nothing, and needs something, opens a form.
 *
 * Slack runs no slash commands in threads, so there is none to answer into.
 */
export function listenForCommands(app: App, listening: Listening): void {
  app.command(/./, async ({ ack, client, payload }) => {
    // Before anything that could take its time.
    await ack()
    if (!(await listening.isFirst(`command ${payload.trigger_id}`))) return
    const line = listening.names.read(`${payload.command} ${payload.text}`.trim())
    const to = {
      spaceId: payload.team_id,
      channelId: payload.channel_id,
      userId: payload.user_id,
      responseUrl: payload.response_url,
    }
    const asked = { client, to, doing: line.split(' ')[0]! }
    const invocation = findInvocation(line, listening.bot.commands)
    if (invocation === undefined) return answerLine(asked, line, listening)
    const hasText = Object.keys(invocation.options).length > 0
    return answerInvocation(asked, invocation, {
      listening,
      ...(hasText ? {} : { triggerId: payload.trigger_id }),
    })
  })
}

/** Undefined where the line says something that the bot will explain. */
function findInvocation(line: string, commands: readonly Command[]): Invocation | undefined {
  try {
    return parseLine(line, commands)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

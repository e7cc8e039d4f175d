import type { App } from '@slack/bolt'
import type { Command } from '../../../bot/command.ts'
import { formView } from '../forms.ts'
import { answer, type Listening } from './listening.ts'

/**
 * Answers slash commands: `/quote sessions`. One that was given nothing, and needs something, opens a form.
 *
 * Slack runs no slash commands in threads, so there is none to answer into.
 */
export function listenForCommands(app: App, listening: Listening): void {
  const { bot, askerOf, isFirst, prefix } = listening
  app.command(/./, async ({ ack, client, payload }) => {
    // Before anything that could take its time.
    await ack()
    if (!(await isFirst(`command ${payload.trigger_id}`))) return
    const name = withoutPrefix(payload.command, prefix)
    const line = `/${name} ${payload.text}`.trim()
    const command = findLacking(bot.commands, line.slice(1))
    if (command !== undefined) {
      const form = {
        command: command.name,
        options: {},
        channelId: payload.channel_id,
        responseUrl: payload.response_url,
      }
      await client.views
        .open({ trigger_id: payload.trigger_id, view: formView(command, form) })
        .catch(error => listening.reportProblem(error, `opening the form of /${command.name}`))
      return
    }
    const asker = await askerOf(client, {
      teamId: payload.team_id,
      channelId: payload.channel_id,
      userId: payload.user_id,
    })
    const reply = () => bot.say(line, asker)
    await answer(
      { client, to: { kind: 'response', url: payload.response_url }, doing: `/${name}`, reply },
      listening,
    )
  })
}

/** `/news-quote` -> `quote` */
function withoutPrefix(command: string, prefix: string | undefined): string {
  const name = command.slice(1)
  return prefix !== undefined && name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : name
}

/** The command that was named and given nothing, where it needs something. */
function findLacking(commands: readonly Command[], typed: string): Command | undefined {
  const command = commands.find(({ name }) => name === typed.toLowerCase().replace(/\s+/g, ' '))
  return command !== undefined && Object.values(command.options).some(({ required }) => required)
    ? command
    : undefined
}

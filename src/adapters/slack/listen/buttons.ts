import type { App } from '@slack/bolt'
import { BUTTON_ID, readButton } from '../buttons.ts'
import { formView } from '../forms.ts'
import { answer, type Listening } from './listening.ts'

/** Does what a button says. One whose command needs more than the button knows opens a form. */
export function listenForButtons(app: App, listening: Listening): void {
  const { bot, askerOf, isFirst } = listening
  app.action(
    { type: 'block_actions', action_id: new RegExp(`^${BUTTON_ID}`) },
    async ({ ack, body, action, client }) => {
      await ack()
      if (body.type !== 'block_actions' || action.type !== 'button') return
      if (!(await isFirst(`button ${body.trigger_id}`))) return
      const invocation = readButton(action.value)
      if (invocation === undefined) return
      const channelId = body.channel?.id ?? body.user.id
      const message = body.message as { readonly ts: string; readonly thread_ts?: string } | undefined
      const threadTs = message?.thread_ts ?? message?.ts
      const command = bot.commands.find(({ name }) => name === invocation.command)
      const lacks = Object.entries(command?.options ?? {}).some(
        ([name, spec]) => spec.required === true && !Object.hasOwn(invocation.options, name),
      )
      if (command !== undefined && lacks) {
        const form = {
          ...invocation,
          options: { ...invocation.options },
          channelId,
          threadTs,
          responseUrl: body.response_url,
        }
        await client.views
          .open({ trigger_id: body.trigger_id, view: formView(command, form) })
          .catch(error => listening.reportProblem(error, `opening the form of /${command.name}`))
        return
      }
      const teamId = body.team?.id ?? body.user.team_id ?? ''
      const asker = await askerOf(client, { teamId, channelId, userId: body.user.id, threadTs })
      const doing = `the button for /${invocation.command}`
      const to =
        body.response_url === ''
          ? ({ kind: 'channel', channelId, threadTs, userId: body.user.id } as const)
          : ({ kind: 'response', url: body.response_url, threadTs } as const)
      await answer({ client, to, doing, reply: () => bot.run(invocation, asker) }, listening)
    },
  )
}

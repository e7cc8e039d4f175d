import type { App, BlockAction } from '@slack/bolt'
import { expiredButton } from '../../../bot/replies.ts'
import { sendAnswer } from '../answer.ts'
import { BUTTON_ID } from '../buttons.ts'
import { answerInvocation, type Listening } from './listening.ts'

/** Does what a button says. One whose command needs more than the button knows opens a form. */
export function listenForButtons(app: App, listening: Listening): void {
  const { bot, isFirst, names, takeTurn, wait, reportProblem } = listening
  app.action<BlockAction>(new RegExp(`^${BUTTON_ID}`), async ({ ack, body, action, client }) => {
    await ack()
    if (action.type !== 'button' || !(await isFirst(`button ${body.trigger_id}`))) return
    const message = body.message as { readonly ts: string; readonly thread_ts?: string } | undefined
    const to = {
      spaceId: body.team?.id ?? body.user.team_id ?? '',
      // On the App Home there is no channel: an answer that is too long for it comes as a direct message.
      channelId: body.channel?.id ?? body.user.id,
      userId: body.user.id,
      threadTs: message?.thread_ts ?? message?.ts,
      responseUrl: body.response_url || undefined,
      isHome: body.view?.type === 'home',
    }
    const press = await bot.recall(action.value ?? '', to)
    if (press === undefined) {
      await sendAnswer(client, to, {
        reply: expiredButton(),
        keep: bot.keep,
        wait,
        takeTurn,
        spelt: names.spelt,
      }).catch(error => reportProblem(error, 'an old button'))
      return
    }
    await answerInvocation(
      { client, to, doing: `the button for /${press.command}` },
      { command: press.command, options: press.options },
      { listening, triggerId: body.trigger_id, isShared: press.does === 'share' },
    )
  })
}

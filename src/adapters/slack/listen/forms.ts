import type { App } from '@slack/bolt'
import { filledIn } from '../../../bot/form.ts'
import { FORM, FORM_FIELD, readFields, readForm, selectOptions } from '../forms.ts'
import { answerInvocation, type Listening } from './listening.ts'

/** Runs what a form was filled in for, and suggests values while one is typed. */
export function listenForForms(app: App, listening: Listening): void {
  const { bot, askerOf, isFirst } = listening
  app.view(FORM, async ({ ack, client, view }) => {
    await ack()
    if (!(await isFirst(`form ${view.id}`))) return
    const form = readForm(view.private_metadata)
    const press = form && (await bot.recall(form.press, form))
    if (press === undefined) return
    await answerInvocation(
      { client, to: form!, doing: `the form of /${press.command}` },
      filledIn(press, readFields(view.state.values)),
      { listening },
    )
  })

  app.options<'block_suggestion'>(FORM_FIELD, async ({ ack, body, payload, client }) => {
    const form = readForm(body.view?.private_metadata ?? '')
    const press = form && (await bot.recall(form.press, form))
    if (form === undefined || press === undefined) {
      await ack({ options: [] })
      return
    }
    const asker = await askerOf(client, {
      teamId: form.spaceId,
      channelId: form.channelId,
      userId: body.user.id,
    })
    const typed = { command: press.command, option: payload.block_id, typed: payload.value }
    await ack({ options: selectOptions(await bot.suggest(typed, asker).catch(() => [])) })
  })
}

import type { App } from '@slack/bolt'
import { FORM, FORM_FIELD, readFields, readForm, selectOptions } from '../forms.ts'
import { answer, type Listening } from './listening.ts'

/** Runs what a form was filled in for, and suggests values while one is typed. */
export function listenForForms(app: App, listening: Listening): void {
  const { bot, askerOf, isFirst } = listening
  app.view(FORM, async ({ ack, body, client, view }) => {
    await ack()
    if (!(await isFirst(`form ${view.id}`))) return
    const form = readForm(view.private_metadata)
    if (form === undefined) return
    const channelId = form.channelId ?? body.user.id
    const asker = await askerOf(client, {
      teamId: body.team?.id ?? body.user.team_id ?? '',
      channelId,
      userId: body.user.id,
      threadTs: form.threadTs,
    })
    const options = { ...form.options, ...readFields(view.state.values) }
    await answer(
      {
        client,
        to:
          form.responseUrl === undefined
            ? { kind: 'channel', channelId, threadTs: form.threadTs, userId: body.user.id }
            : { kind: 'response', url: form.responseUrl, threadTs: form.threadTs },
        doing: `the form of /${form.command}`,
        reply: () => bot.run({ command: form.command, options }, asker),
      },
      listening,
    )
  })

  app.options<'block_suggestion'>(FORM_FIELD, async ({ ack, body, payload, client }) => {
    const form = readForm(body.view?.private_metadata ?? '')
    if (form === undefined || !('block_id' in payload)) {
      await ack({ options: [] })
      return
    }
    const asker = await askerOf(client, {
      teamId: body.team?.id ?? '',
      channelId: form.channelId ?? body.user.id,
      userId: body.user.id,
    })
    const typed = { command: form.command, option: String(payload.block_id), typed: payload.value }
    await ack({ options: selectOptions(await bot.suggest(typed, asker).catch(() => [])) })
  })
}

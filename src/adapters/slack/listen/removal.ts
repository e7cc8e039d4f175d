import type { App } from '@slack/bolt'
import type { Listening } from './listening.ts'

/** Lets everything of a workspace go when the bot is taken out of it. */
export function listenForRemoval(app: App, { isFirst, onRemoved, reportProblem }: Listening): void {
  const remove = async (spaceId: string, eventId: string) => {
    if (!(await isFirst(`event ${eventId}`))) return
    await onRemoved(spaceId).catch(error => reportProblem(error, 'letting a workspace go'))
  }
  app.event('app_uninstalled', ({ body }) => remove(body.team_id, body.event_id))
  app.event('tokens_revoked', async ({ body, event }) => {
    // People's own tokens are none of ours.
    if ((event.tokens.bot ?? []).length > 0) await remove(body.team_id, body.event_id)
  })
}

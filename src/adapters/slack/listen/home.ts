import type { App } from '@slack/bolt'
import { showHome } from '../show-home.ts'
import type { Listening } from './listening.ts'

/** Shows whoever opens the App Home how feeds, digests and follows stand at that moment. */
export function listenForHome(app: App, { bot, askerOf, names, reportProblem }: Listening): void {
  app.event('app_home_opened', async ({ client, event, body }) => {
    if (event.tab !== 'home') return
    const { user: userId, channel: channelId } = event
    try {
      const asker = await askerOf(client, { teamId: body.team_id, channelId, userId })
      await showHome(client, asker, { bot, spelt: names.spelt })
    } catch (error) {
      reportProblem(error, 'showing the App Home')
    }
  })
}

import type { App } from '@slack/bolt'
import { readHome } from '../../../bot/home.ts'
import { buttonIds } from '../buttons.ts'
import { homeView } from '../home.ts'
import type { Listening } from './listening.ts'

/** Shows whoever opens the App Home how feeds, digests and follows stand at that moment. */
export function listenForHome(app: App, { bot, askerOf, names: { spelt }, reportProblem }: Listening): void {
  app.event('app_home_opened', async ({ client, event, body }) => {
    if (event.tab !== 'home') return
    const { user: userId, channel: channelId } = event
    const spaceId = body.team_id
    try {
      const asker = await askerOf(client, { teamId: spaceId, channelId, userId })
      const ids = buttonIds()
      const view = homeView(await readHome(bot, asker), { ids, spelt })
      await bot.keep(ids.kept, { spaceId })
      await client.views.publish({ user_id: userId, view })
    } catch (error) {
      reportProblem(error, 'showing the App Home')
    }
  })
}

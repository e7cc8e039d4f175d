import type { webApi } from '@slack/bolt'
import type { Asker } from '../../bot/command.ts'
import type { Bot } from '../../bot/dispatch.ts'
import { readHome } from '../../bot/home.ts'
import type { Reply } from '../../model/reply.ts'
import { buttonIds } from './buttons.ts'
import { homeView } from './home.ts'
import type { Spelt } from './paragraphs.ts'

export interface ShowHomeOptions {
  readonly bot: Bot
  readonly spelt: Spelt
  /** The answer to a button pressed there, shown above everything. */
  readonly answer?: Reply
}

/** Draws somebody's App Home as things stand now. */
export async function showHome(
  client: webApi.WebClient,
  asker: Asker,
  { bot, spelt, answer }: ShowHomeOptions,
): Promise<void> {
  const ids = buttonIds()
  const view = homeView(await readHome(bot, asker), { ids, spelt, ...(answer && { answer }) })
  await bot.keep(ids.kept, asker.place)
  await client.views.publish({ user_id: asker.place.userId, view })
}

import { Hono } from 'hono'
import type { Asker } from '../../../bot/command.ts'
import { type PressIds, pressIds } from '../../../bot/press.ts'
import type { WebEnvironment } from '../environment.ts'
import { ANY_LENGTH } from '../looks/plain.ts'
import type { PageParts } from '../parts.ts'
import { strangerPage } from '../sign-in/pages.ts'
import { visitorOf } from '../visitor.ts'
import { adminPage } from './page.ts'
import { type AskedSection, sectionsFor } from './sections.ts'

/**
 * One page for those who administrate: how everything stands, each part the answer of a command, with the buttons that the
 * answer has. They are pressed in the conversation, so that nothing is done here that cannot be done there. Strangers are
 * told how to sign in.
 */
export function adminRoutes(parts: PageParts): Hono<WebEnvironment> {
  const { bot, digests, operations } = parts
  const app = new Hono<WebEnvironment>()

  app.get('/admin', async context => {
    const visitor = await visitorOf(context, parts, { isKept: true })
    context.header('Cache-Control', 'no-store')
    if (!visitor.isTrusted) return context.html(strangerPage('Admin'), 403)
    const { asker, isOperator } = visitor
    const ids: PressIds = pressIds(ANY_LENGTH)
    const sections = await answered(
      sectionsFor({ isOperator, digests: await digests.list(asker.place.spaceId) }),
      asker,
    )
    const operator = isOperator
      ? { readiness: await operations.readiness(), bugs: operations.bugs() }
      : undefined
    return context.html(adminPage({ visitor, sections, ids, operator }))
  })

  const answered = (sections: ReturnType<typeof sectionsFor>, asker: Asker): Promise<AskedSection[]> =>
    Promise.all(
      sections
        .filter(({ command }) => bot.commands.some(({ name }) => name === command))
        .map(async section => ({ ...section, reply: await bot.run(section, asker) })),
    )

  return app
}

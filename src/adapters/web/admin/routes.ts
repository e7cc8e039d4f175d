import { Hono } from 'hono'
import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { Readiness } from '../../../bot/readiness.ts'
import { typedLine } from '../../../bot/wording.ts'
import type { Action, Reply } from '../../../model/reply.ts'
import type { WebEnvironment } from '../environment.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { plainBlock } from '../looks/plain.ts'
import type { PageParts } from '../parts.ts'
import { visitorOf } from '../visitor.ts'

/** What the page of those who administrate shows, in this order: each is the answer of a command, and nothing more. */
const SECTIONS: readonly (readonly [title: string, command: string])[] = [
  ['Feeds and how they are', 'feeds health'],
  ['Digests and when they come next', 'digest list'],
  ['What became of digests', 'digest history'],
  ['Followed', 'follows'],
  ['Who changed what', 'feeds history'],
  ['This bot', 'about'],
]

/** One page for those who administrate: how everything stands, with the commands that change it. Not there for strangers. */
export function adminRoutes({ bot, site, operations }: PageParts): Hono<WebEnvironment> {
  const app = new Hono<WebEnvironment>()
  app.get('/admin', async context => {
    const { isTrusted, asker } = visitorOf(context, site)
    if (!isTrusted) return context.notFound()
    const known = SECTIONS.filter(([, command]) => bot.commands.some(({ name }) => name === command))
    const sections = await Promise.all(
      known.map(async ([title, command]) => ({
        title,
        command,
        reply: await bot.run({ command, options: {} }, asker),
      })),
    )
    const readiness = await operations.readiness()
    const lineOf = (action: Action) => typedLine(action, bot.commands)
    context.header('Cache-Control', 'no-store')
    return context.html(
      layout({
        title: 'Admin',
        here: '/admin',
        main: html`<div class="record"><h1>Admin</h1>${standing(readiness)}${sections.map(each => section(each, lineOf))}</div>`,
      }),
    )
  })
  return app
}

function standing({ isReady, database, platforms, lastPollAt, queueAgeSeconds }: Readiness): Html {
  const states = Object.entries(platforms).map(([name, state]) => `${name}: ${state}`)
  const fields = [
    ['Everything works', isReady ? 'yes' : 'no'],
    ['Database', database],
    ['Platforms', states.join(', ') || 'none connected'],
    ['Feeds read last', lastPollAt ?? 'not yet'],
    ['The longest waiting post waits', `${queueAgeSeconds} s`],
  ]
  return html`<section aria-labelledby="standing"><h2 id="standing">How it stands</h2><dl>${fields.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl></section>`
}

function section(
  { title, command, reply }: { readonly title: string; readonly command: string; readonly reply: Reply },
  lineOf: (action: Action) => string,
): Html {
  const id = command.replaceAll(' ', '-')
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${reply.blocks.map(plainBlock)}${actions(reply, lineOf)}<p><a href="/?line=${encodeURIComponent(`/${command}`)}">/${command}</a></p></section>`
}

/** Buttons as lines that only need to be sent: what changes something is never done by following a link. */
function actions({ actions: all = [] }: Reply, lineOf: (action: Action) => string): MaybeHtml {
  if (all.length === 0) return ''
  return html`<ul class="tags">${all.map(
    action =>
      html`<li><a href="/?line=${encodeURIComponent(lineOf(action))}">${plainText(action.label)}</a></li>`,
  )}</ul>`
}

import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Asker } from '../../../bot/command.ts'
import { plainText } from '../../../bot/plain-text.ts'
import type { Readiness } from '../../../bot/readiness.ts'
import { typedLine } from '../../../bot/wording.ts'
import type { Action, Reply } from '../../../model/reply.ts'
import type { WebEnvironment } from '../environment.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { plainBlock } from '../looks/plain.ts'
import type { PageParts } from '../parts.ts'
import type { Session } from '../security/session.ts'
import { signedInWords, strangerPage } from '../sign-in/pages.ts'
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

/** One page for those who administrate: how everything stands, with the commands that change it. Strangers are told how to sign in. */
export function adminRoutes(parts: PageParts): Hono<WebEnvironment> {
  const { bot, operations } = parts
  const app = new Hono<WebEnvironment>()
  app.get('/admin', async context => {
    const { isTrusted, isOperator, isSignedIn, asker, session } = await visitorOf(context, parts)
    if (!isTrusted) return context.html(strangerPage('Admin'), 403)
    const known = SECTIONS.filter(([, command]) => bot.commands.some(({ name }) => name === command))
    const sections = await Promise.all(
      known.map(async ([title, command]) => ({
        title,
        command,
        reply: await bot.run({ command, options: {} }, asker),
      })),
    )
    const readiness = isOperator ? await operations.readiness() : undefined
    const lineOf = (action: Action) => typedLine(action, bot.commands)
    context.header('Cache-Control', 'no-store')
    return context.html(
      layout({
        title: 'Admin',
        here: '/admin',
        main: html`<div class="record"><h1>Admin</h1>${isSignedIn ? signedIn(asker, session) : ''}${readiness === undefined ? '' : standing(readiness)}${sections.map(each => section(each, lineOf))}</div>`,
      }),
    )
  })
  return app
}

function signedIn({ place }: Asker, { token }: Session): Html {
  return html`<form method="post" action="/sign-out" class="bar"><p>Signed in ${signedInWords(place)}.</p><input type="hidden" name="token" value="${token}"><button>Sign out</button></form>`
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

import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { PressIds } from '../../../bot/press.ts'
import type { Bug, Readiness } from '../../../bot/readiness.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { plainBlock, pressButton } from '../looks/plain.ts'
import { moment } from '../moment.ts'
import { signedInWords } from '../sign-in/pages.ts'
import type { Visitor } from '../visitor.ts'
import type { AskedSection } from './sections.ts'

interface AdminPage {
  readonly visitor: Visitor
  readonly sections: readonly AskedSection[]
  readonly ids: PressIds
  /** How the process stands, for those who run it. */
  readonly operator: { readonly readiness: Readiness; readonly bugs: readonly Bug[] } | undefined
}

/** How everything of a space stands. */
export function adminPage({ visitor, sections, ids, operator }: AdminPage): Html {
  const { session, asker, isSignedIn } = visitor
  const token = html`<input type="hidden" name="token" value="${session.token}">`
  return layout({
    title: 'Admin',
    here: '/admin',
    main: html`<div class="record"><h1>Admin</h1>${
      isSignedIn
        ? html`<form method="post" action="/sign-out" class="bar">${token}<p>Signed in ${signedInWords(asker.place)}.</p><button>Sign out</button></form>`
        : ''
    }${operator === undefined ? '' : standing(operator.readiness, operator.bugs)}<form method="post" action="/say">${token}${sections.map((each, index) => section(each, `part-${index}`, ids))}</form></div>`,
  })
}

function standing(
  { isReady, database, platforms, lastPollAt, queueAgeSeconds }: Readiness,
  bugs: readonly Bug[],
): Html {
  const states = Object.entries(platforms).map(([name, state]) => `${name}: ${state}`)
  const fields = [
    ['Everything works', isReady ? 'yes' : 'no'],
    ['Database', database],
    ['Platforms', states.join(', ') || 'none connected'],
    ['Feeds read last', lastPollAt === undefined ? 'not yet' : moment(Temporal.Instant.from(lastPollAt))],
    ['The longest waiting post waits', `${queueAgeSeconds} s`],
  ]
  return html`<section aria-labelledby="standing"><h2 id="standing">How it stands</h2><dl class="pairs">${fields.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>${errors(bugs)}</section>`
}

function errors(bugs: readonly Bug[]): MaybeHtml {
  if (bugs.length === 0) return ''
  return html`<h3>What went wrong since it was started</h3><dl>${bugs.map(
    ({ id, at, text }) =>
      html`<div><dt>${moment(at)}, logged under ${id}</dt><dd dir="auto">${plainText(text)}</dd></div>`,
  )}</dl>`
}

function section({ title, reply, more }: AskedSection, id: string, ids: PressIds): Html {
  const button = pressButton(ids)
  const actions = [...(reply.actions ?? []), ...more]
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${reply.blocks.map(each => plainBlock(each, button))}${
    actions.length === 0 ? '' : html`<p class="buttons">${actions.map(button)}</p>`
  }</section>`
}

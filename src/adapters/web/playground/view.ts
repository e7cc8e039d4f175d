import { html } from 'hono/html'
import { plainText, shortened } from '../../../bot/plain-text.ts'
import type { PostEntry } from '../../../bot/records/digests.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { LOOKS, type LookName } from '../looks/look.ts'
import { moment } from '../moment.ts'
import { type Showing, showingPath } from './showing.ts'
import type { Exchange } from './transcript.ts'

/** An exchange with its answer as it looks. */
export interface ShownExchange {
  readonly exchange: Exchange
  readonly html: Html
}

interface Surroundings extends Showing {
  /** The session's, for every form. */
  readonly token: string
  /** How many exchanges stand in the thread of one. */
  readonly repliesIn: (id: string) => number
}

export interface Playground extends Surroundings {
  /** A thread was asked for that is not kept any more. */
  readonly isThreadGone: boolean
  readonly exchanges: readonly ShownExchange[]
  /** What was posted here without being asked. */
  readonly posts: readonly { readonly post: PostEntry; readonly html: Html }[]
  readonly commandCount: number
  /** Whether the visitor administrates the space. */
  readonly isAdmin: boolean
  /** What stands in the box at first. */
  readonly line: string
}

const LOOK_NAMES: Record<LookName, string> = { plain: 'Plain', discord: 'Discord', slack: 'Slack' }

/** What a newcomer may try on the seeds: each is sent by its button, the last by those who administrate the space alone. */
const TO_TRY: readonly (readonly [line: string, what: string])[] = [
  ['/quote sessions', 'What did somebody say, word for word?'],
  ['has trump endorsed sessions?', 'A question, answered in the article’s own words'],
  ['/summary latest', 'The newest article in its own sentences'],
  ['/verify did i go on cnn and attack the president? person:jeff sessions', 'Is a quotation real?'],
  ['/people list', 'Who is quoted most'],
  ['/race show alabama-senate-2020', 'Who runs, and what is new'],
  ['/help', 'Everything that can be asked'],
  ['/digest schedule 08:00 America/Chicago weekdays', 'A digest here every morning'],
]

/** The whole page. */
export function playgroundPage(page: Playground): Html {
  const { exchanges, thread, look, token } = page
  return layout({
    title: thread === undefined ? 'Hustings' : 'A thread',
    here: '/',
    main: html`<div class="playground" data-look="${look}">
<section class="chat" aria-label="Conversation">
<div class="bar">${thread === undefined ? html`<h1>Ask, and check every word</h1>` : html`<h1>Thread</h1>`}
<nav class="looks" aria-label="Look of the replies">${LOOKS.map(
      name =>
        html`<a href="${showingPath({ look: name, thread })}"${name === look ? html` aria-current="true"` : ''}>${LOOK_NAMES[name]}</a>`,
    )}</nav></div>
${thread === undefined ? '' : html`<p><a href="${showingPath({ look })}#${thread}">← Back to the channel</a></p>`}
${page.isThreadGone ? html`<p class="notice">That thread is not kept any more. Ask on here: the buttons of its answers, where they are still on a screen, work as before.</p>` : ''}
${exchanges.length === 0 ? welcome(page) : ''}
${posted(page)}
<div class="log" id="log" role="log" aria-label="What was asked and answered" aria-live="polite">${exchanges.map(each => exchangeView(each, page))}</div>
${composer(page)}
${
  exchanges.length === 0 || thread !== undefined
    ? ''
    : html`<form method="post" action="/clear" class="clear">${hidden({ token, look })}<button class="quiet">Clear this page</button></form>`
}
</section>
${exchanges.length === 0 ? '' : html`<aside class="more" aria-label="More to try">${toTry(page)}</aside>`}
</div>
<p class="all"><a href="${showingPath(page, { page: '/commands' })}">All ${page.commandCount} commands</a></p>`,
  })
}

/** Of what was asked, on the page again. */
const MAX_REPEATED = 500

/** One exchange: what was asked, what was answered, and the way into its thread. */
export function exchangeView({ exchange, html: answer }: ShownExchange, around: Surroundings): Html {
  const { id, asked } = exchange
  const { token, look, thread, repliesIn } = around
  const count = repliesIn(id)
  return html`<article class="exchange" id="${id}" aria-labelledby="${id}-asked">
<h2 class="asked" id="${id}-asked" dir="auto"><span class="who">You</span> ${shortened(plainText(asked), MAX_REPEATED)}</h2>
<form method="post" action="/say" class="answer ${look}">${hidden({ token, look, ...(thread === undefined ? {} : { thread }) })}
<input type="hidden" name="exchange" value="${id}">
<p class="who">Hustings <i>app</i></p>
${answer}</form>
${
  thread !== undefined
    ? ''
    : html`<p class="thread"><a href="${showingPath({ look, thread: id })}">${count === 0 ? 'Ask on in a thread' : `Thread: ${count} ${count === 1 ? 'reply' : 'replies'}`}</a></p>`
}
</article>`
}

function welcome(page: Playground): Html {
  return html`<div class="welcome"><p>Hustings reads the news, keeps every quotation with its speaker, and answers in the articles’ own words. Everything works here as it does on Discord and Slack. Try one:</p>${toTry(page)}</div>`
}

function posted({ posts, look }: Playground): MaybeHtml {
  if (posts.length === 0) return ''
  return html`<section class="posted" aria-label="Posted here">${posts.map(
    ({ post, html: shown }) =>
      html`<h2 class="asked"><span class="who">Posted</span> ${moment(post.postedAt)}</h2><div class="answer ${look}"><p class="who">Hustings <i>app</i></p>${shown}</div>`,
  )}</section>`
}

function toTry({ token, look, isAdmin }: Playground): Html {
  const tries = isAdmin ? TO_TRY : TO_TRY.slice(0, -1)
  return html`<form method="post" action="/say" class="to-try">${hidden({ token, look })}<ul>${tries.map(
    ([line, what]) =>
      html`<li><button name="line" value="${line}"><code>${line}</code><span>${what}</span></button></li>`,
  )}</ul></form>`
}

function composer({ token, look, thread, line }: Playground): Html {
  return html`<form method="post" action="/say" class="composer" id="composer">${hidden({ token, look, ...(thread === undefined ? {} : { thread }) })}
<label for="line">${thread === undefined ? 'Ask a question, or type / for commands' : 'Ask on in this thread'}</label>
<div class="box"><input id="line" name="line" value="${line}" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="6000" enterkeyhint="send" required>
<button class="primary">Send</button></div>
<ul id="suggestions" role="listbox" aria-label="Suggestions" hidden></ul></form>`
}

function hidden(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { DigestEntry, DigestRecord, PostEntry } from '../../../bot/records/digests.ts'
import type { Reply } from '../../../model/reply.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { LOOKS, type LookName } from '../looks/look.ts'
import { plainBlock } from '../looks/plain.ts'
import { moment } from '../moment.ts'
import { PAGE_CHANNEL } from '../visitor.ts'
import { feedLine, feedLinks } from './feed-links.ts'

/** A post as it looks, with why it was posted. */
export interface ShownPost {
  readonly post: PostEntry
  readonly look: LookName
  readonly html: Html
  readonly why: Reply
}

/** A digest: when it comes, what was posted last (or the post that was asked for) and why, and what became of each time. */
export function digestPage(digest: DigestRecord, shown: ShownPost | undefined): Html {
  const path = digestPath(digest.id)
  return layout({
    title: `Digest ${digest.id}`,
    here: '/digests',
    head: feedLinks(path, `Digest ${digest.id}`),
    main: html`<article class="record"><h1>Digest ${digest.id}</h1>
<p>${plainText(digest.when)}, ${whereWords(digest)}</p>
${shown === undefined ? html`<p>Nothing was posted yet. <a href="/?line=${encodeURIComponent(`/digest preview ${digest.id}`)}">Preview it</a>.</p>` : posted(path, shown)}
${earlier(path, digest, shown?.post.id)}
<h2>What became of it</h2>
${digest.history.length === 0 ? html`<p>It was not due yet.</p>` : html`<dl>${digest.history.map(({ due, outcome }) => html`<div><dt>${plainText(due)}</dt><dd>${plainText(outcome)}</dd></div>`)}</dl>`}
${feedLine(path)}</article>`,
  })
}

/** The digests of a space. */
export function digestsPage(digests: readonly DigestEntry[]): Html {
  return layout({
    title: 'Digests',
    here: '/digests',
    main: html`<h1>Digests</h1>${
      digests.length === 0
        ? html`<p>There is none yet: <a href="/?line=${encodeURIComponent('/digest schedule 08:00 weekdays')}">/digest schedule 08:00 weekdays</a></p>`
        : html`<ul class="list">${digests.map(
            digest =>
              html`<li><a href="${digestPath(digest.id)}">Digest ${digest.id}</a><small>${plainText(digest.when)}, ${whereWords(digest)}</small></li>`,
          )}</ul>`
    }`,
  })
}

function whereWords({ channelId }: DigestEntry): string {
  return channelId === PAGE_CHANNEL ? 'on this page' : `in the channel ${plainText(channelId)}`
}

export function digestPath(id: string): string {
  return `/digests/${encodeURIComponent(id)}`
}

function posted(path: string, { post, look, html: shown, why }: ShownPost): Html {
  return html`<div class="bar"><h2>As posted, ${moment(post.postedAt)}</h2><nav class="looks" aria-label="Look">${LOOKS.map(
    name =>
      html`<a href="${path}?post=${post.id}&amp;look=${name}"${name === look ? html` aria-current="true"` : ''}>${name[0]!.toUpperCase()}${name.slice(1)}</a>`,
  )}</nav></div><div class="answer ${look}">${shown}</div>
<h2>Why</h2>${why.blocks.map(each => plainBlock(each))}`
}

function earlier(path: string, { posts }: DigestRecord, current: string | undefined): MaybeHtml {
  const others = posts.filter(({ id }) => id !== current)
  if (others.length === 0) return ''
  return html`<h2>Other posts</h2><ul class="list">${others.map(
    post =>
      html`<li><a href="${path}?post=${post.id}">${plainText(post.title)}</a><small>${moment(post.postedAt)}</small></li>`,
  )}</ul>`
}

import { html } from 'hono/html'
import type { Previewer } from '../../../bot/preview.ts'
import { type Html, outsideLink } from '../html.ts'
import { FIELD, FORM_ID, type Look } from './look.ts'
import { picture } from './picture.ts'

/** About as Slack's client shows the messages that it would be sent. */
export function slackLook(previewer: Previewer): Look {
  return async said => {
    if (said.kind === 'form') {
      const { payloads, kept } = previewer.form(said.form)
      return { html: html`${(payloads as readonly View[]).map(view)}`, kept }
    }
    const { payloads, kept } = previewer.reply(said.reply, said)
    const files = said.reply.blocks.filter(each => each.kind === 'file')
    const pictures = said.reply.blocks.filter(each => each.kind === 'image')
    const isPrivate = said.reply.visibility === 'private'
    return {
      html: html`${isPrivate ? html`<p class="aside">Only visible to you</p>` : ''}${(
        payloads as readonly { readonly blocks: readonly Block[] }[]
      ).map(({ blocks }) => html`<div class="s-message">${blocks.map(block)}</div>`)}${files.map(
        ({ name, text }) =>
          html`<details class="file"><summary>${name}</summary><pre tabindex="0">${text}</pre></details>`,
      )}${pictures.map(picture)}`,
      kept,
    }
  }
}

/** Block Kit, as far as it is read here (docs.slack.dev/reference/block-kit). */
interface Block {
  readonly type: string
  readonly text?: { readonly text: string }
  readonly elements?: readonly Element[]
  readonly block_id?: string
  readonly optional?: boolean
  readonly label?: { readonly text: string }
  readonly element?: Element
}

interface Element {
  readonly type: string
  readonly text?: string | { readonly text: string }
  readonly url?: string
  readonly fallback?: string
  readonly channel_id?: string
  readonly user_id?: string
  readonly style?: Readonly<Record<string, boolean>>
  readonly value?: string
  readonly elements?: readonly Element[]
  readonly multiline?: boolean
  readonly max_length?: number
  readonly min_value?: string
  readonly max_value?: string
  readonly placeholder?: { readonly text: string }
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[]
}

interface View {
  readonly title: { readonly text: string }
  readonly submit: { readonly text: string }
  readonly private_metadata: string
  readonly blocks: readonly Block[]
}

function view({ title, submit, private_metadata, blocks }: View): Html {
  const { press } = JSON.parse(private_metadata) as { readonly press: string }
  return html`<div class="s-modal"><h3>${title.text}</h3>
<input type="hidden" name="${FORM_ID}" value="${press}">
${blocks.map(block)}
<p class="s-row"><button class="s-button primary" name="submit" value="form">${submit.text}</button></p></div>`
}

function block({ type, text, elements = [], label, element, block_id, optional }: Block): Html {
  switch (type) {
    case 'header':
      return html`<h3 dir="auto">${text?.text}</h3>`
    case 'rich_text':
      return html`<div class="s-text">${elements.map(paragraph)}</div>`
    case 'actions':
      return html`<div class="s-row">${elements.map(
        each => html`<button class="s-button" name="press" value="${each.value}">${wordsOf(each)}</button>`,
      )}</div>`
    case 'input':
      return html`<label class="s-field"><b>${label?.text}</b>${optional ? html` <small>(optional)</small>` : ''}${
        element === undefined ? '' : field(element, { name: `${FIELD}${block_id}`, isNeeded: !optional })
      }</label>`
    default:
      throw new Error(`Expected a block that is known here but found ${type}`)
  }
}

function paragraph({ type, elements = [] }: Element): Html {
  const words = elements.map(leaf)
  return type === 'rich_text_quote'
    ? html`<blockquote dir="auto">${words}</blockquote>`
    : html`<p dir="auto">${words}</p>`
}

function leaf(element: Element): Html {
  const words = wordsOf(element)
  const { bold, italic, strike } = element.style ?? {}
  const styled = bold
    ? html`<b>${words}</b>`
    : italic
      ? html`<i>${words}</i>`
      : strike
        ? html`<s>${words}</s>`
        : words
  return element.type === 'link' ? outsideLink(styled, element.url) : html`${styled}`
}

/** Moments in the zone that the reply was written for: the page does not know the reader's. Nobody has a name here. */
function wordsOf({ type, text = '', fallback, channel_id, user_id }: Element): string {
  if (type === 'date') return fallback ?? ''
  if (type === 'channel') return `#${channel_id}`
  if (type === 'user') return `@${user_id}`
  return typeof text === 'string' ? text : text.text
}

function field(
  { type, multiline, max_length, min_value, max_value, placeholder, options = [] }: Element,
  { name, isNeeded }: { readonly name: string; readonly isNeeded: boolean },
): Html {
  const needed = isNeeded ? html` required` : ''
  switch (type) {
    case 'number_input':
      return html`<input type="number" name="${name}" min="${min_value ?? ''}" max="${max_value ?? ''}"${needed}>`
    case 'static_select':
      return html`<select name="${name}"${needed}><option value=""></option>${options.map(
        ({ text, value }) => html`<option value="${value}">${text.text}</option>`,
      )}</select>`
    case 'external_select':
      return html`<input class="s-select" name="${name}" data-suggest autocomplete="off" placeholder="Select an option"${needed}>`
    default:
      return multiline
        ? html`<textarea name="${name}" rows="3" maxlength="${max_length ?? 3000}"${needed}></textarea>`
        : html`<input name="${name}" maxlength="${max_length ?? 3000}" placeholder="${placeholder?.text ?? ''}"${needed}>`
  }
}

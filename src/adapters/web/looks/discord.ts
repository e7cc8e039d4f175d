import { html } from 'hono/html'
import type { Previewer } from '../../../bot/preview.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { discordMarkdown } from './discord-markdown.ts'
import { FIELD, FORM_ID, type Look } from './look.ts'
import { picture } from './picture.ts'

/** About as Discord's client shows the messages that it would be sent. */
export function discordLook(previewer: Previewer): Look {
  return async said => {
    if (said.kind === 'form') {
      const { payloads, kept } = previewer.form(said.form)
      return { html: html`${(payloads as readonly Modal[]).map(modal)}`, kept }
    }
    const { payloads, kept } = previewer.reply(said.reply, said)
    const isPrivate = said.reply.visibility === 'private'
    return {
      html: html`${(payloads as readonly Message[]).map(message)}${
        isPrivate ? html`<p class="aside">Only you can see this</p>` : ''
      }`,
      kept,
    }
  }
}

/** A message of components, as far as it is read here (docs.discord.com/developers/components/reference). */
export interface Message {
  readonly components: readonly Component[]
  readonly files?: readonly File[]
}

type File = { readonly name: string } & (
  | { readonly text: string }
  | { readonly base64: string; readonly alt: string }
)

interface Modal extends Message {
  readonly custom_id: string
  readonly title: string
}

interface Component {
  readonly type: number
  readonly components?: readonly Component[]
  readonly component?: Component
  readonly accessory?: Component
  readonly content?: string
  readonly accent_color?: number
  readonly label?: string
  readonly description?: string
  readonly style?: number
  readonly url?: string
  readonly custom_id?: string
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly required?: boolean
  readonly max_length?: number
  readonly options?: readonly { readonly label: string; readonly value: string }[]
  readonly file?: { readonly url: string }
  readonly items?: readonly { readonly media: { readonly url: string } }[]
}

/** One message, without who sent it. */
export function message({ components, files = [] }: Message): Html {
  return html`<div class="d-message">${components.map(each => component(each, files))}</div>`
}

function modal({ custom_id, title, components }: Modal): Html {
  return html`<div class="d-modal"><h3>${title}</h3>
<input type="hidden" name="${FORM_ID}" value="${custom_id}">
${components.map(each => component(each, []))}
<p class="d-row"><button class="d-button primary" name="submit" value="form">Submit</button></p></div>`
}

function component(each: Component, files: NonNullable<Message['files']>): Html {
  const inside = (some: readonly Component[] = []) => some.map(one => component(one, files))
  switch (each.type) {
    case 1:
      return html`<div class="d-row">${inside(each.components)}</div>`
    case 2:
      return button(each)
    case 3:
      return select(each)
    case 4:
      return textInput(each)
    case 9:
      return html`<div class="d-section"><div>${inside(each.components)}</div>${
        each.accessory === undefined ? '' : component(each.accessory, files)
      }</div>`
    case 10:
      return discordMarkdown(each.content ?? '')
    case 12:
      return html`${each.items?.map(({ media }) => file(media.url, files))}`
    case 13:
      return file(each.file?.url ?? '', files)
    case 17:
      return html`<div class="d-box">${edge(each.accent_color)}<div>${inside(each.components)}</div></div>`
    case 18:
      return html`<label class="d-field"><b>${each.label}</b><small>${each.description ?? ''}</small>${
        each.component === undefined ? '' : component(each.component, files)
      }</label>`
    default:
      throw new Error(`Expected a component that is known here but found type ${each.type}`)
  }
}

/** The colour stands in a picture: our pages allow no styles of their own. */
function edge(colour: number | undefined): MaybeHtml {
  const fill = `#${(colour ?? 0x4e5058).toString(16).padStart(6, '0')}`
  return html`<svg class="d-edge" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1"><rect width="1" height="1" fill="${fill}"/></svg>`
}

function button({ style, url, label, custom_id, disabled }: Component): Html {
  if (style === 5)
    return html`<a class="d-button" href="${url}" rel="noopener noreferrer nofollow" target="_blank">${label} ↗</a>`
  return html`<button class="d-button" name="press" value="${custom_id}"${disabled ? html` disabled` : ''}>${label}</button>`
}

function select({ custom_id, placeholder, options = [] }: Component): Html {
  // In a form it is a field; elsewhere it acts, by a button beside it, since keys pass over many a choice.
  const isAction = placeholder !== undefined
  const choices = options.map(({ label, value }) => html`<option value="${value}">${label}</option>`)
  return isAction
    ? html`<select name="${custom_id}" aria-label="${placeholder}">${choices}</select>
<button class="d-button" name="choose" value="${custom_id}">Go</button>`
    : html`<select name="${FIELD}${custom_id}">${choices}</select>`
}

function textInput({ custom_id, style, required, max_length }: Component): Html {
  const rest = html`name="${FIELD}${custom_id}" maxlength="${max_length ?? 4000}"${required ? html` required` : ''}`
  return style === 2 ? html`<textarea ${rest} rows="3"></textarea>` : html`<input ${rest}>`
}

function file(url: string, files: NonNullable<Message['files']>): Html {
  const name = url.replace('attachment://', '')
  const found = files.find(each => each.name === name)
  if (found !== undefined && 'base64' in found) return picture(found)
  const text = found?.text ?? ''
  return html`<details class="file"><summary>${name}</summary><pre tabindex="0">${text}</pre></details>`
}

import { html } from 'hono/html'
import type { Form, FormField } from '../../../bot/form.ts'
import { plainText, shortened } from '../../../bot/plain-text.ts'
import { type PressIds, pressIds } from '../../../bot/press.ts'
import {
  attributionLine,
  citationLine,
  contextWords,
  day,
  otherPrints,
  publisherLine,
  quotedWords,
  sentencePieces,
  writtenBy,
  writtenWords,
} from '../../../bot/wording.ts'
import type { Action, Block, Citation, CitedSentence, DifferencePart } from '../../../model/reply.ts'
import { type Html, outsideLink } from '../html.ts'
import { FIELD, FORM_ID, type Look } from './look.ts'
import { picture } from './picture.ts'

/** A button's value may be of any length here; nothing needs to be kept. */
export const ANY_LENGTH = 10_000

/** The page's own look: what a reply means, in plain HTML. */
export const plainLook: Look = async said => {
  const ids = pressIds(ANY_LENGTH)
  if (said.kind === 'form') {
    const id = ids.idOf({ does: 'form', ...said.form.invocation })
    return { html: formFields(said.form, id), kept: ids.kept }
  }
  const { title, blocks, actions = [], visibility } = said.reply
  const button = pressButton(ids)
  const buttons = actions.map(button)
  return {
    html: html`${title === undefined ? '' : html`<h3 dir="auto">${plainText(title)}</h3>`}${blocks.map(each => plainBlock(each, button))}${
      buttons.length === 0 ? '' : html`<p class="buttons">${buttons}</p>`
    }${visibility === 'private' ? html`<p class="aside">On a platform, only you would see this</p>` : ''}`,
    kept: ids.kept,
  }
}

/** Turns actions into buttons, to stand in a form that is sent to `/say`. */
export function pressButton(ids: PressIds): (action: Action) => Html {
  return ({ label, ...action }) =>
    html`<button name="press" value="${ids.idOf({ does: 'run', ...action })}">${plainText(label)}</button>`
}

/**
 * What a block says.
 *
 * @param button for what can be done with one of many; left out where nothing can be pressed
 */
export function plainBlock(block: Block, button?: (action: Action) => Html): Html {
  switch (block.kind) {
    case 'quotation': {
      const context = contextWords(block)
      return html`<figure class="quotation"><blockquote dir="auto">${plainText(quotedWords(block))}</blockquote>
<figcaption><b>${plainText(attributionLine(block))}</b>${
        context === undefined ? '' : html`<p class="context" dir="auto">In context: ${plainText(context)}</p>`
      }<p>${source(block.citation)}</p>${otherPrints(block).map(line => html`<p>${plainText(line)}</p>`)}</figcaption></figure>`
    }
    case 'difference':
      return html`<p class="difference" dir="auto">${block.parts.map(part => html`${difference(part)} `)}</p>`
    case 'sentences':
      return html`<div class="sentences">${block.sentences.map(sentence)}<p class="source">${source(block.citation)}</p></div>`
    case 'story':
      return html`<div class="story"><h4 dir="auto">${shortened(plainText(block.headline), MAX_HEADLINE)}</h4>${
        block.note === undefined ? '' : html`<p class="note">${plainText(block.note)}</p>`
      }${block.sentences.map(({ text }) => html`<p dir="auto">${plainText(text)}</p>`)}${block.citations.map(
        each => html`<p class="source">${source(each, publisherLine(each))}</p>`,
      )}</div>`
    case 'timeline':
      return html`<ol class="timeline">${block.events.map(
        event =>
          html`<li><b>${day(event.day)}</b>${sentence(event.sentence)}<p class="source">${source(event.citation)}</p></li>`,
      )}</ol>`
    case 'comparison':
      return html`<div class="comparison"><h4>${plainText(block.subject)}</h4>${block.sides.map(
        side =>
          html`<div>${sentence(side.sentence)}<p class="source">${source(side.citation, publisherLine(side.citation))}</p></div>`,
      )}</div>`
    case 'written':
      return html`<div class="written"><p dir="auto">${plainText(writtenWords(block))}</p><p>${plainText(writtenBy(block))}</p><ol>${block.evidence.map(
        each =>
          html`<li value="${each.number}">${sentence(each.sentence)}<p class="source">${source(each.citation, publisherLine(each.citation))}</p></li>`,
      )}</ol></div>`
    case 'text':
      return html`<p class="words" dir="auto">${plainText(block.text)}</p>`
    case 'notice':
      return html`<p class="notice ${block.level}" dir="auto">${plainText(block.text)}</p>`
    case 'fields':
      return html`<dl>${block.fields.map(
        ({ name, value, mentions = [], actions = [] }) =>
          html`<div><dt dir="auto">${plainText(name)}</dt>${mentions.map(each => html`<dd dir="auto">${plainText(`${each.label} ${each.id}`)}</dd>`)}<dd dir="auto">${plainText(value)}</dd>${
            button === undefined || actions.length === 0
              ? ''
              : html`<dd class="buttons">${actions.map(button)}</dd>`
          }</div>`,
      )}</dl>`
    case 'citations':
      return html`<ul class="citations">${block.citations.map(each => html`<li>${source(each)}</li>`)}</ul>`
    case 'link':
      return html`<p>${outsideLink(plainText(block.words), block.url)}</p>`
    case 'image':
      return picture(block)
    case 'file':
      return html`<details class="file"><summary>${plainText(block.name)}</summary><pre tabindex="0">${block.text}</pre></details>`
  }
}

/** What is longer is no headline. The article's own page has it whole. */
export const MAX_HEADLINE = 300

function source(citation: Citation, words = citationLine(citation)): Html {
  return html`<span dir="auto">${outsideLink(shortened(plainText(words), MAX_HEADLINE), citation.url)}</span> · <a class="stored" href="/articles/${encodeURIComponent(citation.articleId)}">as stored</a>`
}

function sentence(cited: CitedSentence): Html {
  return html`<p class="sentence" dir="auto">${sentencePieces(cited).map(({ look, text }) =>
    look === 'plain'
      ? plainText(text)
      : look === 'emphasis'
        ? html`<mark>${plainText(text)}</mark>`
        : html`<i>${plainText(text)}</i>`,
  )}</p>`
}

function difference(part: DifferencePart): Html {
  switch (part.kind) {
    case 'same':
      return html`${plainText(part.recorded.text)}`
    case 'omitted':
      return html`<i>(${plainText(part.recorded.text)})</i>`
    case 'missing':
      return html`<ins>${plainText(part.recorded.text)}</ins>`
    case 'added':
      return html`<del>${plainText(part.typed)}</del>`
    case 'changed':
      return html`<del>${plainText(part.typed)}</del> <ins>${plainText(part.recorded.text)}</ins>`
  }
}

function formFields({ title, fields }: Form, id: string): Html {
  return html`<h3>${title}</h3><input type="hidden" name="${FORM_ID}" value="${id}">${fields.map(
    field =>
      html`<label class="field"><b>${field.name}</b> <small>${field.spec.description}</small>${input(field)}</label>`,
  )}<p class="buttons"><button class="primary" name="submit" value="form">Go</button></p>`
}

function input({ name, spec, isLong, choices }: FormField): Html {
  if (choices !== undefined)
    return html`<select name="${FIELD}${name}" required>${choices.map(each => html`<option>${each}</option>`)}</select>`
  if (isLong) return html`<textarea name="${FIELD}${name}" rows="3" required></textarea>`
  return html`<input name="${FIELD}${name}"${spec.type === 'text' && spec.suggest !== undefined ? html` data-suggest autocomplete="off"` : ''} required>`
}

import type { Json } from './fake/check-body.ts'

/** Messages of the fake as a page that looks about as Discord shows them, for looking at. */
export function toHtml(messages: readonly { readonly asked: string; readonly message: Json }[]): string {
  const shown = messages.map(
    ({ asked, message }) =>
      `<p class="asked">${escaped(asked)}</p><article><b class="who">Hustings <i>APP</i></b>${title(message)}${message.components.map(node).join('')}</article>`,
  )
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${shown.join('')}`
}

const STYLE = `
body { background: #313338; color: #dbdee1; font: 16px/1.375 "Noto Sans", "DejaVu Sans", sans-serif; width: 620px; margin: 0; padding: 8px 16px 16px }
.asked { color: #949ba4; font-size: 14px; margin: 16px 0 4px } .who { color: #f2f3f5 } .who i { background: #5865f2; font: 600 10px sans-serif; padding: 1px 4px; border-radius: 3px }
.box { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid; border-radius: 8px; padding: 12px 14px; margin: 6px 0 }
.text { white-space: pre-wrap; margin: 4px 0 } .beside { margin: 8px 0; display: flex; gap: 16px; align-items: flex-start; justify-content: space-between }
blockquote { border-left: 4px solid #4e5058; margin: 0 0 2px; padding-left: 10px } h3 { margin: 0; font-size: 18px; color: #f2f3f5 }
small { color: #949ba4; font-size: 13px } a { color: #00a8fc; text-decoration: none } .row { display: flex; flex-wrap: wrap; gap: 8px; margin: 6px 0 }
button, select { background: #4e5058; color: #fff; border: 0; border-radius: 8px; padding: 7px 14px; font: 500 14px sans-serif; white-space: nowrap } button[disabled] { opacity: .5 }`

/** Of a form. */
function title(message: Json): string {
  return message.title === undefined ? '' : `<h3>${escaped(message.title)}</h3>`
}

function node(each: Json): string {
  switch (each.type) {
    case 1:
      return `<div class="row">${each.components.map(node).join('')}</div>`
    case 2:
      return `<button${each.disabled ? ' disabled' : ''}>${escaped(each.label)}${each.style === 5 ? ' ↗' : ''}</button>`
    case 3:
      return `<select><option>${escaped(each.placeholder ?? 'Choose')}</select>`
    case 4:
      return `<textarea rows="${each.style === 2 ? 3 : 1}"></textarea>`
    case 9:
      return `<div class="beside"><div>${each.components.map(node).join('')}</div>${node(each.accessory)}</div>`
    case 10:
      return `<div class="text">${each.content.split('\n').map(line).join('')}</div>`
    case 13:
      return `<p>📄 ${escaped(each.file.url)}</p>`
    case 17:
      return `<div class="box" style="border-left-color:#${each.accent_color.toString(16).padStart(6, '0')}">${each.components.map(node).join('')}</div>`
    case 18:
      return `<p><b>${escaped(each.label)}</b><br><small>${escaped(each.description ?? '')}</small><br>${node(each.component)}</p>`
    default:
      throw new Error(`Expected a known component but found ${each.type}`)
  }
}

function line(markdown: string): string {
  const [, mark = '', rest = ''] = /^(### |-# |> |- )?(.*)$/su.exec(markdown)!
  const words = inline(rest)
  if (mark === '### ') return `<h3>${words}</h3>`
  if (mark === '-# ') return `<div><small>${words}</small></div>`
  if (mark === '> ') return `<blockquote>${words}</blockquote>`
  return `<div>${mark === '- ' ? '• ' : ''}${words}</div>`
}

function inline(markdown: string): string {
  // What stands behind a backslash is kept out of the way of the marks.
  const kept: string[] = []
  const bare = markdown.replace(/\\([\s\S])/g, (_, letter: string) => `\u0001${kept.push(letter) - 1}\u0001`)
  return escaped(bare)
    .replace(/&lt;t:(\d+):D&gt;/g, (_, seconds: string) =>
      new Date(Number(seconds) * 1_000).toLocaleDateString('en-GB', { dateStyle: 'long' }),
    )
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/~~(.+?)~~/g, '<s>$1</s>')
    .replace(/\u0001(\d+)\u0001/g, (_, index: string) => escaped(kept[Number(index)]!))
}

function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`)
    .replace(/&#60;/g, '&lt;')
    .replace(/&#62;/g, '&gt;')
}

import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { ImageBlock } from '../../../model/reply.ts'
import type { Html } from '../html.ts'

/** A picture that came with a reply: it is in the page itself, since no address has it. */
export function picture({ base64, alt }: Pick<ImageBlock, 'base64' | 'alt'>): Html {
  return html`<img class="picture" src="data:image/png;base64,${base64}" alt="${plainText(alt)}">`
}

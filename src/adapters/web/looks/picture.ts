import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { ImageBlock } from '../../../model/reply.ts'
import type { Html } from '../html.ts'

/** A picture that came with a reply, at the address where whoever got the reply gets it. */
export function picture({ base64, alt }: Pick<ImageBlock, 'base64' | 'alt'>): Html {
  return html`<img class="picture" src="${picturePath(base64)}" alt="${plainText(alt)}">`
}

/** Made from the picture itself, so that it stays what it is. */
export function picturePath(base64: string): string {
  return `/pictures/${createHash('sha256').update(base64).digest('base64url').slice(0, 22)}.png`
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { WebEnvironment } from './environment.ts'

const FOLDER = join(import.meta.dirname, 'assets')

const TYPES = {
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const

export type AssetName = keyof typeof TYPES

interface Asset {
  readonly body: Buffer<ArrayBuffer>
  readonly mark: string
}

const ASSETS = new Map(
  Object.keys(TYPES).map((name): [string, Asset] => {
    const body = readFileSync(join(FOLDER, name))
    return [name, { body, mark: createHash('sha256').update(body).digest('base64url').slice(0, 10) }]
  }),
)

/**
 * How all pages look. It stands in every page: one that came after it would have to be waited for, and a browser that is made
 * to lay out the page meanwhile does so twice, and looks for fonts that nothing is shown in.
 */
export const STYLE = readdirSync(join(FOLDER, 'styles'))
  .sort()
  .map(file => readFileSync(join(FOLDER, 'styles', file), 'utf8'))
  .join('')
  .replaceAll(/\/\*.*?\*\//gs, '')
  .replaceAll(/\s+/g, ' ')
  .replaceAll(/ ?([{};,]) ?/g, '$1')
  .trim()

/** Names the style to the policy of our pages, which lets in no other. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** Our mark, to stand in a page: as a picture it would have to be loaded, and made a document of its own, before the first paint. */
export const MARK = readFileSync(join(FOLDER, 'icon.svg'), 'utf8').replace(
  '<svg',
  '<svg width="28" height="28" aria-hidden="true"',
)

/** Where a browser finds a file of ours; another address whenever the file is another, so that it can be kept for good. */
export function assetPath(name: AssetName): string {
  return `/assets/${ASSETS.get(name)!.mark}/${name}`
}

/** The files that pages load. */
export function assetRoutes(): Hono<WebEnvironment> {
  return new Hono<WebEnvironment>().get('/assets/:mark/:name', context => {
    const name = context.req.param('name') as AssetName
    const asset = ASSETS.get(name)
    if (asset === undefined) return context.notFound()
    const isCurrent = asset.mark === context.req.param('mark')
    return context.body(asset.body, 200, {
      'Content-Type': TYPES[name],
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  })
}

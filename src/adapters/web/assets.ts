import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { WebEnvironment } from './environment.ts'

const FOLDER = join(import.meta.dirname, 'assets')

const TYPES = {
  'page.css': 'text/css; charset=utf-8',
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
    const body = name === 'page.css' ? stylesheet() : readFileSync(join(FOLDER, name))
    return [name, { body, mark: createHash('sha256').update(body).digest('base64url').slice(0, 10) }]
  }),
)

/** One for all pages: browsers keep it after the first. */
function stylesheet(): Buffer<ArrayBuffer> {
  const folder = join(FOLDER, 'styles')
  const files = readdirSync(folder).sort()
  return Buffer.concat(files.map(file => readFileSync(join(folder, file))))
}

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

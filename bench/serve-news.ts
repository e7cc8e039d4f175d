import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inventedArticle } from './invented-articles.ts'

// A process of its own, so that what serving costs is not counted: `/feed/7` lists thirty articles, `/article/210` is one.
// Tells its port to whoever started it, and ends with them.

const articlesEach = Number(process.argv[2])

const MENU = Array.from(
  { length: 40 },
  (_, index) => `<li class="menu-item"><a href="/part/${index}">Part ${index}</a></li>`,
).join('')

const server = createServer((request, response) => {
  const [, kind, number = '0'] = (request.url ?? '').split('/')
  if (kind === 'feed') response.end(rss(Number(number)))
  else if (kind === 'article') response.setHeader('content-type', 'text/html').end(page(Number(number)))
  else response.writeHead(404).end()
})
server.listen(0, '0.0.0.0')
await once(server, 'listening')
process.on('disconnect', () => process.exit())
process.send?.((server.address() as AddressInfo).port)

function rss(feed: number): string {
  const items = Array.from({ length: articlesEach }, (_, index) => {
    const { headline, published } = inventedArticle(feed * articlesEach + index)
    return `<item><title>${headline}</title><link>/article/${feed * articlesEach + index}</link><pubDate>${published}</pubDate></item>`
  })
  return `<rss version="2.0"><channel><title>Feed ${feed}</title>${items.join('')}</channel></rss>`
}

function page(number: number): string {
  const { headline, published, text } = inventedArticle(number)
  const paragraphs = text.split('\n').map(line => `<p>${line}</p>`)
  return `<!doctype html><html><head><title>${headline}</title><meta property="article:published_time" content="${published}"></head><body><nav><ul>${MENU}</ul></nav><article><h1>${headline}</h1>${paragraphs.join('')}</article><footer><ul>${MENU}</ul></footer></body></html>`
}
